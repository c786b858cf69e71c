import { CLASS_COUNT } from '../../core/classes.ts';
import { weighPixels } from '../../core/evidence.ts';
import { CHANNELS, PICTURE_BYTES } from '../../core/picture.ts';
import type { LinearExplained } from '../contract.ts';
import { checkOnePicture } from '../one-picture.ts';
import type { Linear, LinearClass, LinearHeader } from './linear.ts';

const PIXELS = PICTURE_BYTES / CHANNELS;

/** Takes the ten scores of one picture apart into what each of its pixels adds. */
export function explainLinear(
  linear: Linear,
  { classes }: LinearHeader,
  pixels: Uint8Array,
): LinearExplained {
  checkOnePicture(pixels);
  const { logits, scores } = linear.score(pixels);
  const templates = new Float32Array(CLASS_COUNT * PICTURE_BYTES);
  const evidence = new Float32Array(CLASS_COUNT * PIXELS);
  for (let label = 0; label < CLASS_COUNT; label++) {
    const template = linear.template(label).map((weight) => weight * 255);
    templates.set(template, label * PICTURE_BYTES);
    evidence.set(weighPixels(pixels, template), label * PIXELS);
  }
  const gather = (of: 'bias' | 'slope' | 'offset') =>
    Float32Array.from(classes, (one: LinearClass) => one[of]);
  return {
    templates,
    evidence,
    biases: gather('bias'),
    logits,
    slopes: gather('slope'),
    offsets: gather('offset'),
    scores,
  };
}
