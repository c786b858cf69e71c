import { describe, expect, it } from 'vitest';
import { createGate } from '../../src/data/upload/gate.ts';

/** Tasks that end when told, and a record of which have begun. */
function createTasks() {
  const begun: number[] = [];
  const ends = new Map<number, (fails?: Error) => void>();
  const task = (id: number) => () => {
    begun.push(id);
    return new Promise<number>((resolve, reject) =>
      ends.set(id, (fails) => (fails ? reject(fails) : resolve(id))),
    );
  };
  return { begun, task, end: (id: number, fails?: Error) => ends.get(id)!(fails) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const never = new AbortController().signal;

describe('createGate', () => {
  it('runs two at a time, the others in the order they came', async () => {
    const { begun, task, end } = createTasks();
    const gate = createGate(2);
    const results = [1, 2, 3, 4].map((id) => gate.run(never, task(id)));
    await settle();
    expect(begun).toEqual([1, 2]);
    end(2);
    await settle();
    expect(begun).toEqual([1, 2, 3]);
    end(1);
    await settle();
    end(3);
    end(4);
    expect(await Promise.all(results)).toEqual([1, 2, 3, 4]);
  });

  it('goes on after a task that failed', async () => {
    const { begun, task, end } = createTasks();
    const gate = createGate(1);
    const first = gate.run(never, task(1));
    const second = gate.run(never, task(2));
    await settle();
    end(1, new Error('damaged'));
    await expect(first).rejects.toThrow('damaged');
    await settle();
    expect(begun).toEqual([1, 2]);
    end(2);
    expect(await second).toBe(2);
  });

  it('rejects at once on abort, and keeps the place until the task has ended', async () => {
    const { begun, task, end } = createTasks();
    const gate = createGate(1);
    const controller = new AbortController();
    const first = gate.run(controller.signal, task(1));
    const second = gate.run(never, task(2));
    await settle();
    controller.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    await settle();
    expect(begun).toEqual([1]);
    end(1);
    await settle();
    expect(begun).toEqual([1, 2]);
    end(2);
    await second;
  });

  it('never starts what was aborted while it waited, or before it came', async () => {
    const { begun, task, end } = createTasks();
    const gate = createGate(1);
    const controller = new AbortController();
    const first = gate.run(never, task(1));
    const second = gate.run(controller.signal, task(2));
    controller.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    await expect(gate.run(controller.signal, task(3))).rejects.toMatchObject({
      name: 'AbortError',
    });
    end(1);
    await first;
    const fourth = gate.run(never, task(4));
    await settle();
    expect(begun).toEqual([1, 4]);
    end(4);
    await fourth;
  });
});
