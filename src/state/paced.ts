/**
 * Acts at once, then not again before a pause is over, however often it is asked meanwhile.
 * Safari refuses more than 100 changes of the address in 30 seconds: https://github.com/nusmodifications/nusmods/issues/763
 *
 * @param pause in milliseconds
 */
export function createPaced(act: () => void, pause: number): () => void {
  let isPausing = false;
  let isAsked = false;

  return function ask() {
    if (isPausing) {
      isAsked = true;
      return;
    }
    isPausing = true;
    isAsked = false;
    act();
    setTimeout(() => {
      isPausing = false;
      if (isAsked) ask();
    }, pause);
  };
}
