import { CLASSES } from './classes.ts';
import type { Share } from './counts.ts';
import { findFileName, findFolder } from './folder-label.ts';
import { findBest } from './scores.ts';

/** How far a file of a batch has come. */
export const ROW_STATES = ['scored', 'waiting', 'refused', 'unjudged'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** Which files of a batch are asked for. */
export type RowChoice = 'all' | RowState | 'wrong';

/** What sorting, counting and writing need of a file of a batch. */
export interface JudgedFile {
  /** Position in which it was found. */
  readonly id: number;
  /** Folders and name, as they came: text, never markup. */
  readonly path: string;
  readonly state: RowState;
  /** Class index that its folder says, or the visitor of its folder; null for none. */
  readonly label: number | null;
  /** Ten probabilities of each classifier that has answered, by its id. */
  readonly scores: Readonly<Record<string, Float32Array>>;
}

/** The class with the highest score, and that score. */
export interface Guess {
  readonly label: number;
  readonly score: number;
}

/** What a classifier answers, whatever the threshold; null where it has not. */
export function guessOf({ scores }: Pick<JudgedFile, 'scores'>, id: string): Guess | null {
  const own = scores[id];
  if (!own) return null;
  const label = findBest(own);
  return { label, score: own[label]! };
}

/** Of the files with a label that a classifier has answered, how many are right. */
export function countRight(files: readonly JudgedFile[], id: string): Share {
  let count = 0;
  let of = 0;
  for (const file of files) {
    const guess = file.label === null ? null : guessOf(file, id);
    if (!guess) continue;
    of++;
    if (guess.label === file.label) count++;
  }
  return { count, of };
}

/** Says that a classifier, whichever it is, takes a file with a label for another class. */
export function isWrong({ label, scores }: Pick<JudgedFile, 'label' | 'scores'>): boolean {
  return label !== null && Object.values(scores).some((own) => findBest(own) !== label);
}

/** How many files stand in each state. */
export function countStates(files: readonly JudgedFile[]): Record<RowState, number> {
  const counts = { scored: 0, waiting: 0, refused: 0, unjudged: 0 };
  for (const { state } of files) counts[state]++;
  return counts;
}

/** How many scored files have no label, and how many of these lie in no folder. */
export function countUnlabelled(files: readonly JudgedFile[]): {
  readonly all: number;
  readonly inNoFolder: number;
} {
  const open = files.filter(({ label, state }) => label === null && state === 'scored');
  const inNoFolder = open.filter(({ path }) => findFolder(path) === null);
  return { all: open.length, inNoFolder: inNoFolder.length };
}

/** A column to sort by: what is known of a file, or a classifier's id. */
export interface Order {
  readonly column: string;
  readonly isDescending: boolean;
}

/**
 * Sorts files by a column: `file`, `state`, `label`, or the answers of a classifier: class by class, and in
 * a class the surest first. What has nothing in the column comes last both ways; equals stay as they were.
 */
export function sortFiles<File extends JudgedFile>(files: readonly File[], order: Order): File[] {
  const sign = order.isDescending ? -1 : 1;
  const keyed = files.map((file) => ({ file, key: keyOf(file, order.column) }));
  return keyed
    .sort((one, other) => {
      if (one.key === null || other.key === null) {
        return Number(one.key === null) - Number(other.key === null);
      }
      return sign * compare(one.key, other.key);
    })
    .map(({ file }) => file);
}

const byName = new Intl.Collator('en', { numeric: true });

type Key = readonly [string | number, number];

function keyOf(file: JudgedFile, column: string): Key | null {
  if (column === 'file') return [findFileName(file.path), file.id];
  if (column === 'state') return [ROW_STATES.indexOf(file.state), file.id];
  if (column === 'label') return file.label === null ? null : [CLASSES[file.label]!, file.id];
  const guess = guessOf(file, column);
  return guess && [CLASSES[guess.label]!, -guess.score];
}

function compare(one: Key, other: Key): number {
  const first =
    typeof one[0] === 'string'
      ? byName.compare(one[0], String(other[0]))
      : one[0] - Number(other[0]);
  return first || one[1] - other[1];
}
