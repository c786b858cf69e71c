import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import nearest from '../../models/nearest-neighbour/weights.json' with { type: 'json' };
import { readDataFile, readManifest } from '../../models/pipeline/manifest-file.ts';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { decodeScores } from '../../src/data/scores.ts';
import type { ClassifierId } from '../../src/engine/contract.ts';
import { CLASSIFIERS, TWO_HALVES } from './classify-page.ts';
import { expectText, find, readAll, readScores, readText } from './firefox-page.ts';
import { test } from './firefox-test.ts';
import { NAMES } from './lab-page.ts';

/** The engine keeps within 1e-3 of the committed scores, and a card rounds to three decimals. */
const TOLERANCE = 1.5e-3;

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
  await expectText(firefox, /^Test picture 7$/);
  await expectText(firefox, /^45,000 references$/, 60_000);
  await expectText(firefox, /^Runs on (GPU \(WebGL\)|WebAssembly): .+\.$/);
  await expectText(firefox, /ms on (GPU \(WebGL\)|WebAssembly)$/);
  for (const [id, name] of [
    ['nearest-neighbour', 'Nearest neighbour'],
    ['linear', 'Linear classifier'],
    ['network', 'Convolutional network'],
  ] as const) {
    const shown = await readScores(firefox, name);
    expect(shown, name).toHaveLength(CLASS_COUNT);
    for (const [label, committed] of (await readCommitted(id, 7)).entries()) {
      expect(Math.abs(shown[label]! - committed), `${name}, ${label}`).toBeLessThan(TOLERANCE);
    }
  }
  await expectText(firefox, /^Ready for offline$/);
});

test('in Firefox a PNG file is judged by all three', async ({ firefox, baseURL }, info) => {
  await firefox.goto(baseURL!);
  for (const name of CLASSIFIERS) {
    await expect.poll(() => readScores(firefox, name)).toHaveLength(CLASS_COUNT);
  }
  const before = await Promise.all(CLASSIFIERS.map((name) => readScores(firefox, name)));

  const file = info.outputPath('halves.png');
  writeFileSync(file, TWO_HALVES);
  const chooser = firefox.waitForFileChooser();
  await (await find(firefox, 'button', 'Open a picture')).click();
  await (await chooser).accept([file]);
  await expectText(firefox, /^halves\.png$/);
  for (const [index, name] of CLASSIFIERS.entries()) {
    await expect.poll(() => readScores(firefox, name)).not.toEqual(before[index]);
    expect(await readScores(firefox, name)).toHaveLength(CLASS_COUNT);
  }
});

test('in Firefox the slider moves the lab by keyboard, the matrix opens, and a reload keeps both', async ({
  firefox,
  baseURL,
}) => {
  const findSlider = () => find(firefox, 'slider', 'Threshold of the linear classifier');
  const readReadings = async () => {
    const rows = await readAll(firefox, 'row');
    return NAMES.map((name) => rows.find((row) => row.startsWith(name)));
  };
  await firefox.goto(`${baseURL}?page=thresholds`);
  const slider = await findSlider();
  const before = await readReadings();
  await slider.press('PageDown');
  const moved = await readReadings();
  for (const [index, reading] of moved.entries()) expect(reading).not.toBe(before[index]);

  await (await find(firefox, 'tab', 'Confusion matrix')).click();
  const matrix = await readText(await find(firefox, 'grid'));
  expect(matrix).toMatch(/airplane/);

  await firefox.reload();
  await findSlider();
  expect(await readText(await find(firefox, 'grid'))).toBe(matrix);
  expect(await readReadings()).toEqual(moved);
});
