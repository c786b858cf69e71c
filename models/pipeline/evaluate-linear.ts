import { readFile } from 'node:fs/promises';
import { createLinear, parseLinearHeader } from '../../src/engine/linear/linear.ts';
import type { Evaluate } from './evaluation.ts';
import { sha256 } from './written-file.ts';

const FOLDER = new URL('../linear/', import.meta.url);

/** Judges the linear classifier with the site's own code. */
export const evaluateLinear: Evaluate = async (readSet) => {
  const bytes = await readFile(new URL('weights.bin', FOLDER));
  const json = await readFile(new URL('weights.json', FOLDER), 'utf8');
  const header = parseLinearHeader(JSON.parse(json));
  if (sha256(bytes) !== header.sha256) {
    throw new Error(
      `models/linear/weights.bin has the SHA-256 ${sha256(bytes)} and its header says ${header.sha256}: train again.`,
    );
  }
  const linear = createLinear(bytes, header);
  const score = ({ pixels }: { pixels: Uint8Array }) => linear.score(pixels).scores;
  return {
    scores: {
      original: score(await readSet('test', 'original')),
      shipped: score(await readSet('test', 'shipped')),
      validation: score(await readSet('validation', 'shipped')),
    },
    exclusive: false,
    parameters: header.bytes + header.classes.length,
    bytes: bytes.length + Buffer.byteLength(json),
    how: {
      parameters: 'Weights and biases; each weight is stored in 8 bits.',
      bytes: 'weights.bin and weights.json.',
    },
  };
};
