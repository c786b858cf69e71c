/** `npm run calibrate:network`: fits the temperature on the validation pictures, as the site ships them. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createProgressLine } from '../pipeline/progress-line.ts';
import { readSet } from '../pipeline/read-pictures.ts';
import { writeIfChanged } from '../pipeline/written-file.ts';
import { computeLogits, HEADER_URL, readNetwork } from './logits.ts';
import { computeLoss, fitTemperature } from './temperature.ts';

const { pixels, labels } = await readSet('validation', 'shipped');
const show = createProgressLine('Scoring validation', 'pictures');
const logits = await computeLogits(await readNetwork(), pixels, show);
const temperature = fitTemperature(logits, labels);

const header = JSON.parse(await readFile(HEADER_URL, 'utf8')) as Record<string, unknown>;
const text = `${JSON.stringify({ ...header, calibration: { temperature } }, null, 2)}\n`;
await writeIfChanged(fileURLToPath(HEADER_URL), Buffer.from(text));
const loss = (value: number) => computeLoss(logits, labels, value).toFixed(4);
console.log(`Temperature ${temperature}: loss ${loss(temperature)}, before ${loss(1)}.`);
