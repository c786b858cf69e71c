import { CLASSES } from '../../core/classes.ts';
import { isAccepted } from '../../core/decide.ts';
import { SIDE } from '../../core/picture.ts';
import { reasonByNeighbours, reasonByPlace } from '../../core/reasons.ts';
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
  { scores, evidence }: LinearExplained,
  threshold: number,
): string {
  const best = findBest(scores);
  const map = evidence.subarray(best * SIDE * SIDE, (best + 1) * SIDE * SIDE);
  return explain.compare.linear(
    classifierName.linear,
    CLASSES[best]!,
    isAccepted(scores[best]!, threshold),
    reasonByPlace(pixels, map),
  );
}

/** One sentence of why the network answers as it does, from its numbers. */
export function explainNetwork(
  pixels: Uint8Array,
  { maps, logits, temperature }: NetworkExplained,
  threshold: number,
): string {
  const best = findBest(logits);
  const rival = findBest(logits.map((logit, label) => (label === best ? -Infinity : logit)));
  const places = MAP_SIDE * MAP_SIDE;
  return explain.compare.network(
    classifierName.network,
    CLASSES[best]!,
    isAccepted(Math.fround(softmax(logits, temperature)[best]!), threshold),
    reasonByPlace(pixels, maps.subarray(best * places, (best + 1) * places)),
    { name: CLASSES[rival]!, lead: logits[best]! - logits[rival]! },
  );
}
