import type { ClassName } from '../../../core/classes.ts';
import type { Rule } from '../../../core/rules.ts';
import type { Verdict } from '../../../core/strip.ts';
import type { NearestAsked } from '../../../state/nearest-asked.ts';
import { createAskedWords } from './asked.ts';
import type { Shared } from './shared.ts';

/** The words in Classify about a picture that was opened from the lab. */
export function createFromLabMessages(shared: Shared) {
  const { format, className, indefinite } = shared;
  const asked = createAskedWords(shared);
  return {
    title: (rule: Rule, target: ClassName) =>
      rule === 'detector'
        ? `In the lab: is this ${indefinite(target)}?`
        : 'In the lab: what is this?',
    truth: (truth: ClassName) => `It is ${indefinite(truth)}.`,
    back: 'Back to the lab',
    unknown: 'The lab has not judged this picture.',
    decision(rule: Rule, verdict: Verdict, answer: ClassName): string {
      const isGiven = verdict === 'accepted' || verdict === 'false-positive';
      if (rule === 'detector') return `${isGiven ? '' : 'not '}called ${className(answer)}`;
      return isGiven
        ? `answered ${className(answer)}`
        : `not sure, best guess ${className(answer)}`;
    },
    /** Whether a decision is right; what is withheld is neither. */
    isRight(rule: Rule, verdict: Verdict): boolean | null {
      if (verdict === 'accepted') return true;
      if (verdict === 'false-positive') return false;
      return rule === 'top-one' ? null : verdict === 'shut-out';
    },
    score: (score: number, threshold: number, isAccepted: boolean) =>
      `${format.scoreBeside(score, threshold)} ${isAccepted ? 'reaches' : 'stays below'} the threshold ${format.threshold(threshold)}`,
    rule: (rule: Rule, threshold: number) =>
      rule === 'detector'
        ? `Here the best of ten classes is the answer, and one threshold holds for all three: ${format.threshold(threshold)}.`
        : `Here one threshold holds for all three: ${format.threshold(threshold)}.`,
    changed: 'The picture is changed here; the lab judged it as it was.',
    nearest: (here: NearestAsked, there: NearestAsked) =>
      `Nearest neighbour compares with ${asked(here)}; in the lab with ${asked(there)}.`,
    nearestSame: 'Nearest neighbour is asked as it was in the lab.',
    load: (there: NearestAsked) => `Compare with ${asked(there)} here, too`,
  };
}
