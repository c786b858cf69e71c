import { describe, expect, test } from 'vitest';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type {
  LinearExplained,
  NearestScored,
  NetworkExplained,
} from '../../src/engine/contract.ts';
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

describe('one sentence of why', () => {
  const neighbours = [
    { label: FROG, pixels: green },
    { label: FROG, pixels: black },
    { label: 4, pixels: green },
  ];
  const answer = { scores: scoreFrog(0.6), neighbours } as unknown as NearestScored;

  test('nearest neighbour counts votes and shared surroundings', () => {
    expect(explainNearest(green, answer, 0.5)).toBe(
      'Nearest neighbour says frog: 2 of the 3 nearest are frogs, and the surroundings of 2 of these 3 are green, as here.',
    );
  });

  test('below the threshold it only leans', () => {
    expect(explainNearest(green, answer, 0.7)).toMatch(
      /^Nearest neighbour leans to frog, and is not sure: /,
    );
  });

  test('one vote is told in the singular, and that nothing is shared', () => {
    const one = { ...answer, neighbours: neighbours.slice(1, 2) } as unknown as NearestScored;
    expect(explainNearest(green, one, 0.5)).toBe(
      'Nearest neighbour says frog: the nearest is a frog, and its surroundings are not green as here.',
    );
  });

  test('fewer votes that win are said to be nearer', () => {
    const tied = { ...answer, neighbours: neighbours.slice(1) } as unknown as NearestScored;
    expect(explainNearest(green, tied, 0.5)).toContain('(the nearer, the more it counts)');
    expect(explainNearest(green, answer, 0.5)).not.toContain('the nearer');
  });

  test('the linear classifier says where most speaks for it, and the colour there', () => {
    const explained = {
      scores: scoreFrog(0.6),
      evidence: createMaps(1024, 0, 2),
    } as unknown as LinearExplained;
    expect(explainLinearly(green, explained, 0.5)).toBe(
      'The linear classifier says frog: 100 % of what speaks for it lies at the top, where the picture is green.',
    );
    const nothing = { ...explained, evidence: createMaps(1024, 0, -2) };
    expect(explainLinearly(green, nothing, 0.5)).toBe(
      'The linear classifier says frog: no pixel speaks for it, the bias alone does.',
    );
  });

  test('the network says where most speaks for it, and how far the next is', () => {
    const logits = scoreFrog(3);
    logits[4] = 1.5;
    const explained = {
      maps: createMaps(64, 27, 3),
      logits,
      temperature: 1,
    } as unknown as NetworkExplained;
    expect(explainNetwork(green, explained, 0.5)).toBe(
      'The convolutional network says frog: 100 % of what speaks for it lies in the middle; deer comes next, 1.50 lower.',
    );
    const nothing = { ...explained, maps: createMaps(64, 27, -1) };
    expect(explainNetwork(green, nothing, 0.99)).toBe(
      'The convolutional network leans to frog, and is not sure: no place speaks for it; deer comes next, 1.50 lower.',
    );
  });
});
