import { describeError } from '../core/describe-error.ts';
import type { OnProgress, Progress } from '../data/progress.ts';

/** Where one classifier stands with the picture at hand. */
export type JudgeState = 'idle' | 'loading' | 'ready' | 'scoring' | 'failed';

/** One classifier, or one explanation, on the page: it loads itself once, then answers the latest question only. */
export interface Judge<Answer> {
  readonly state: JudgeState;
  readonly progress: Progress | null;
  /** The last answer, which stays until the next one is there or has failed. */
  readonly answer: Answer | null;
  /** The picture that the last answer is to. */
  readonly about: Uint8Array | null;
  /** The answer is to an earlier picture than the one last asked about. */
  readonly isStale: boolean;
  /** The sentence of what went wrong. */
  readonly failure: string | null;
  /** Asks about a picture; a question still open is dropped, its late answer too. */
  ask(pixels: Uint8Array): void;
  /**
   * Asks about a picture that moves: an open question is answered first, then the newest that came
   * meanwhile. Dropping each would leave a slow classifier silent until the movement ends.
   */
  follow(pixels: Uint8Array): void;
  /** Asks the last question again, loading again what did not load. */
  retry(): void;
  /** Gives up a question that is still open; the last answer stays. */
  drop(): void;
}

/** What a judge needs of the engine. */
export interface Work<Answer> {
  load(signal: AbortSignal, onProgress: OnProgress): Promise<void>;
  score(pixels: Uint8Array, signal: AbortSignal): Promise<Answer>;
}

export function createJudge<Answer>(work: Work<Answer>): Judge<Answer> {
  let state = $state.raw<JudgeState>('idle');
  let progress = $state.raw<Progress | null>(null);
  let answer = $state.raw<Answer | null>(null);
  let failure = $state.raw<string | null>(null);
  let question = $state.raw<Uint8Array | null>(null);
  let answered = $state.raw<Uint8Array | null>(null);
  let open = new AbortController();
  let isOpen = false;
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
      answered = pixels;
      failure = null;
      state = 'ready';
    } catch (error) {
      if (signal.aborted) return;
      answer = null;
      failure = describeError(error);
      state = 'failed';
    }
  }

  async function ask(pixels: Uint8Array): Promise<void> {
    open.abort();
    const mine = (open = new AbortController());
    question = pixels;
    isOpen = true;
    await answerTo(pixels, mine.signal);
    if (mine !== open) return;
    isOpen = false;
    if (question !== pixels) void ask(question);
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
    get about() {
      return answered;
    },
    get isStale() {
      return answered !== question;
    },
    get failure() {
      return failure;
    },
    ask: (pixels) => void ask(pixels),
    follow(pixels) {
      if (isOpen) question = pixels;
      else void ask(pixels);
    },
    retry() {
      if (question) void ask(question);
    },
    drop() {
      if (!isOpen) return;
      open.abort();
      isOpen = false;
      state = answer ? 'ready' : 'idle';
    },
  };
}
