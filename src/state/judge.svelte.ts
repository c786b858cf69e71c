import type { OnProgress, Progress, Scored } from '../engine/contract.ts';

/** Where one classifier stands with the picture at hand. */
export type JudgeState = 'idle' | 'loading' | 'ready' | 'scoring' | 'failed';

/** One classifier on the page: it loads itself once, then answers the latest question only. */
export interface Judge<Answer extends Scored> {
  readonly state: JudgeState;
  readonly progress: Progress | null;
  /** The last answer, which stays until the next one is there. */
  readonly answer: Answer | null;
  /** The sentence of what went wrong. */
  readonly failure: string | null;
  /** Asks about a picture; a question still open is dropped, its late answer too. */
  ask(pixels: Uint8Array): void;
  /** Asks the last question again, loading again what did not load. */
  retry(): void;
}

/** What a judge needs of the engine. */
export interface Work<Answer extends Scored> {
  load(signal: AbortSignal, onProgress: OnProgress): Promise<void>;
  score(pixels: Uint8Array, signal: AbortSignal): Promise<Answer>;
}

export function createJudge<Answer extends Scored>(work: Work<Answer>): Judge<Answer> {
  let state = $state.raw<JudgeState>('idle');
  let progress = $state.raw<Progress | null>(null);
  let answer = $state.raw<Answer | null>(null);
  let failure = $state.raw<string | null>(null);
  let question: Uint8Array | null = null;
  let open = new AbortController();
  let loading: Promise<void> | null = null;

  /** Loading is not part of a question: a new one does not start it over. */
  function load(): Promise<void> {
    loading ??= work
      .load(new AbortController().signal, (step) => (progress = step))
      .catch((error: unknown) => {
        loading = null;
        throw error;
      });
    return loading;
  }

  async function answerTo(pixels: Uint8Array, signal: AbortSignal): Promise<void> {
    try {
      state = answer ? 'scoring' : 'loading';
      await load();
      signal.throwIfAborted();
      state = 'scoring';
      progress = null;
      const next = await work.score(pixels, signal);
      signal.throwIfAborted();
      answer = next;
      failure = null;
      state = 'ready';
    } catch (error) {
      if (signal.aborted) return;
      failure = error instanceof Error ? error.message : String(error);
      state = 'failed';
    }
  }

  function ask(pixels: Uint8Array): void {
    open.abort();
    open = new AbortController();
    question = pixels;
    void answerTo(pixels, open.signal);
  }

  return {
    get state() {
      return state;
    },
    get progress() {
      return progress;
    },
    get answer() {
      return answer;
    },
    get failure() {
      return failure;
    },
    ask,
    retry() {
      if (question) ask(question);
    },
  };
}
