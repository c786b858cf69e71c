import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { ROOT } from './run.mjs';

const drawing = readFileSync(join(ROOT, 'public/favicon.svg'), 'utf8');
/** Systems cut a maskable icon to a circle of 0.8 of its width, so that the drawing must be smaller and have no corners. */
const maskable = drawing
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace('<rect width="32" height="32" rx="6"', '<rect x="-4" y="-4" width="40" height="40"');

/** @type {[string, string, number][]} */
const ICONS = [
  ['icon-192.png', drawing, 192],
  ['icon-512.png', drawing, 512],
  ['icon-maskable-512.png', maskable, 512],
  ['icon-touch-180.png', maskable, 180],
];

for (const [name, svg, side] of ICONS) {
  await sharp(Buffer.from(svg), { density: 1200 })
    .resize(side, side)
    .png({ palette: true, compressionLevel: 9 })
    .toFile(join(ROOT, 'public', name));
}
