import { describe, expect, test } from 'vitest';
import { keepRecent, measurePace, PACE_WINDOW } from '../../src/core/pace.ts';

/** Answers at these milliseconds, each as long after its picture as it says. */
const at = (times: readonly number[], delay = 0) => times.map((time) => ({ at: time, delay }));
const every = (gap: number, count: number) => Array.from({ length: count }, (_, n) => gap * n);

describe('the pace of answers', () => {
  test.each<[string, number[], number, number]>([
    ['is 0 without any', [], 5000, 0],
    ['is 0 of one, which leaves no gap', [100], 200, 0],
    ['is told by the gaps: two answers a second apart are one a second', [0, 1000], 1000, 1],
    ['25 a second', every(40, 60), 2400, 25],
    ['a third of a second each', every(300, 9), 2500, 1000 / 300],
    ['forgets what is older than the window', [0, 10, 20, 4000, 4500], 5000, 2],
    ['is 0 when the answers have stopped', every(40, 60), 2400 + PACE_WINDOW, 0],
    ['counts an answer at the edge of the window as gone', [0, 1000], PACE_WINDOW, 0],
  ])('%s', (_, times, now, perSecond) => {
    expect(measurePace(at(times), now).perSecond).toBeCloseTo(perSecond, 10);
  });

  test('stays finite where a coarse clock gives several answers one time', () => {
    expect(measurePace(at([50, 50, 50, 50]), 60).perSecond).toBe(1);
  });

  test('has the mean delay of the answers in the window', () => {
    const answers = [...at([0], 900), ...at([4000, 4100], 10), ...at([4200], 40)];
    expect(measurePace(answers, 4200).delay).toBe(20);
    expect(measurePace(answers, 9000).delay).toBeNull();
  });

  test('is measured from a list that does not grow', () => {
    const many = at(every(10, 10_000));
    expect(keepRecent(many, many.at(-1)!.at)).toHaveLength(PACE_WINDOW / 10);
  });
});
