import type { ClassName } from '../../core/classes.ts';
import { CLASSES } from '../../core/classes.ts';
import type { Rule } from '../../core/rules.ts';
import type { ScoredPictures } from '../../core/scored-pictures.ts';
import type { StripPicture, Verdict } from '../../core/strip.ts';
import { messages } from '../messages/thresholds.ts';

/** What one place of the strip shows. */
export interface Slot {
  /** Its position in the set; null beyond the last picture. */
  readonly picture: number | null;
  /** Null while the picture is on its way. */
  readonly pixels: Uint8Array | null;
  readonly verdict: Verdict | 'nothing';
  /** Three lines under the picture; the last is empty where there is nothing to say of it. */
  readonly name: string;
  readonly score: string;
  readonly note: string;
  /** The whole in a sentence, for who does not see it. */
  readonly label: string;
}

const NOTHING: Slot = {
  picture: null,
  pixels: null,
  verdict: 'nothing',
  name: '',
  score: '',
  note: '',
  label: '',
};

/** Puts a picture beside the line into words. */
export function describeSlot(
  shown: StripPicture | null,
  pictures: ScoredPictures,
  rule: Rule,
  target: ClassName,
  threshold: number,
  pixelsOf: (picture: number) => Uint8Array | null,
): Slot {
  if (!shown) return NOTHING;
  const { picture, score, verdict } = shown;
  const truth = CLASSES[pictures.labels[picture]!]!;
  const answer = rule === 'detector' ? target : CLASSES[pictures.answers.best[picture]!]!;
  const words = messages.strip.slot(rule, verdict, truth, answer);
  const written = messages.strip.score(score, threshold);
  return {
    picture,
    pixels: pixelsOf(picture),
    verdict,
    name: words.name,
    score: written,
    note: words.note,
    label: messages.strip.open(words, written),
  };
}
