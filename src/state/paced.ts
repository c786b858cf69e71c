/**
 * Writes at once, then not again before a pause is over, and then only the newest value.
 * Safari refuses more than 100 changes of the address in 30 seconds: https://github.com/nusmodifications/nusmods/issues/763
 *
 * @param pause in milliseconds
 */
export function createPaced<Value>(
  write: (value: Value) => void,
  pause: number,
): (value: Value) => void {
  let isPausing = false;
  let waiting: { readonly value: Value } | null = null;

  return function take(value) {
    if (isPausing) {
      waiting = { value };
      return;
    }
    isPausing = true;
    write(value);
    setTimeout(() => {
      isPausing = false;
      const next = waiting;
      waiting = null;
      if (next) take(next.value);
    }, pause);
  };
}
