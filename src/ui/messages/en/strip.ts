import type { ClassName } from '../../../core/classes.ts';
import type { Rule } from '../../../core/rules.ts';
import type { Verdict } from '../../../core/strip.ts';
import type { Shared } from './shared.ts';

/** What a picture shows, and what became of it where that is worth a word; its score stands between them. */
export interface SlotWords {
  readonly name: string;
  readonly note: string;
}

const notes: Record<Rule, Record<Verdict, string>> = {
  detector: {
    accepted: '',
    'false-positive': 'false positive',
    'shut-out': '',
    miss: 'missed',
  },
  'top-one': { accepted: '', 'false-positive': '', 'shut-out': '', miss: 'withheld' },
};

const nobody: Record<Rule, Record<'next' | 'last', string>> = {
  detector: { next: 'Nothing is left to let in', last: 'Nothing is accepted' },
  'top-one': { next: 'Every picture is answered', last: 'No answer is given' },
};

/** The words of the pictures at the line. */
export function createStripMessages({ format, className, indefinite }: Shared) {
  const crossings: Record<
    Rule,
    Record<'next' | 'last', (truth: ClassName, answer: ClassName) => string>
  > = {
    detector: {
      next: (truth, answer) =>
        truth === answer
          ? `One step lower finds this ${className(truth)}`
          : `One step lower and this ${className(truth)} becomes ${indefinite(answer)}`,
      last: (truth, answer) =>
        truth === answer
          ? `Last let in: ${indefinite(truth)}`
          : `This ${className(truth)} has just become ${indefinite(answer)}`,
    },
    'top-one': {
      next: (truth, answer) =>
        truth === answer
          ? `One step lower names this ${className(truth)}`
          : `One step lower and this ${className(truth)} is called ${indefinite(answer)}`,
      last: (truth, answer) =>
        truth === answer
          ? `Last answered: ${className(truth)}, right`
          : `This ${className(truth)} has just been called ${indefinite(answer)}`,
    },
  };

  return {
    title: (classifier: string) =>
      `Pictures at the line, by the score of the ${classifier.toLowerCase()}`,
    shutOut: (rule: Rule) => (rule === 'detector' ? '← shut out' : '← not sure'),
    accepted: (rule: Rule) => (rule === 'detector' ? 'accepted →' : 'answered →'),
    nobody: (rule: Rule, side: 'next' | 'last') => nobody[rule][side],
    /** Where no move has just done it: after a reload, or from a link. */
    lastLetIn(rule: Rule, truth: ClassName, answer: ClassName) {
      if (truth === answer) return crossings[rule].last(truth, answer);
      return rule === 'detector'
        ? `Last let in: this ${className(truth)}`
        : `Last answered: this ${className(truth)}, as ${indefinite(answer)}`;
    },
    crossing: (rule: Rule, side: 'next' | 'last', truth: ClassName, answer: ClassName) =>
      crossings[rule][side](truth, answer),
    slot(rule: Rule, verdict: Verdict, truth: ClassName, answer: ClassName): SlotWords {
      const isWrong = rule === 'top-one' && truth !== answer;
      const called = verdict === 'false-positive' ? 'called' : 'guess';
      const note = isWrong ? `${called} ${className(answer)}` : notes[rule][verdict];
      return { name: className(truth), note };
    },
    score: (score: number, threshold: number) => format.scoreBeside(score, threshold),
    open: ({ name, note }: SlotWords, score: string) =>
      `${name}, score ${score}${note && `, ${note}`}. Open in Classify`,
    line: (threshold: number) => format.threshold(threshold),
    showFirst: (rule: Rule, impostor: ClassName) =>
      rule === 'detector'
        ? `Show me the first ${className(impostor)}`
        : 'Show me the first wrong answer',
    showNext: (rule: Rule, impostor: ClassName) =>
      rule === 'detector' ? `Next ${className(impostor)}` : 'Next wrong answer',
    noneLeft(rule: Rule, impostor: ClassName, hasAny: boolean) {
      const one = rule === 'detector' ? className(impostor) : 'wrong answer';
      if (!hasAny) return `This set has no ${one}.`;
      return `No ${one} is left to ${rule === 'detector' ? 'let in' : 'give'}.`;
    },
    impostor: 'Look for',
  };
}
