import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import nearest from '../../models/nearest-neighbour/weights.json' with { type: 'json' };
import { readDataFile, readManifest } from '../../models/pipeline/manifest-file.ts';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { decodeScores } from '../../src/data/scores.ts';
import type { ClassifierId } from '../../src/engine/contract.ts';
import { CLASSIFIERS, TWO_HALVES } from './classify-page.ts';
import { expectText, find, readScores, readText } from './firefox-page.ts';
import { test } from './firefox-test.ts';

// One after the other, in the one page of a worker.
test.describe.configure({ mode: 'default' });

/** The engine keeps within 1e-3 of the committed scores, and a card rounds to three decimals. */
const TOLERANCE = 1.5e-3;

/** The name of the lab's table of readings. */
const READINGS =
  'What each does on CIFAR-10’s test set; nearest neighbour: 45,000 references (L1, 12 votes)';

async function readCommitted(id: ClassifierId, sample: number): Promise<Float32Array> {
  const entry = (await readManifest()).scores[id]!.test!;
  const scores = decodeScores(await readDataFile(entry), entry);
  return scores.subarray(sample * CLASS_COUNT, (sample + 1) * CLASS_COUNT);
}

test('in Firefox a test picture gets the committed scores, and the page says where the network runs', async ({
  firefox,
  baseURL,
}) => {
  await firefox.goto(`${baseURL}?sample=7&k=${nearest.defaults.k}&references=45000`);
  await expectText(firefox, /^Test picture 7, one of CIFAR-10’s 10,000$/);
  await find(firefox, 'radio', '45,000');
  const isLoading = async () => (await firefox.$('progress')) !== null;
  await expect.poll(isLoading, { timeout: 60_000 }).toBe(false);
  await expectText(firefox, /^Runs on (GPU \(WebGL\)|WebAssembly): .+\.$/);
  await expectText(firefox, /ms on (GPU \(WebGL\)|WebAssembly)$/);
  for (const [id, name] of [
    ['nearest-neighbour', 'Nearest neighbour'],
    ['linear', 'Linear classifier'],
    ['network', 'Convolutional network'],
  ] as const) {
    const shown = await readScores(await find(firefox, 'region', name));
    expect(shown, name).toHaveLength(CLASS_COUNT);
    for (const [label, committed] of (await readCommitted(id, 7)).entries()) {
      expect(Math.abs(shown[label]! - committed), `${name}, ${label}`).toBeLessThan(TOLERANCE);
    }
  }
  await expectText(firefox, /^Ready for offline$/);
});

test('in Firefox a PNG file is judged by all three', async ({ firefox, baseURL }, info) => {
  await firefox.goto(baseURL!);
  const cards = [];
  for (const name of CLASSIFIERS) cards.push(await find(firefox, 'region', name));
  for (const card of cards) await expect.poll(() => readScores(card)).toHaveLength(CLASS_COUNT);
  const before = await Promise.all(cards.map(readScores));

  const file = info.outputPath('halves.png');
  writeFileSync(file, TWO_HALVES);
  const chooser = firefox.waitForFileChooser();
  await (await find(firefox, 'button', 'Open a picture')).click();
  await (await chooser).accept([file]);
  await expectText(firefox, /^halves\.png$/);
  for (const [index, card] of cards.entries()) {
    await expect.poll(() => readScores(card)).not.toEqual(before[index]);
    expect(await readScores(card)).toHaveLength(CLASS_COUNT);
  }
});

test('in Firefox the slider moves the lab by keyboard, the matrix opens, and a reload keeps both', async ({
  firefox,
  baseURL,
}) => {
  await firefox.goto(`${baseURL}?page=thresholds`);
  const readings = await find(firefox, 'region', READINGS);
  const before = await readText(readings);
  await (await find(firefox, 'slider', 'Threshold of the linear classifier')).press('PageDown');
  const moved = await readText(readings);
  const [ofBefore, ofMoved] = [before, moved].map((text) => text.split('\n\n\n'));
  expect(ofMoved).toHaveLength(CLASSIFIERS.length);
  for (const [index, row] of ofMoved!.entries()) expect(row).not.toBe(ofBefore![index]);

  await (await find(firefox, 'tab', 'Confusion matrix')).click();
  const matrix = await readText(await find(firefox, 'grid'));
  expect(matrix).toMatch(/airplane/);

  await firefox.reload();
  expect(await readText(await find(firefox, 'grid'))).toBe(matrix);
  expect(await readText(await find(firefox, 'region', READINGS))).toBe(moved);
});
