import { describe, expect, it } from 'vitest';
import { runInLanes } from '../../scripts/lanes.mjs';

/** Tasks that the test ends: each says that it begins and that it ends, and returns its name. */
function createTasks(names: readonly string[]) {
  const shown: string[] = [];
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const tasks = names.map((name) => async (show: (text: string) => void) => {
    begun.push(name);
    show(`${name} begins`);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    show(`${name} ends`);
    return name;
  });
  const end = async (name: string) => {
    ends.get(name)!();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return {
    tasks,
    shown,
    begun,
    end,
    show: (text: string | Uint8Array) => shown.push(String(text)),
  };
}

describe('runInLanes', () => {
  it('fills a lane as soon as it is free, and returns in the order of the tasks', async () => {
    const { tasks, begun, end, show } = createTasks(['a', 'b', 'c', 'd']);
    const results = runInLanes(tasks, 2, show);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('c');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    await end('d');
    await end('a');
    expect(await results).toEqual(['a', 'b', 'c', 'd']);
  });

  it('shows the first as it comes, and each further one after those before it', async () => {
    const { tasks, shown, end, show } = createTasks(['a', 'b', 'c']);
    const results = runInLanes(tasks, 3, show);
    expect(shown).toEqual(['a begins']);
    await end('c');
    expect(shown).toEqual(['a begins']);
    await end('a');
    expect(shown).toEqual(['a begins', 'a ends', 'b begins']);
    await end('b');
    await results;
    expect(shown.slice(3)).toEqual(['b ends', 'c begins', 'c ends']);
  });

  it.each([
    [[], 2],
    [['a'], 1],
    [['a'], 5],
  ])('runs %j in %i lanes', async (names, lanes) => {
    const tasks = names.map((name) => () => Promise.resolve(name));
    expect(await runInLanes(tasks, lanes, () => undefined)).toEqual(names);
  });

  it('fails as a task fails', async () => {
    const tasks = [() => Promise.resolve(1), () => Promise.reject(new Error('broken'))];
    await expect(runInLanes(tasks, 2, () => undefined)).rejects.toThrow('broken');
  });
});
