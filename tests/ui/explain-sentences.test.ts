import { describe, expect, test } from 'vitest';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type {
  LinearExplained,
  NearestScored,
  NetworkExplained,
} from '../../src/engine/contract.ts';
import { describePlaces } from '../../src/ui/explain/describe-places.ts';
import {
  explainLinearly,
  explainNearest,
  explainNetwork,
} from '../../src/ui/explain/compare-sentences.ts';

const FROG = 6;
const green = Uint8Array.from({ length: PICTURE_BYTES }, (_, at) => [40, 160, 40][at % 3]!);
const black = new Uint8Array(PICTURE_BYTES);

/** Scores of which the frog's is given and all others are 0. */
const scoreFrog = (score: number) =>
  Float32Array.from({ length: CLASS_COUNT }, (_, label) => (label === FROG ? score : 0));
/** Maps of which the frog's has one value in one place. */
function createMaps(places: number, at: number, value: number): Float32Array {
  const maps = new Float32Array(CLASS_COUNT * places);
  maps[FROG * places + at] = value;
  return maps;
}

describe('where a signed map speaks', () => {
  const gathered = new Float32Array(64);
  gathered[27] = 3;
  const mixed = gathered.map((value, at) => (at < 8 ? -1 : value));
  test.each([
    ['gathered', gathered, ['100\u00a0% in the middle quarter', 'none']],
    ['both', mixed, ['100\u00a0% in the middle quarter', '100\u00a0% at the top']],
    [
      'everywhere alike',
      new Float32Array(64).fill(-1),
      ['none', 'spread over the picture, 25\u00a0% of it in the middle quarter'],
    ],
    [
      'next to nothing against',
      gathered.map((value, at) => (at === 0 ? -0.01 : value)),
      ['100\u00a0% in the middle quarter', 'next to nothing'],
    ],
    ['silent', new Float32Array(64), ['none', 'none']],
  ])('%s', (_, map, words) => {
    expect(describePlaces(map)).toEqual(words);
  });
});

describe('one sentence of why', () => {
  const neighbours = [
    { label: FROG, pixels: green },
    { label: FROG, pixels: black },
    { label: 4, pixels: green },
  ];
  const answer = { scores: scoreFrog(0.6), neighbours } as unknown as NearestScored;

  test('nearest neighbour counts votes and shared surroundings', () => {
    expect(explainNearest(green, answer, 0.5)).toBe(
      'Nearest neighbour says frog: 2 of the 3 nearest are frogs; the picture’s surroundings are green on average, and so are those of 2 of these 3.',
    );
  });

  test('below the threshold it only leans', () => {
    expect(explainNearest(green, answer, 0.7)).toMatch(
      /^Nearest neighbour leans to frog, and is not sure: /,
    );
  });

  test.each([
    [[green], 'those of the nearest are too'],
    [[green, green], 'so are those of all 2'],
    [[green, green, black], 'so are those of 2 of these 3'],
    [[green, black], 'those of only 1 of these 2 are'],
  ])('of who shares the surroundings no more is said than there is (%#)', (pictures, said) => {
    const neighbours = pictures.map((pixels) => ({ label: FROG, pixels }));
    const scored = { ...answer, neighbours } as unknown as NearestScored;
    expect(explainNearest(green, scored, 0.5)).toMatch(new RegExp(`, and ${said}\\.$`));
  });

  test.each([
    [[black], 'the nearest is a frog'],
    [[black, black], '2 of the 2 nearest are frogs'],
  ])('a colour that none of them shares is no reason, and is left out (%#)', (pictures, said) => {
    const neighbours = pictures.map((pixels) => ({ label: FROG, pixels }));
    const scored = { ...answer, neighbours } as unknown as NearestScored;
    expect(explainNearest(green, scored, 0.5)).toBe(`Nearest neighbour says frog: ${said}.`);
  });

  test('one vote is told in the singular', () => {
    const one = { ...answer, neighbours: neighbours.slice(0, 1) } as unknown as NearestScored;
    expect(explainNearest(green, one, 0.5)).toContain('says frog: the nearest is a frog; ');
  });

  test('fewer votes that win are said to be nearer', () => {
    const tied = { ...answer, neighbours: neighbours.slice(1) } as unknown as NearestScored;
    expect(explainNearest(green, tied, 0.5)).toContain('(the nearer, the more it counts)');
    expect(explainNearest(green, answer, 0.5)).not.toContain('the nearer');
  });

  test('the linear classifier says which part adds most to its sum, and the colour there', () => {
    const explained = {
      scores: scoreFrog(0.6),
      evidence: createMaps(1024, 0, 2),
      logits: scoreFrog(-0.25),
    } as unknown as LinearExplained;
    expect(explainLinearly(green, explained, 0.5)).toBe(
      'The linear classifier says frog: the top, where the picture is green on average, adds +2.00 to its sum of -0.25, more than any other part.',
    );
    const nothing = { ...explained, evidence: new Float32Array(10_240).fill(-1) };
    expect(explainLinearly(green, nothing, 0.7)).toBe(
      'The linear classifier leans to frog, and is not sure: no part of the picture adds to its sum of -0.25; all other classes have lower scores still.',
    );
  });

  const logits = Float32Array.from({ length: CLASS_COUNT }, () => -20);
  logits[FROG] = 3;
  logits[4] = 1.5;

  test('the network says where most speaks for it, and which class comes next', () => {
    const explained = { maps: createMaps(64, 27, 3), logits, temperature: 1 };
    expect(explainNetwork(explained as unknown as NetworkExplained, 0.5)).toBe(
      'The convolutional network says frog: 100\u00a0% of what speaks for it lies in the middle quarter; deer comes next, with a score of 0.182.',
    );
    const nothing = { ...explained, maps: createMaps(64, 27, -1), temperature: 0.2 };
    expect(explainNetwork(nothing as unknown as NetworkExplained, 1)).toBe(
      'The convolutional network leans to frog, and is not sure: no place speaks for it; deer comes next, with a score below 0.001.',
    );
  });

  test('what is everywhere alike is not said to lie in one part', () => {
    const maps = new Float32Array(640).fill(1);
    const explained = { maps, logits, temperature: 1 } as unknown as NetworkExplained;
    expect(explainNetwork(explained, 0.5)).toContain(
      'what speaks for it is spread over the picture, 25\u00a0% of it in the middle quarter; ',
    );
  });
});
