import { CLASSES } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';
import { decodeScores } from '../../src/data/scores.ts';
import { findOpening } from '../../src/state/lab-opening.ts';
import { INITIAL_SETTINGS } from '../../src/state/settings.ts';
import { chooseEncoding } from './encoding.ts';
import { readDataFile, readManifest, updateManifest } from './manifest-file.ts';
import { readSet } from './read-pictures.ts';
import { writeSheet } from './sheets.ts';

/** Pictures on each side of the line: more than the widest strip shows. */
const PER_SIDE = 20;

/**
 * Finds the test pictures beside the line where the lab opens, by the committed scores.
 *
 * @returns their positions in the test set, ascending
 * @throws where the classifier that the lab opens with has no scores yet
 */
export async function findOpeningPositions(): Promise<number[]> {
  const { sets, scores } = await readManifest();
  const { active, rule, target } = INITIAL_SETTINGS;
  const file = scores[active]?.test;
  if (!file)
    throw new Error(`There are no test scores of ${active}; run "npm run evaluate" first.`);
  const labels = await readDataFile(sets.test.labels);
  const pictures = createScoredPictures(decodeScores(await readDataFile(file), file), labels);
  const sweep = pictures.sweep(rule, CLASSES.indexOf(target));
  const accepted = sweep.accepted[findOpening(pictures, rule, target)]!;
  const beside = sweep.order.subarray(Math.max(0, accepted - PER_SIDE), accepted + PER_SIDE);
  return Array.from(beside).sort((one, other) => one - other);
}

/**
 * Writes the sheet of the pictures beside the line where the lab opens, and notes it in the manifest:
 * spread over the test set's own sheets, they would bring thirty times their bytes.
 */
export async function writeOpening(): Promise<void> {
  const positions = await findOpeningPositions();
  const { pixels } = await readSet('test', 'shipped');
  const chosen = new Uint8Array(positions.length * PICTURE_BYTES);
  for (const [at, position] of positions.entries()) {
    const from = position * PICTURE_BYTES;
    chosen.set(pixels.subarray(from, from + PICTURE_BYTES), at * PICTURE_BYTES);
  }
  const sheet = await writeSheet('opening', chosen, chooseEncoding('test'));
  await updateManifest((manifest) => ({ ...manifest, opening: { positions, sheet } }));
}
