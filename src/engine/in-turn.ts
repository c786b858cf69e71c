import { pause } from './pause.ts';

/**
 * Runs tasks one after another, in the order they were given; a failed one does not stop the next.
 *
 * @param givesWay whether every other task goes first, also one that is given later
 */
export type InTurn = <T>(task: () => Promise<T>, givesWay?: boolean) => Promise<T>;

export function createInTurn(): InTurn {
  const first: (() => Promise<unknown>)[] = [];
  const later: (() => Promise<unknown>)[] = [];
  let isWorking = false;

  async function work(): Promise<void> {
    isWorking = true;
    // Who gives way hears first what was asked, or aborted, while another task held the thread.
    while (first.length > 0 || later.length > 0) {
      if (first.length === 0) await pause();
      await (first.shift() ?? later.shift())!();
    }
    isWorking = false;
  }

  return (task, givesWay = false) =>
    new Promise((resolve, reject) => {
      (givesWay ? later : first).push(() => Promise.resolve().then(task).then(resolve, reject));
      if (!isWorking) void work();
    });
}
