/** `npm run train:linear`: learns the linear classifier from the original training pictures. */
import { fileURLToPath } from 'node:url';
import { CLASS_COUNT, CLASSES } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { findBest } from '../../src/core/scores.ts';
import { createLinear } from '../../src/engine/linear/linear.ts';
import type { LinearClass, LinearHeader } from '../../src/engine/linear/linear.ts';
import { writeJson } from '../pipeline/json-file.ts';
import type { Pictures } from '../pipeline/originals.ts';
import { readSet } from '../pipeline/read-pictures.ts';
import { sha256, writeIfChanged } from '../pipeline/written-file.ts';
import { findBestF1, fitPlatt } from './calibrate.ts';
import { COORDINATES, toCosines } from './cosines.ts';
import { descend } from './descend.ts';
import { pack, type PackedScorer } from './pack.ts';
import { measureMoments, standardise } from './standardise.ts';

/** Weight of half the sum of squared weights (of pixels scaled to 0..1) beside the mean loss. */
const DECAYS = [0.0003, 0.001, 0.002, 0.004, 0.01];
const DESCENT = { seed: 20261124, epochs: 10, batch: 100, rate: 0.03, momentum: 0.9 };
const FOLDER = new URL('.', import.meta.url);

async function train(): Promise<void> {
  const training = await readSet('train', 'original');
  const validation = await readSet('validation', 'original');

  console.log(`Turning ${training.labels.length} pictures into ${COORDINATES} coordinates each.`);
  const inputs = new Float32Array(training.labels.length * COORDINATES);
  toCosines(training.pixels, inputs);
  const moments = measureMoments(inputs, COORDINATES);
  standardise(inputs, moments);

  const tried = DECAYS.map((decay) => {
    const scorer = descend(
      { inputs, labels: training.labels, width: COORDINATES },
      moments.deviation.map((deviation) => decay / deviation ** 2),
      DESCENT,
      (epoch, loss) =>
        console.log(
          `weight decay ${decay}: epoch ${epoch} of ${DESCENT.epochs}, loss ${loss.toFixed(4)}`,
        ),
    );
    const packed = pack(scorer, moments);
    const validationAccuracy = measureAccuracy(packed, validation);
    console.log(`weight decay ${decay}: ${(100 * validationAccuracy).toFixed(2)} % on validation`);
    return { decay, validationAccuracy, packed };
  });
  const best = tried.reduce((best, next) =>
    next.validationAccuracy > best.validationAccuracy ? next : best,
  );

  const header = describe(best.packed, calibrate(best.packed, validation));
  await writeIfChanged(fileURLToPath(new URL('weights.bin', FOLDER)), bytesOf(best.packed));
  await writeJson(new URL('weights.json', FOLDER), header);
  await writeJson(new URL('training.json', FOLDER), {
    ...DESCENT,
    chosenDecay: best.decay,
    decays: tried.map(({ decay, validationAccuracy }) => ({ decay, validationAccuracy })),
  });
  console.log(`Weight decay ${best.decay} is the best on validation; weights written.`);
}

function measureAccuracy(packed: PackedScorer, pictures: Pictures): number {
  const { logits } = createLinear(bytesOf(packed), describe(packed)).score(pictures.pixels);
  const right = pictures.labels.filter(
    (label, row) => findBest(logits, row * CLASS_COUNT) === label,
  );
  return right.length / pictures.labels.length;
}

type Calibrated = Pick<LinearClass, 'slope' | 'offset' | 'threshold'>;
const UNCALIBRATED: Calibrated = { slope: 1, offset: 0, threshold: 0.5 };

/** Fits score and threshold of each class to validation. */
function calibrate(packed: PackedScorer, { pixels, labels }: Pictures): Calibrated[] {
  const { logits } = createLinear(bytesOf(packed), describe(packed)).score(pixels);
  return CLASSES.map((_, label) => {
    const ofClass = Float64Array.from(labels, (_, row) => logits[row * CLASS_COUNT + label]!);
    const truth = labels.map((actual) => Number(actual === label));
    const { slope, offset } = fitPlatt(ofClass, truth);
    const scores = Float32Array.from(
      ofClass,
      (logit) => 1 / (1 + Math.exp(-(slope * logit + offset))),
    );
    return { slope, offset, threshold: findBestF1(scores, truth) };
  });
}

function describe(packed: PackedScorer, calibrated: readonly Calibrated[] = []): LinearHeader {
  const bytes = bytesOf(packed);
  return {
    shape: [CLASS_COUNT, PICTURE_BYTES],
    dtype: 'int8',
    bytes: bytes.length,
    sha256: sha256(bytes),
    classes: CLASSES.map((name, label) => ({
      name,
      scale: packed.scales[label]!,
      bias: packed.biases[label]!,
      ...(calibrated[label] ?? UNCALIBRATED),
    })),
  };
}

function bytesOf({ weights }: PackedScorer): Uint8Array {
  return new Uint8Array(weights.buffer);
}

await train();
