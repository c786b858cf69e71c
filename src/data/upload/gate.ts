/** Lets a few tasks run at a time; the others wait in the order they came. */
export interface Gate {
  /**
   * Runs a task as soon as there is a place for it.
   *
   * An abort rejects at once with the signal's reason. A task that runs already keeps its place
   * until it has ended, since what it holds is not free before; one that waits never starts.
   */
  run<Result>(signal: AbortSignal, task: () => Promise<Result>): Promise<Result>;
}

export function createGate(places: number): Gate {
  let free = places;
  const waiting: (() => void)[] = [];

  const enter = async () => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free--;
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };

  return {
    async run(signal, task) {
      signal.throwIfAborted();
      const work = async () => {
        await enter();
        try {
          signal.throwIfAborted();
          return await task();
        } finally {
          leave();
        }
      };
      return untilAborted(signal, work());
    },
  };
}

function untilAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as unknown);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
