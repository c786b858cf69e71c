import { expect, test } from 'vitest';
import { fetchChecked } from '../../src/data/fetch.ts';
import { toHexadecimal } from '../../src/data/hexadecimal.ts';
import { bytes } from '../fixtures/bytes.ts';

const { signal } = new AbortController();
const content = Uint8Array.from({ length: 300_000 }, (_, at) => (at * at) % 251);

async function pack(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

const packed = await pack(content);
const middle = Math.floor(packed.length / 2);
const file = {
  path: 'weights.bin',
  bytes: content.length,
  sha256: toHexadecimal(new Uint8Array(await crypto.subtle.digest('SHA-256', content))),
};
const flip = (at: number) => packed.with(at, packed.at(at)! ^ 0xff);

/** Fetches what a host would send, and says how that ended. */
async function outcomeOf(sent: Uint8Array<ArrayBuffer>): Promise<string> {
  const address = URL.createObjectURL(new Blob([sent]));
  return fetchChecked(address, file, signal)
    .then((read) => (read.every((value, at) => value === content[at]) ? 'whole' : 'other'))
    .catch((error: unknown) => (error as Error).message)
    .finally(() => URL.revokeObjectURL(address));
}

const INCOMPLETE = /^weights\.bin came incomplete: \d+ of 300000 bytes/;
const ANOTHER = /^weights\.bin is not the file that belongs to this page/;

test.each([
  ['whole', packed, /^whole$/],
  ['cut in its head', packed.slice(0, 5), INCOMPLETE],
  ['cut in the middle', packed.slice(0, middle), INCOMPLETE],
  ['cut in its last bytes', packed.slice(0, -3), INCOMPLETE],
  ['damaged in its head', flip(2), ANOTHER],
  ['damaged in the middle', flip(middle), ANOTHER],
  ['of another checksum', flip(-6), ANOTHER],
  ['of another length', flip(-2), ANOTHER],
  ['followed by something else', bytes(packed, [7]), ANOTHER],
  ['of other content', await pack(content.with(7, 9)), ANOTHER],
])('a packed file that is %s', async (_, sent, outcome) => {
  expect(await outcomeOf(sent)).toMatch(outcome);
});
