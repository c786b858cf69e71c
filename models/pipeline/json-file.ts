import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { writeIfChanged } from './written-file.ts';

/** Writes a value as JSON that is good to read, the same for the same value. */
export async function writeJson(url: URL, value: unknown): Promise<void> {
  const text = await format(JSON.stringify(value), { parser: 'json', printWidth: 100 });
  await writeIfChanged(fileURLToPath(url), Buffer.from(text));
}
