import { expect, test } from 'vitest';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';
import { judgeDecision } from '../../src/core/strip.ts';
import { describeSlot } from '../../src/ui/thresholds/describe-slot.ts';

/** An airplane and a ship, each of which is called first airplane, then ship. */
const scores = [0.75, 0.25, 0.75, 0.25].flatMap((airplane) => {
  return [airplane, 0, 0, 0, 0, 0, 0, 0, 1 - airplane, 0];
});
const pictures = createScoredPictures(Float32Array.from(scores), Uint8Array.of(0, 0, 8, 8));

test.each([
  ['detector', 0, true, ['airplane', '0.750', '']],
  ['detector', 1, false, ['airplane', '0.250', 'missed']],
  ['detector', 2, true, ['ship', '0.750', 'false positive']],
  ['detector', 3, false, ['ship', '0.250', '']],
  ['top-one', 0, true, ['airplane', '0.750', '']],
  ['top-one', 0, false, ['airplane', '0.750', 'withheld']],
  ['top-one', 1, true, ['airplane', '0.750', 'called ship']],
  ['top-one', 1, false, ['airplane', '0.750', 'guess ship']],
] as const)(
  'under the %s rule picture %i has its score, accepted: %j',
  (rule, at, accepted, lines) => {
    const score = pictures.scoresFor(rule, 0)[at]!;
    const verdict = judgeDecision(accepted, pictures.positivesFor(rule, 0)[at] === 1);
    const shown = { picture: at, rank: 0, score, verdict };
    const slot = describeSlot(shown, pictures, rule, 'airplane', 0.5, () => null);
    expect([slot.name, slot.score, slot.note]).toEqual(lines);
    const [name, written, note] = lines;
    expect(slot.label).toBe(
      `${name}, score ${written}${note === '' ? '' : `, ${note}`}. Open in Classify`,
    );
  },
);

test('beyond the last picture nothing is said', () => {
  const slot = describeSlot(null, pictures, 'detector', 'airplane', 0.5, () => null);
  expect(slot).toMatchObject({ picture: null, verdict: 'nothing', name: '', score: '', note: '' });
});
