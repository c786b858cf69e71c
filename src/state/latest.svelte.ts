/** Work of which only the latest counts: what is begun ends what was under way. */
export interface Latest {
  readonly isBusy: boolean;
  /** @returns what the work gives; null where it gave way to something newer, or was stopped */
  run<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result | null>;
  stop(): void;
}

export function createLatest(): Latest {
  let isBusy = $state.raw(false);
  let latest = new AbortController();

  return {
    get isBusy() {
      return isBusy;
    },
    async run(work) {
      latest.abort();
      const { signal } = (latest = new AbortController());
      isBusy = true;
      try {
        return await work(signal);
      } catch (error) {
        if (signal.aborted) return null;
        throw error;
      } finally {
        if (signal === latest.signal) isBusy = false;
      }
    },
    stop() {
      latest.abort();
      isBusy = false;
    },
  };
}
