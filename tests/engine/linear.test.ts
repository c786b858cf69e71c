import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLASS_COUNT, CLASSES } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { createLinear, parseLinearHeader } from '../../src/engine/linear/linear.ts';

const WEIGHTS = CLASS_COUNT * PICTURE_BYTES;
const header = parseLinearHeader({
  shape: [CLASS_COUNT, PICTURE_BYTES],
  dtype: 'int8',
  bytes: WEIGHTS,
  sha256: '',
  classes: CLASSES.map((name, label) => ({
    name,
    scale: 0.001,
    bias: label / 10,
    slope: 2,
    offset: -1,
    threshold: 0.1 + label / 100,
  })),
});

/** All weights 0 but those given, as [class, position, weight]. */
function createWeights(...set: readonly (readonly [number, number, number])[]): Uint8Array {
  const weights = new Int8Array(WEIGHTS);
  for (const [label, at, weight] of set) weights[label * PICTURE_BYTES + at] = weight;
  return new Uint8Array(weights.buffer);
}

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

describe('the linear classifier', () => {
  test('logit = bias + scale * weights . bytes; score = sigmoid(slope * logit + offset)', () => {
    const linear = createLinear(createWeights([3, 0, 100], [3, 3071, -128], [4, 5, 1]), header);
    const picture = new Uint8Array(PICTURE_BYTES).fill(200);
    const { logits, scores, backend } = linear.score(picture);
    expect(logits[3]).toBeCloseTo(0.3 + 0.001 * (100 - 128) * 200, 5);
    expect(logits[4]).toBeCloseTo(0.4 + 0.001 * 200, 6);
    expect(scores[3]).toBeCloseTo(sigmoid(2 * logits[3]! - 1), 6);
    expect(backend).toBe('typescript');
  });

  test.each([
    [127, 127 * 255 * PICTURE_BYTES],
    [-128, -128 * 255 * PICTURE_BYTES],
  ])('weights all %i on white: the dot product does not overflow', (weight, dot) => {
    const linear = createLinear(new Uint8Array(WEIGHTS).fill(weight), header);
    const { logits } = linear.score(new Uint8Array(PICTURE_BYTES).fill(255));
    expect(logits[0]).toBe(Math.fround(0.001 * dot));
  });

  test('a batch scores as its pictures do one by one', () => {
    const linear = createLinear(createWeights([0, 1, 50], [9, 2, -50]), header);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.nat(255), (count, shade) => {
        const pictures = Uint8Array.from({ length: count * PICTURE_BYTES }, (_, at) => at ^ shade);
        const single = Array.from({ length: count }, (_, row) => [
          ...linear.score(pictures.subarray(row * PICTURE_BYTES, (row + 1) * PICTURE_BYTES)).scores,
        ]);
        expect([...linear.score(pictures).scores]).toEqual(single.flat());
      }),
      { numRuns: 10 },
    );
  });

  test('shows template and thresholds', () => {
    const linear = createLinear(createWeights([1, 7, -3]), header);
    const template = linear.template(1);
    expect(template).toHaveLength(PICTURE_BYTES);
    expect(template[7]).toBeCloseTo(-0.003, 9);
    expect(linear.thresholds[9]).toBeCloseTo(0.19, 6);
  });

  test('keeps its weights when the caller reuses the bytes', () => {
    const bytes = createWeights([0, 0, 10]);
    const linear = createLinear(bytes, header);
    bytes.fill(0);
    expect(linear.template(0)[0]).toBeCloseTo(0.01, 9);
  });
});

describe('what does not belong together is refused', () => {
  test.each([
    ['cut weights', WEIGHTS - 1],
    ['weights with more behind them', WEIGHTS + 1],
    ['no weights', 0],
  ])('%s', (_, length) => {
    expect(() => createLinear(new Uint8Array(length), header)).toThrow(`${length} bytes`);
  });

  test('a cut picture', () => {
    const linear = createLinear(createWeights(), header);
    expect(() => linear.score(new Uint8Array(PICTURE_BYTES - 1))).toThrow('3071 bytes');
  });

  test.each([
    ['dtype', { ...header, dtype: 'float16' }],
    ['shape.1', { ...header, shape: [CLASS_COUNT, 3000] }],
    ['bytes', { ...header, bytes: 1 }],
    ['classes', { ...header, classes: [...header.classes].reverse() }],
    ['classes', { ...header, classes: header.classes.slice(1) }],
    ['classes.0.scale', { ...header, classes: [{ ...header.classes[0], scale: null }] }],
    ['the whole', 'no header'],
  ])('a header with a wrong %s', (field, value) => {
    expect(() => parseLinearHeader(value)).toThrow(`"${field}"`);
  });
});

test('the committed weights and their header belong together', async () => {
  const committed = parseLinearHeader(
    JSON.parse(await readFile('models/linear/weights.json', 'utf8')),
  );
  const bytes = new Uint8Array(await readFile('models/linear/weights.bin'));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  expect(Buffer.from(digest).toString('hex')).toBe(committed.sha256);
  const { thresholds } = createLinear(bytes, committed);
  thresholds.forEach((threshold) => {
    expect(threshold).toBeGreaterThan(0);
    expect(threshold).toBeLessThan(1);
  });
});
