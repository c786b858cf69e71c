import type { ClassName } from '../../core/classes.ts';
import { CLASSES } from '../../core/classes.ts';
import type { Rule } from '../../core/rules.ts';
import type { ScoredPictures } from '../../core/scored-pictures.ts';
import type { StripPicture } from '../../core/strip.ts';
import { messages } from '../messages/thresholds.ts';

/** Says what the next step lower lets in, or what the last one let in. */
export function describeCrossing(
  side: 'next' | 'last',
  picture: StripPicture | null,
  pictures: ScoredPictures,
  rule: Rule,
  target: ClassName,
): string {
  if (!picture) return messages.strip.nobody[side];
  const truth = CLASSES[pictures.labels[picture.picture]!]!;
  const answer = rule === 'detector' ? target : CLASSES[pictures.answers.best[picture.picture]!]!;
  return messages.strip.crossing(rule, side, truth, answer);
}
