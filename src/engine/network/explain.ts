import { CLASS_COUNT } from '../../core/classes.ts';
import { PICTURE_BYTES, SIDE } from '../../core/picture.ts';
import type { FeatureMaps, NetworkExplained, Stage } from '../contract.ts';
import { MAP_SIDE, STAGES } from '../contract.ts';
import { SHAPES } from './architecture.ts';
import type { Network } from './network.ts';
import type { LayerWeights, NetworkWeights } from './weights.ts';

/** What one forward pass shows, whatever ran it. */
export type Insight = Pick<NetworkExplained, 'maps' | 'biases' | 'logits' | 'stages'>;

/** Side and channels of the feature maps of each stage. */
export const STAGE_SHAPES: Readonly<Record<Stage, { side: number; channels: number }>> = {
  stem: { side: SIDE, channels: SHAPES.stem[3] },
  enter: { side: SIDE / 2, channels: SHAPES.enter[3] },
  early: { side: SIDE / 2, channels: SHAPES['early.second'][3] },
  widen: { side: SIDE / 4, channels: SHAPES.widen[3] },
  middle: { side: SIDE / 4, channels: SHAPES['middle.second'][3] },
  late: { side: SIDE / 4, channels: SHAPES['late.second'][3] },
};

/** Runs all of the network before its head over pictures, and reads the feature maps of each. */
export async function lookThrough(network: Network, pixels: Uint8Array): Promise<FeatureMaps[][]> {
  const values = await network.computeStages(pixels);
  return Array.from({ length: pixels.length / PICTURE_BYTES }, (_, index) =>
    STAGES.map((stage) => {
      const { side, channels } = STAGE_SHAPES[stage];
      const length = side * side * channels;
      return nameMaps(stage, values[stage].subarray(index * length, (index + 1) * length));
    }),
  );
}

/** Runs the forward pass over one picture and reads what lies between it and the answer. */
export async function lookInto(
  network: Network,
  { layers }: NetworkWeights,
  pixels: Uint8Array,
): Promise<Insight> {
  const { stages, features, logits } = await network.computePass(pixels);
  const head = layers.find(({ name }) => name === 'head')!;
  return {
    maps: mapClasses(features, head),
    biases: head.biases.slice(),
    logits,
    stages: STAGES.map((stage) => nameMaps(stage, stages[stage])),
  };
}

function nameMaps(stage: Stage, values: Float32Array): FeatureMaps {
  const { side, channels } = STAGE_SHAPES[stage];
  return { stage, height: side, width: side, channels, values };
}

/**
 * Class activation maps (Zhou et al. 2016), scaled so that they add up: the head averages every channel
 * over its places and weighs it, so a place adds its weighed channels divided by the number of places.
 *
 * @param features places x channels
 * @param head weights, channels x 10
 * @returns 10 x places
 */
function mapClasses(features: Float32Array, { weights, shape }: LayerWeights): Float32Array {
  const [channels] = shape as [number, number];
  const places = MAP_SIDE * MAP_SIDE;
  const maps = new Float32Array(CLASS_COUNT * places);
  for (let at = 0; at < maps.length; at++) {
    const label = Math.floor(at / places);
    const place = at % places;
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += features[place * channels + channel]! * weights[channel * CLASS_COUNT + label]!;
    }
    maps[at] = sum / places;
  }
  return maps;
}

/** Finds a stage that answered nothing at all, as a lost GPU does; returns a sentence, or null. */
export function findSilentStage(stages: readonly FeatureMaps[]): string | null {
  const silent = stages.find(({ values }) => !values.some((value) => value > 0));
  return silent ? `The stage "${silent.stage}" has nothing but zeros.` : null;
}
