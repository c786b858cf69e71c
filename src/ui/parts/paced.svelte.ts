/**
 * A value that follows another one at once when it comes to rest, and while it keeps changing no
 * oftener than every `pause` milliseconds: for what nobody can read while it flies past.
 */
export function createPaced<T>(read: () => T, pause: number): { readonly current: T } {
  let current = $state.raw(read());
  let followed = -Infinity;

  $effect.pre(() => {
    const next = read();
    const follow = () => {
      followed = performance.now();
      current = next;
    };
    const wait = followed + pause - performance.now();
    if (wait <= 0) {
      follow();
      return;
    }
    const timer = setTimeout(follow, wait);
    return () => clearTimeout(timer);
  });

  return {
    get current() {
      return current;
    },
  };
}
