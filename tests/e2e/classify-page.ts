import { deflateSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export const CLASSIFIERS = ['Nearest neighbour', 'Linear classifier', 'Convolutional network'];

export function findCard(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

export function findSlider(page: Page): Locator {
  return page.getByRole('slider', { name: 'Threshold for all three classifiers' });
}

/** Opens the page and waits for three answers. */
export async function openJudged(page: Page, query = ''): Promise<void> {
  await page.goto(`/${query}`);
  for (const name of CLASSIFIERS) await expectScores(findCard(page, name));
}

/** Each of the ten bars has a score. */
export async function expectScores(card: Locator): Promise<void> {
  await expect(card.getByRole('listitem').filter({ hasText: /\d\.\d{3}/ })).toHaveCount(10);
}

/** The ten scores of a card as they stand on it. */
export function readScores(card: Locator): Promise<string[]> {
  return card
    .getByRole('listitem')
    .filter({ hasText: /\d\.\d{3}/ })
    .allInnerTexts();
}

/** A PNG in true colour; `paint` gives red, green, blue of a pixel. */
export function encodePng(
  width: number,
  height: number,
  paint: (x: number, y: number) => readonly [number, number, number],
): Buffer {
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(paint(x, y), y * (1 + 3 * width) + 1 + 3 * x);
  }
  return Buffer.concat([
    encodePngHead(width, height),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND'),
  ]);
}

/** Only the head of a PNG: enough to claim a size. */
export function encodePngHead(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size)]);
}

function chunk(name: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeInt32BE(~body.reduce(addToCrc, -1), body.length + 4);
  return framed;
}

function addToCrc(crc: number, byte: number): number {
  let value = crc ^ byte;
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  return value;
}

/** Left half dark red, right half light blue. */
export const TWO_HALVES = encodePng(120, 80, (x) => (x < 60 ? [90, 20, 20] : [160, 200, 255]));
