import { CLASSES } from '../../core/classes.ts';
import { isAccepted } from '../../core/decide.ts';
import { SIDE } from '../../core/picture.ts';
import { reasonByNeighbours, reasonByPart } from '../../core/reasons.ts';
import { findConcentration } from '../../core/regions.ts';
import { findBest } from '../../core/scores.ts';
import { softmax } from '../../core/softmax.ts';
import type { LinearExplained, NearestScored, NetworkExplained } from '../../engine/contract.ts';
import { MAP_SIDE } from '../../engine/contract.ts';
import { messages } from '../messages/explain.ts';

const { classifierName, explain } = messages;

/** One sentence of why nearest neighbour answers as it does, from its numbers. */
export function explainNearest(
  pixels: Uint8Array,
  { scores, neighbours }: NearestScored,
  threshold: number,
): string {
  const best = findBest(scores);
  return explain.compare.nearest(
    classifierName['nearest-neighbour'],
    CLASSES[best]!,
    isAccepted(scores[best]!, threshold),
    reasonByNeighbours(pixels, neighbours, best),
  );
}

/** One sentence of why the linear classifier answers as it does, from its numbers. */
export function explainLinearly(
  pixels: Uint8Array,
  { scores, evidence, logits }: LinearExplained,
  threshold: number,
): string {
  const best = findBest(scores);
  const map = evidence.subarray(best * SIDE * SIDE, (best + 1) * SIDE * SIDE);
  return explain.compare.linear(
    classifierName.linear,
    CLASSES[best]!,
    isAccepted(scores[best]!, threshold),
    reasonByPart(pixels, map),
    logits[best]!,
  );
}

/** One sentence of why the network answers as it does, from its numbers. */
export function explainNetwork(
  { maps, logits, temperature }: NetworkExplained,
  threshold: number,
): string {
  const scores = softmax(logits, temperature).map(Math.fround);
  const best = findBest(scores);
  const next = findBest(scores.map((score, label) => (label === best ? -1 : score)));
  const places = MAP_SIDE * MAP_SIDE;
  return explain.compare.network(
    classifierName.network,
    CLASSES[best]!,
    isAccepted(scores[best]!, threshold),
    findConcentration(maps.subarray(best * places, (best + 1) * places)),
    { name: CLASSES[next]!, score: scores[next]! },
  );
}
