import * as v from 'valibot';
import { CLASS_COUNT, CLASSES } from '../../core/classes.ts';
import { PICTURE_BYTES } from '../../core/picture.ts';
import type { Scored } from '../contract.ts';

const Finite = v.pipe(v.number(), v.finite());

const LinearClass = v.object({
  name: v.string(),
  /** What one unit of weight times one unit of brightness (0 to 255) adds to the logit. */
  scale: Finite,
  bias: Finite,
  /** score = sigmoid(slope * logit + offset), fitted on the validation set. */
  slope: Finite,
  offset: Finite,
  /** The score from which the class is accepted: the best F1 on the validation set. */
  threshold: Finite,
});

const Header = v.object({
  /** Rows of weights, and weights a row. */
  shape: v.strictTuple([v.literal(CLASS_COUNT), v.literal(PICTURE_BYTES)]),
  dtype: v.literal('int8'),
  bytes: v.literal(CLASS_COUNT * PICTURE_BYTES),
  sha256: v.string(),
  /** One for each class, in the order of `CLASSES`. */
  classes: v.pipe(
    v.array(LinearClass),
    v.check(
      (classes) => classes.map(({ name }) => name).join() === CLASSES.join(),
      `must be ${CLASSES.join(', ')}`,
    ),
  ),
});

/** What stands beside the packed weights: `models/linear/weights.json`. */
export type LinearHeader = v.InferOutput<typeof Header>;

/** How the whole-number dot product of a class becomes a logit, a score and a decision. */
export type LinearClass = v.InferOutput<typeof LinearClass>;

/** Reads the header of the weights; throws with the name of the first field that is wrong. */
export function parseLinearHeader(value: unknown): LinearHeader {
  const result = v.safeParse(Header, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(
    `The linear classifier's header cannot be used: field "${v.getDotPath(issue) ?? 'the whole'}": ${issue.message}.`,
  );
}

/** What the linear classifier answers beyond scores. */
export interface LinearScored extends Scored {
  /** The linear scores before calibration, `count` x 10. */
  readonly logits: Float32Array;
}

/** Ten linear scores of raw pixels, each of its class against the rest; they do not sum to one. */
export interface Linear {
  /** Threshold of each class. */
  readonly thresholds: Float32Array;

  /** Scores any number of pictures of 3,072 bytes. */
  score(pixels: Uint8Array): LinearScored;

  /** What each pixel value of a class weighs per unit of brightness, 32 x 32 x 3: the class's template. */
  template(label: number): Float32Array;
}

/**
 * Creates the linear classifier from its packed weights.
 *
 * @param bytes int8, one row of 3,072 for each class
 * @throws where there are more or fewer bytes than the header says
 */
export function createLinear(bytes: Uint8Array, header: LinearHeader): Linear {
  if (bytes.length !== header.bytes) {
    throw new Error(
      `The linear weights are ${bytes.length} bytes; their header says ${header.bytes}.`,
    );
  }
  const weights = new Int8Array(bytes.slice().buffer);
  const row = (label: number): Int8Array =>
    weights.subarray(label * PICTURE_BYTES, (label + 1) * PICTURE_BYTES);

  return {
    thresholds: Float32Array.from(header.classes, ({ threshold }) => threshold),

    score(pixels) {
      const start = performance.now();
      const count = pixels.length / PICTURE_BYTES;
      if (!Number.isInteger(count)) {
        throw new Error(`${pixels.length} bytes are not whole pictures of ${PICTURE_BYTES} bytes.`);
      }
      const logits = new Float32Array(count * CLASS_COUNT);
      const scores = new Float32Array(count * CLASS_COUNT);
      for (let at = 0; at < logits.length; at++) {
        const label = at % CLASS_COUNT;
        const { scale, bias, slope, offset } = header.classes[label]!;
        const picture = Math.floor(at / CLASS_COUNT) * PICTURE_BYTES;
        const logit = bias + scale * dot(row(label), pixels, picture);
        logits[at] = logit;
        scores[at] = 1 / (1 + Math.exp(-(slope * logit + offset)));
      }
      return { logits, scores, backend: 'typescript', milliseconds: performance.now() - start };
    },

    template: (label) =>
      Float32Array.from(row(label), (weight) => weight * header.classes[label]!.scale),
  };
}

/** At most 3,072 * 128 * 255 in size: a whole number that every machine gets right. */
function dot(weights: Int8Array, pixels: Uint8Array, start: number): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) {
    sum = (sum + weights[at]! * pixels[start + at]!) | 0;
  }
  return sum;
}
