import type { ClassName } from '../../../core/classes.ts';
import type { Formats } from '../format.ts';
import type { SetWords } from './sets.ts';
import type { ShareWords } from './shares.ts';

/** What the words of every part are made with. */
export interface Shared {
  readonly format: Formats;
  readonly share: ShareWords;
  readonly sets: SetWords;
  readonly className: (name: ClassName) => string;
  /** For under a small picture. */
  readonly shortName: (name: ClassName) => string;
  /** "an airplane", "a ship". */
  readonly indefinite: (name: ClassName) => string;
}
