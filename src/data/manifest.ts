import * as v from 'valibot';
import { CLASS_COUNT, CLASSES } from '../core/classes.ts';
import { CHANNELS, SIDE } from '../core/picture.ts';
import { DataError } from './data-error.ts';

/** The form of the manifest that this code reads and writes. */
export const MANIFEST_VERSION = 1;

/** The manifest's own name; every path in it is relative to where it lies. */
export const MANIFEST_PATH = 'manifest.json';

export const SET_NAMES = ['train', 'validation', 'test'] as const;
export type SetName = (typeof SET_NAMES)[number];

const Count = v.pipe(v.number(), v.integer(), v.minValue(1));
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'));
const Path = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/, 'must be a path below the manifest'),
);
const file = { path: Path, bytes: Count, sha256: Sha256 };

const Sheet = v.strictObject({
  ...file,
  /** Pictures, rows, columns, channels. */
  shape: v.strictTuple([Count, v.literal(SIDE), v.literal(SIDE), v.literal(CHANNELS)]),
  encoding: v.picklist(['webp', 'jpeg', 'png']),
  /** SHA-256 of the pictures once decoded and cut, back to back. */
  pixelsSha256: Sha256,
});

const PictureSet = v.strictObject({
  count: Count,
  /** Which of CIFAR-10's two lists the ids count in. */
  origin: v.picklist(['train', 'test']),
  /** Image id of each picture, in loading order. */
  ids: v.strictObject({ ...file, shape: v.strictTuple([Count]), dtype: v.literal('uint16') }),
  /** Class index of each picture. */
  labels: v.strictObject({ ...file, shape: v.strictTuple([Count]), dtype: v.literal('uint8') }),
  sheets: v.pipe(v.array(Sheet), v.minLength(1)),
});

/** Pictures of the test set that stand on other sheets too: those beside the line where the lab opens. */
const Opening = v.strictObject({
  /** Position in the test set of each picture of the sheet. */
  positions: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
  sheet: Sheet,
});

const Scores = v.strictObject({
  ...file,
  shape: v.strictTuple([Count, v.literal(CLASS_COUNT)]),
  dtype: v.literal('uint16'),
  /** Log-odds that stored 0 means. */
  low: v.pipe(v.number(), v.finite()),
  /** Log-odds from one stored number to the next. */
  step: v.pipe(v.number(), v.finite(), v.gtValue(0)),
});

const Manifest = v.strictObject({
  version: v.literal(MANIFEST_VERSION),
  classes: v.pipe(
    v.array(v.string()),
    v.check((names) => names.join() === CLASSES.join(), `must be ${CLASSES.join(', ')}`),
  ),
  source: v.strictObject({ package: v.string(), version: v.string(), integrity: v.string() }),
  /** Seed of the split into train and validation. */
  seed: v.pipe(v.number(), v.integer()),
  sets: v.strictObject({ train: PictureSet, validation: PictureSet, test: PictureSet }),
  /** Missing until there are scores to find it by. */
  opening: v.exactOptional(Opening),
  /** By classifier: its scores for the pictures of a set, in the order of the set. */
  scores: v.record(
    v.string(),
    v.strictObject({ validation: v.exactOptional(Scores), test: v.exactOptional(Scores) }),
  ),
});

/** Every file of the prepared data, with what is needed to check it. */
export type Manifest = v.InferOutput<typeof Manifest>;
export type PictureSet = v.InferOutput<typeof PictureSet>;
export type Sheet = v.InferOutput<typeof Sheet>;
export type ScoresFile = v.InferOutput<typeof Scores>;

/** What any file needs to be fetched and checked; `path` is what messages call it. */
export interface CheckedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Reads a manifest from parsed JSON.
 *
 * @throws DataError `unusable`, naming the first field that is wrong
 */
export function parseManifest(value: unknown): Manifest {
  const result = v.safeParse(Manifest, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw unusable(v.getDotPath(issue) ?? 'the whole', issue.message);
  }
  for (const name of SET_NAMES) assertCounts(name, result.output.sets[name]);
  assertOpening(result.output);
  return result.output;
}

/** Pictures of each of a set's sheets; the last one may have fewer. */
export function countSheetPictures({ sheets }: PictureSet): number {
  return sheets[0]?.shape[0] ?? 0;
}

/** Every file that a manifest lists. */
export function listFiles(manifest: Manifest): CheckedFile[] {
  const ofSets = Object.values(manifest.sets).flatMap((set) => [
    set.ids,
    set.labels,
    ...set.sheets,
  ]);
  const ofScores = Object.values(manifest.scores).flatMap((sets) => Object.values(sets));
  return [...ofSets, ...(manifest.opening ? [manifest.opening.sheet] : []), ...ofScores];
}

function assertCounts(name: SetName, set: PictureSet): void {
  const field = `sets.${name}`;
  const sizes: [string, number, number][] = [
    ['ids.shape', set.ids.shape[0], set.count],
    ['ids.bytes', set.ids.bytes, set.count * 2],
    ['labels.shape', set.labels.shape[0], set.count],
    ['labels.bytes', set.labels.bytes, set.count],
    ['sheets', set.sheets.reduce((sum, sheet) => sum + sheet.shape[0], 0), set.count],
    ...set.sheets
      .slice(0, -1)
      .map((sheet, index): [string, number, number] => [
        `sheets.${index}.shape`,
        sheet.shape[0],
        countSheetPictures(set),
      ]),
  ];
  const wrong = sizes.find(([, is, expected]) => is !== expected);
  if (wrong) throw unusable(`${field}.${wrong[0]}`, `${wrong[1]} where ${wrong[2]} is expected`);
}

function assertOpening({ opening, sets }: Manifest): void {
  if (!opening) return;
  const { positions, sheet } = opening;
  if (positions.length !== sheet.shape[0]) {
    const counts = `${positions.length} where ${sheet.shape[0]} is expected`;
    throw unusable('opening.positions', counts);
  }
  const outside = positions.find((position) => position >= sets.test.count);
  if (outside !== undefined) {
    throw unusable('opening.positions', `${outside} where ${sets.test.count - 1} is the last`);
  }
}

function unusable(field: string, reason: string): DataError {
  return new DataError(
    'unusable',
    MANIFEST_PATH,
    `The list of the site's data cannot be used: in field "${field}", ${reason}.`,
  );
}
