import type { ClassName } from '../../core/classes.ts';
import { CLASSES } from '../../core/classes.ts';
import type { Rule } from '../../core/rules.ts';
import type { ScoredPictures } from '../../core/scored-pictures.ts';
import type { StripPicture } from '../../core/strip.ts';
import { messages } from '../messages/thresholds.ts';

/** The picture on one side of the line. */
export interface Crossing {
  readonly side: 'next' | 'last';
  readonly picture: StripPicture | null;
  /** Whether a move has just led here. */
  readonly isJust: boolean;
}

/** Says what the next step lower lets in, or what was last let in. */
export function describeCrossing(
  { side, picture, isJust }: Crossing,
  pictures: ScoredPictures,
  rule: Rule,
  target: ClassName,
): string {
  if (!picture) return messages.strip.nobody(rule, side);
  const truth = CLASSES[pictures.labels[picture.picture]!]!;
  const answer = rule === 'detector' ? target : CLASSES[pictures.answers.best[picture.picture]!]!;
  if (side === 'last' && !isJust) return messages.strip.lastLetIn(rule, truth, answer);
  return messages.strip.crossing(rule, side, truth, answer);
}
