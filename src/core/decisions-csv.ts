import { CLASS_COUNT, CLASSES } from './classes.ts';
import { writeCsv } from './csv.ts';
import { isAccepted } from './decide.ts';
import type { Rule } from './rules.ts';
import type { ScoredPictures } from './scored-pictures.ts';

/** A classifier as it is written down: its short name, its scores, and where it stands. */
export interface WrittenClassifier {
  readonly id: string;
  readonly pictures: ScoredPictures;
  readonly threshold: number;
}

/** The files of a batch, in the order of the pictures, and those that are not among them. */
export interface WrittenFiles {
  readonly judged: readonly { readonly path: string }[];
  /** Labelled files that some classifier has not answered. */
  readonly leftOut: readonly { readonly path: string; readonly label: number | null }[];
}

/**
 * Writes every picture's true class, scores and decisions as CSV (RFC 4180). A detector's decision is 1
 * for flagged and 0 for not; top-1's is the class that it answers, and empty where it abstains.
 *
 * Files have a state, `judged` or `left out`: those left out come last, with their cells empty, so that a
 * table of a batch has all of its labelled files and none is taken for an abstention.
 *
 * @param target class index of the detector
 * @param files where the pictures are files; else they are numbered
 */
export function writeDecisions(
  rule: Rule,
  target: number,
  classifiers: readonly WrittenClassifier[],
  files: WrittenFiles | null = null,
): string {
  const decision = rule === 'detector' ? `flagged as ${CLASSES[target]!}` : 'answer';
  const head = [
    ...(files ? ['file', 'true class', 'state'] : ['picture', 'true class']),
    ...classifiers.flatMap(({ id, threshold }) => [
      ...CLASSES.map((name) => `${id} ${name}`),
      `${id} ${decision} at ${threshold}`,
    ]),
  ];
  const labels = classifiers[0]?.pictures.labels ?? new Uint8Array(0);
  const rows = Array.from(labels, (label, picture) => [
    ...(files
      ? [files.judged[picture]!.path, CLASSES[label]!, 'judged']
      : [picture, CLASSES[label]!]),
    ...classifiers.flatMap((one) => [
      ...writeScores(one.pictures, picture),
      decide(rule, target, one, picture),
    ]),
  ]);
  const leftOut = (files?.leftOut ?? []).map(({ path, label }) => {
    const known = [path, label === null ? null : CLASSES[label]!, 'left out'];
    return head.map((_, column) => known[column] ?? null);
  });
  return writeCsv([head, ...rows, ...leftOut]);
}

/** Nine digits bring a float32 back as it was. */
function writeScores({ scores }: ScoredPictures, picture: number): number[] {
  const own = scores.subarray(picture * CLASS_COUNT, (picture + 1) * CLASS_COUNT);
  return Array.from(own, (score) => Number(score.toPrecision(9)));
}

function decide(
  rule: Rule,
  target: number,
  { pictures, threshold }: WrittenClassifier,
  picture: number,
): string | number {
  if (rule === 'detector') {
    return Number(isAccepted(pictures.scores[picture * CLASS_COUNT + target]!, threshold));
  }
  const { best, confidence } = pictures.answers;
  return isAccepted(confidence[picture]!, threshold) ? CLASSES[best[picture]!]! : '';
}
