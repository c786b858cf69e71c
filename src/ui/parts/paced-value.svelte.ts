import { untrack } from 'svelte';
import { createPaced } from '../../state/paced.ts';

/**
 * Follows a value: at once where it changes now and then, else once a pause, for what nobody can read
 * while it flies past.
 *
 * @param pause in milliseconds
 */
export function createPacedValue<T>(read: () => T, pause: number): { readonly current: T } {
  let current = $state.raw(read());
  const follow = createPaced(() => (current = untrack(read)), pause);

  $effect.pre(() => {
    read();
    follow();
  });

  return {
    get current() {
      return current;
    },
  };
}
