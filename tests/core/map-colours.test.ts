import { describe, expect, test } from 'vitest';
import { COLOUR_NAMES, nameColour } from '../../src/core/colour-names.ts';
import {
  findMostSize,
  paintAmounts,
  paintGrey,
  paintPicture,
  paintSigned,
  paintWeights,
} from '../../src/core/map-colours.ts';

const luma = ([red, green, blue]: readonly number[]) =>
  0.299 * red! + 0.587 * green! + 0.114 * blue!;

describe('the colours of maps', () => {
  test('grow lighter with the amount, so that they are read without colour', () => {
    const painted = paintAmounts([0, 1, 2, 3, 4, 5, 6, 7, 8], 8);
    const lightness = Array.from({ length: 9 }, (_, place) =>
      luma([...painted.subarray(4 * place, 4 * place + 3)]),
    );
    expect(lightness).toEqual(lightness.toSorted((one, other) => one - other));
    expect(new Set(lightness).size).toBe(9);
  });

  test('show the size of a signed value as opacity, the same both ways', () => {
    const painted = paintSigned([-2, -1, 0, 1, 2, 9], 2);
    const opacities = Array.from({ length: 6 }, (_, place) => painted[4 * place + 3]);
    expect(opacities).toEqual([255, 128, 0, 128, 255, 255]);
    const [against, speaksFor] = [painted.subarray(0, 3), painted.subarray(16, 19)];
    expect(against[2]).toBeGreaterThan(against[0]!);
    expect(speaksFor[0]).toBeGreaterThan(speaksFor[2]!);
  });

  /** How dichromats see linear red, green and blue: Machado, Oliveira and Fernandes (2009), severity 1. */
  const seers = {
    protanope: [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    deuteranope: [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
  };
  test.each(Object.entries(seers))('tell for from against to a %s', (_, matrix) => {
    const painted = paintSigned([1, -1], 1);
    const see = (pixel: number) => {
      const linear = [0, 1, 2].map((channel) => (painted[4 * pixel + channel]! / 255) ** 2.2);
      return matrix.map((row) => {
        const sum = row.reduce((total, weight, channel) => total + weight * linear[channel]!, 0);
        return 255 * Math.max(0, sum) ** (1 / 2.2);
      });
    };
    const [speaksFor, against] = [see(0), see(1)];
    const [red, , blue] = speaksFor.map((value, channel) => value - against[channel]!);
    // Yellow against blue, as far apart as half of all there is.
    expect(red).toBeGreaterThan(64);
    expect(blue).toBeLessThan(-128);
  });

  test('show weights around mid grey', () => {
    expect([...paintWeights([1, 0, -1], 1)]).toEqual([255, 128, 0, 255]);
  });

  test('show a picture as it is, or without colours', () => {
    expect([...paintPicture(Uint8Array.of(1, 2, 3))]).toEqual([1, 2, 3, 255]);
    expect([...paintGrey(Uint8Array.of(255, 0, 0, 255, 255, 255))]).toEqual([
      76, 76, 76, 255, 255, 255, 255, 255,
    ]);
  });

  test('of nothing but zeros are those of zero', () => {
    expect(findMostSize([])).toBe(0);
    expect(findMostSize([-3, 2])).toBe(3);
    expect([...paintAmounts([0], 0)]).toEqual([...paintAmounts([0], 1)]);
    expect([...paintSigned([0], 0)].at(-1)).toBe(0);
    expect([...paintWeights([0, 0, 0], 0)]).toEqual([128, 128, 128, 255]);
  });
});

describe('the names of colours', () => {
  test.each([
    [[0, 0, 0], 'black'],
    [[128, 128, 128], 'grey'],
    [[255, 255, 255], 'white'],
    [[200, 30, 30], 'red'],
    [[110, 70, 40], 'brown'],
    [[60, 140, 50], 'green'],
    [[110, 160, 220], 'blue'],
    [[250, 230, 40], 'yellow'],
  ] as const)('%j is %s', (colour, name) => {
    expect(nameColour(colour)).toBe(name);
  });

  test('there is one for every colour', () => {
    for (let red = 0; red < 256; red += 17) {
      for (let green = 0; green < 256; green += 17) {
        for (let blue = 0; blue < 256; blue += 17) {
          expect(COLOUR_NAMES).toContain(nameColour([red, green, blue]));
        }
      }
    }
  });
});
