import { describe, expect, it } from 'vitest';
import { createInTurn } from '../../src/engine/in-turn.ts';

/** A queue whose tasks note when they begin and end; one ends when the test lets it. */
function createQueue() {
  const inTurn = createInTurn();
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, givesWay = false, signal?: AbortSignal) =>
    inTurn(async () => {
      signal?.throwIfAborted();
      log.push(`${name} begins`);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      log.push(`${name} ends`);
      return name;
    }, givesWay);
  const begins = () => log.filter((line) => line.endsWith('begins')).map((line) => line[0]);
  return { add, log, begins, end: (name: string) => ends.get(name)!() };
}

/** Long enough for a task that gives way to have begun. */
const settled = async () => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve));
};

describe('in turn', () => {
  it('runs tasks in order, one at a time, past those that fail', async () => {
    const inTurn = createInTurn();
    const log: string[] = [];
    const task = (name: string, fails = false) =>
      inTurn(async () => {
        log.push(`${name} begins`);
        await Promise.resolve();
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const outcomes = await Promise.allSettled([task('a'), task('b', true), task('c')]);
    expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('goes on after it has been empty, and past a task that throws at once', async () => {
    const inTurn = createInTurn();
    const thrown = inTurn(() => {
      throw new Error('at once');
    });
    await expect(thrown).rejects.toThrow('at once');
    expect(await inTurn(() => Promise.resolve(1), true)).toBe(1);
    expect(await inTurn(() => Promise.resolve(2))).toBe(2);
  });

  it('lets an answer pass every explanation that waits, and stops none that runs', async () => {
    const { add, begins, log, end } = createQueue();
    void add('a', true);
    await settled();
    void add('b', true);
    void add('c', true);
    void add('x');
    void add('y');
    await settled();
    expect(log).toEqual(['a begins']);
    for (const name of ['a', 'x', 'y', 'b', 'c']) {
      end(name);
      await settled();
    }
    expect(begins()).toEqual(['a', 'x', 'y', 'b', 'c']);
  });

  it('hears an answer that was asked for while the task before held the thread', async () => {
    const { add, begins, end } = createQueue();
    void add('a');
    void add('b', true);
    await settled();
    // The question is there as a message, and nobody has read it yet, when the task ends.
    setTimeout(() => void add('x'));
    end('a');
    await settled();
    expect(begins()).toEqual(['a', 'x']);
    end('x');
    await settled();
    expect(begins()).toEqual(['a', 'x', 'b']);
  });

  it('hears an abort that came meanwhile, and drops that explanation before it begins', async () => {
    const { add, begins, end } = createQueue();
    const controller = new AbortController();
    void add('a');
    const dropped = add('b', true, controller.signal);
    const next = add('c', true);
    await settled();
    setTimeout(() => {
      controller.abort();
    });
    end('a');
    await expect(dropped).rejects.toMatchObject({ name: 'AbortError' });
    await settled();
    end('c');
    expect(await next).toBe('c');
    expect(begins()).toEqual(['a', 'c']);
  });

  it('lets an answer pass between the slices of a long search', async () => {
    const { add, begins, end } = createQueue();
    const search = async () => {
      for (const slice of ['1', '2', '3']) await add(slice, true);
    };
    const searched = search();
    await settled();
    void add('x');
    for (const name of ['1', 'x', '2', '3']) {
      await settled();
      end(name);
    }
    await searched;
    expect(begins()).toEqual(['1', 'x', '2', '3']);
  });
});
