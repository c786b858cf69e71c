import { readFile, stat } from 'node:fs/promises';
import { computeProbabilities } from '../../src/engine/network/network.ts';
import { computeLogits, HEADER_URL, readNetwork } from '../network/logits.ts';
import type { Evaluate } from './evaluation.ts';
import { createProgressLine } from './progress-line.ts';
import type { IdentifiedPictures } from './read-pictures.ts';

/** Judges the network with the site's own code on WebAssembly, on two threads. */
export const evaluateNetwork: Evaluate = async (readSet) => {
  const weights = await readNetwork();
  const { bytes, parameters, calibration } = weights.header;
  if (!calibration) {
    throw new Error('The network has no temperature yet: run "npm run calibrate:network" first.');
  }
  const { temperature } = calibration;
  const exported = JSON.parse(await readFile(HEADER_URL, 'utf8')) as Record<string, unknown>;
  const score = async (what: string, { pixels }: IdentifiedPictures) => {
    const show = createProgressLine(`Scoring ${what}`, 'pictures');
    return computeProbabilities(await computeLogits(weights, pixels, show), temperature);
  };
  return {
    scores: {
      original: await score('test, original', await readSet('test', 'original')),
      shipped: await score('test, shipped', await readSet('test', 'shipped')),
      validation: await score('validation, shipped', await readSet('validation', 'shipped')),
    },
    exclusive: true,
    parameters,
    bytes: bytes + (await stat(HEADER_URL)).size,
    how: {
      parameters: 'Weights and biases, batch normalisation folded in.',
      bytes: 'weights.bin and weights.json.',
      temperature: 'Least cross-entropy on the shipped validation pictures.',
      quantisation:
        'By the export, in PyTorch on the original validation pictures: share right of the network as trained (32 bits, unfolded) and as shipped (8 bits, folded), and on how many pictures the two disagree.',
      worn: 'By the export, in PyTorch: share right of the original validation pictures, each worn as uploads are (another scale, soft from resizing, recompressed, in other light), by the network as shipped.',
      training:
        'By the training run; validation is its accuracy on the original validation pictures after the last epoch, with one look at each.',
    },
    more: {
      temperature,
      quantisation: exported['quantisation'],
      worn: exported['worn'],
      training: exported['training'],
    },
  };
};
