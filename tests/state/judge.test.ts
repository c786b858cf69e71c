import { describe, expect, test } from 'vitest';
import type { Scored } from '../../src/engine/contract.ts';
import { createJudge } from '../../src/state/judge.svelte.ts';

/** Work whose promises the test settles, in the order that it likes. */
function createWork() {
  const loads: PromiseWithResolvers<undefined>[] = [];
  const scores: (PromiseWithResolvers<Scored> & { pixels: Uint8Array; signal: AbortSignal })[] = [];
  const judge = createJudge<Scored>({
    load: () => {
      loads.push(withResolvers<undefined>());
      return loads.at(-1)!.promise;
    },
    score: (pixels, signal) => {
      scores.push({ ...withResolvers<Scored>(), pixels, signal });
      return scores.at(-1)!.promise;
    },
  });
  return { judge, loads, scores };
}

/** `Promise.withResolvers`, which Node 20 does not have. */
interface PromiseWithResolvers<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: Error) => void;
}

function withResolvers<Value>(): PromiseWithResolvers<Value> {
  let settle!: Omit<PromiseWithResolvers<Value>, 'promise'>;
  const promise = new Promise<Value>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const picture = (grey: number) => new Uint8Array(3072).fill(grey);
const answer = (milliseconds: number): Scored => ({
  scores: new Float32Array(10),
  backend: 'typescript',
  milliseconds,
});

describe('a judge', () => {
  test('drops the late answer to an old question', async () => {
    const { judge, loads, scores } = createWork();
    judge.ask(picture(1));
    loads[0]!.resolve(undefined);
    await settled();
    judge.ask(picture(2));
    await settled();
    expect(scores[0]!.signal.aborted).toBe(true);
    scores[1]!.resolve(answer(2));
    await settled();
    scores[0]!.resolve(answer(1));
    await settled();
    expect(judge.answer?.milliseconds).toBe(2);
    expect(judge.state).toBe('ready');
  });

  test('drops a late failure too', async () => {
    const { judge, loads, scores } = createWork();
    judge.ask(picture(1));
    loads[0]!.resolve(undefined);
    await settled();
    judge.ask(picture(2));
    await settled();
    scores[1]!.resolve(answer(2));
    scores[0]!.reject(new Error('too late'));
    await settled();
    expect([judge.state, judge.failure]).toEqual(['ready', null]);
  });

  test('loads once, however many questions come meanwhile, and answers the last', async () => {
    const { judge, loads, scores } = createWork();
    for (const grey of [1, 2, 3]) judge.ask(picture(grey));
    expect([loads.length, judge.state]).toEqual([1, 'loading']);
    loads[0]!.resolve(undefined);
    await settled();
    expect(scores.map(({ pixels }) => pixels[0])).toEqual([3]);
  });

  test('says why it failed, keeps the last answer, and loads again on retry', async () => {
    const { judge, loads, scores } = createWork();
    judge.ask(picture(1));
    loads[0]!.reject(new Error('The weights could not be loaded.'));
    await settled();
    expect([judge.state, judge.failure]).toEqual(['failed', 'The weights could not be loaded.']);
    judge.retry();
    loads[1]!.resolve(undefined);
    await settled();
    scores[0]!.resolve(answer(1));
    await settled();
    expect([judge.state, judge.failure, judge.answer?.milliseconds]).toEqual(['ready', null, 1]);
  });

  test('gives up an open question, keeps the last answer, and takes the next question', async () => {
    const { judge, loads, scores } = createWork();
    judge.drop();
    judge.ask(picture(1));
    loads[0]!.resolve(undefined);
    await settled();
    scores[0]!.resolve(answer(1));
    await settled();
    judge.ask(picture(2));
    await settled();
    judge.drop();
    expect([scores[1]!.signal.aborted, judge.state]).toEqual([true, 'ready']);
    scores[1]!.resolve(answer(2));
    await settled();
    expect([judge.answer?.milliseconds, judge.isStale]).toEqual([1, true]);
    judge.follow(picture(3));
    await settled();
    scores[2]!.resolve(answer(3));
    await settled();
    expect([judge.answer?.milliseconds, judge.isStale]).toEqual([3, false]);
  });

  test('has nothing to retry before the first question', () => {
    const { judge, loads } = createWork();
    judge.retry();
    expect([judge.state, loads.length]).toEqual(['idle', 0]);
  });
});
