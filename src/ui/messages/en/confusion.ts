import type { CellKind, CellOrder } from '../../../core/cell-pictures.ts';
import type { ClassName } from '../../../core/classes.ts';
import { CLASSES } from '../../../core/classes.ts';
import type { Share } from '../../../core/counts.ts';
import type { Rule } from '../../../core/rules.ts';
import type { LabSetName } from '../../../state/lab-settings.ts';
import type { Shared } from './shared.ts';

/** A column's head: whole, for a narrow screen, and spoken. */
export interface ColumnWords {
  readonly name: string;
  readonly short: string;
  readonly spoken: string;
}

/** What a matrix cell can show. */
export type CellFigures = 'counts' | 'shares';

/** At most five letters, for the narrowest screen. */
const briefNames: Partial<Record<ClassName, string>> = { airplane: 'plane', automobile: 'auto' };
const briefName = (name: ClassName) => briefNames[name] ?? name;
const column = (name: string, short = name, spoken = name): ColumnWords => ({
  name,
  short,
  spoken,
});
const plural = (name: ClassName) => (name === 'deer' ? name : `${name}s`);
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The words of the confusion matrix and its pictures. */
export function createConfusionMessages({
  format,
  share,
  sets,
  className,
  shortName,
  indefinite,
}: Shared) {
  /** What was done to the pictures of a class that a cell holds. */
  function done(rule: Rule, target: ClassName, truth: ClassName, column: number): string {
    const pictures = plural(truth);
    if (rule === 'detector') {
      return `${pictures} ${column === 0 ? '' : 'not '}called ${className(target)}`;
    }
    const answer = CLASSES[column];
    return answer ? `${pictures} answered “${className(answer)}”` : `${pictures} not answered`;
  }

  return {
    classifier: 'Classifier',
    figures: 'Show',
    figuresName: { counts: 'pictures', shares: '% of the row' } satisfies Record<
      CellFigures,
      string
    >,
    caption: (rule: Rule, classifier: string, threshold: number, set: LabSetName) =>
      `${classifier} at ${format.threshold(threshold)}, ${
        rule === 'detector' ? 'detector' : 'top-1 with abstention'
      }, ${sets.whole[set].replace(/^the /, '')}. Rows are what a picture is, columns what it was called.`,
    corner: 'It is',
    columns: (rule: Rule, target: ClassName): ColumnWords[] =>
      rule === 'detector'
        ? [column(`called ${className(target)}`), column(`not called ${className(target)}`)]
        : [
            ...CLASSES.map((name) =>
              column(shortName(name), briefName(name), `answered ${className(name)}`),
            ),
            column('abstained'),
          ],
    row: (name: ClassName) => className(name),
    rowShort: briefName,
    cell: (rule: Rule, target: ClassName, truth: ClassName, column: number, held: Share) =>
      held.of === 0
        ? `No ${plural(truth)} in the set.`
        : `${format.count(held.count)} of ${format.count(held.of)} ${done(rule, target, truth, column)}: ${share.percent(held)} (95 % ${share.interval(held)}).`,
    /** As many digits as a narrow cell has room for. */
    rowShare({ count, of }: Share): string {
      if (of === 0) return share.percent({ count, of });
      const percent = (100 * count) / of;
      const isWhole = percent >= 10 && percent < 99.5;
      return isWhole ? format.count(percent) : format.hundredfold(count / of);
    },
    hint: 'A cell opens its pictures; arrow keys go from cell to cell.',
    pictures: (rule: Rule, target: ClassName, truth: ClassName, column: number) =>
      capital(done(rule, target, truth, column)),
    kind: { right: 'right', wrong: 'wrong', abstained: 'abstained' } satisfies Record<
      CellKind,
      string
    >,
    counted: (held: Share) =>
      held.of === 0 ? share.count(held) : `${share.percent(held)}, ${share.whole(held)}`,
    order: 'First',
    orderName: { nearest: 'at the threshold', farthest: 'farthest from it' } satisfies Record<
      CellOrder,
      string
    >,
    none: (truth: ClassName, holdsAccepted: boolean) =>
      `No pictures: ${holdsAccepted ? `no ${className(truth)} reaches` : `every ${className(truth)} reaches`} the threshold here.`,
    noneEver: 'No pictures, at any threshold.',
    next: (holdsAccepted: boolean) =>
      holdsAccepted
        ? 'This one comes first when the threshold falls.'
        : 'This one comes first when the threshold rises.',
    score: (value: number) => format.score(value),
    note: (truth: ClassName, guess: ClassName | null) =>
      guess === null ? shortName(truth) : `${shortName(truth)} ${className(guess)}?`,
    picture: (truth: ClassName, score: number, guess: ClassName | null) =>
      `${capital(indefinite(truth))}, score ${format.score(score)}${
        guess === null ? '' : `, best guess ${className(guess)}`
      }. Open in Classify`,
    more: (left: number, page: number) =>
      left > page
        ? `Show ${format.count(page)} more, ${format.count(left)} are left`
        : `Show the last ${format.count(left)}`,
    missing: 'Some pictures could not be loaded.',
    retry: 'Try again',
  };
}
