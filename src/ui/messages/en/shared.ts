import type { ClassName } from '../../../core/classes.ts';
import type { CostFigures } from '../cost-figures.ts';
import { createCostFigures } from '../cost-figures.ts';
import { createFormats } from '../format.ts';
import type { Formats } from '../format.ts';
import { createSetWords } from './sets.ts';
import type { SetWords } from './sets.ts';
import { createShareWords } from './shares.ts';
import type { ShareWords } from './shares.ts';

/** What the words of every part are made with. */
export interface Shared {
  readonly format: Formats;
  readonly costFigures: CostFigures;
  readonly share: ShareWords;
  /** "1 miss", "2 misses". */
  readonly counted: (count: number, one: string, many: string) => string;
  readonly sets: SetWords;
  readonly className: (name: ClassName) => string;
  /** For under a small picture. */
  readonly shortName: (name: ClassName) => string;
  /** "an airplane", "a ship". */
  readonly indefinite: (name: ClassName) => string;
}

const LOCALE = 'en-GB';
const format = createFormats(LOCALE);
const costFigures = createCostFigures(LOCALE);
const className = (name: ClassName) => classNames[name];

const classNames: Record<ClassName, string> = {
  airplane: 'airplane',
  automobile: 'automobile',
  bird: 'bird',
  cat: 'cat',
  deer: 'deer',
  dog: 'dog',
  frog: 'frog',
  horse: 'horse',
  ship: 'ship',
  truck: 'truck',
};

/** Where a whole name does not fit under a small picture. */
const shortNames: Partial<Record<ClassName, string>> = { automobile: 'auto' };

const share = createShareWords(format);
const counted = (count: number, one: string, many: string) =>
  `${format.count(count)} ${count === 1 ? one : many}`;
const indefinite = (name: ClassName) =>
  `${/^[aeiou]/.test(className(name)) ? 'an' : 'a'} ${className(name)}`;
const sets = createSetWords(format);
const shortName = (name: ClassName) => shortNames[name] ?? classNames[name];
export const shared: Shared = {
  format,
  costFigures,
  share,
  counted,
  sets,
  className,
  shortName,
  indefinite,
};
