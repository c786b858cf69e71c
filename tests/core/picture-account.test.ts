import { describe, expect, test } from 'vitest';
import { CLASS_COUNT, CLASSES } from '../../src/core/classes.ts';
import { accountFor } from '../../src/core/picture-account.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';

const AIRPLANE = CLASSES.indexOf('airplane');
const SHIP = CLASSES.indexOf('ship');

/** An airplane and a ship, both best taken for airplanes: 0.9 and 0.6. */
const scores = new Float32Array(2 * CLASS_COUNT);
scores[AIRPLANE] = 0.9;
scores[CLASS_COUNT + AIRPLANE] = 0.6;
scores[CLASS_COUNT + SHIP] = 0.3;
const pictures = createScoredPictures(scores, Uint8Array.of(AIRPLANE, SHIP));

describe('what becomes of a picture', () => {
  test.each([
    ['an airplane is found', 'detector', AIRPLANE, 0, 0.5, 'airplane', 'accepted'],
    [
      'an airplane is found at its very score',
      'detector',
      AIRPLANE,
      0,
      0.9,
      'airplane',
      'accepted',
    ],
    ['an airplane is missed', 'detector', AIRPLANE, 0, 0.95, 'airplane', 'miss'],
    ['a ship becomes an airplane', 'detector', AIRPLANE, 1, 0.6, 'airplane', 'false-positive'],
    ['a ship stays none', 'detector', AIRPLANE, 1, 0.7, 'airplane', 'shut-out'],
    ['the ship is missed by its own detector', 'detector', SHIP, 1, 0.5, 'ship', 'miss'],
    ['a right answer is given', 'top-one', AIRPLANE, 0, 0.5, 'airplane', 'accepted'],
    ['a right answer is withheld', 'top-one', AIRPLANE, 0, 0.95, 'airplane', 'miss'],
    ['a wrong answer is given', 'top-one', SHIP, 1, 0.5, 'airplane', 'false-positive'],
    ['a wrong answer is withheld', 'top-one', SHIP, 1, 0.7, 'airplane', 'shut-out'],
  ] as const)('%s', (_, rule, target, picture, threshold, answer, verdict) => {
    const account = accountFor(pictures, rule, target, picture, threshold);
    expect(CLASSES[account.answer]).toBe(answer);
    expect(account.score).toBe(scores[picture * CLASS_COUNT + account.answer]);
    expect(account.verdict).toBe(verdict);
  });
});
