import { describe, expect, test } from 'vitest';
import { listArchive } from '../../src/data/batch/archive.ts';
import { holdsArchive } from '../../src/data/batch/find-archive.ts';
import type { UnreadablePicture } from '../../src/data/upload/refusal.ts';
import type { ZipEntry, ZipOptions } from '../fixtures/zip.ts';
import { encodeZip } from '../fixtures/zip.ts';

const never = new AbortController().signal;
const limits = { files: 100, bytes: 50_000 };
const text = (words: string) => new TextEncoder().encode(words);
const file = (name: string, part: Partial<ZipEntry> = {}): ZipEntry => ({
  name,
  content: text(`what ${name} holds`),
  ...part,
});

const list = (archive: Uint8Array<ArrayBuffer> | Buffer<ArrayBuffer>, most = limits) =>
  listArchive(new Blob([archive]), 'all.zip', most, never);
const pack = (entries: readonly ZipEntry[], options?: ZipOptions) =>
  encodeZip(entries, options) as Buffer<ArrayBuffer>;
const reasonOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: unknown) => (error as UnreadablePicture).reason,
  );

async function open(entry: ZipEntry, most = limits) {
  const [found] = await list(pack([entry]), most);
  return found!.open(never);
}

describe('an archive', () => {
  test('lists its files below its own name, without folders, and unpacks each when asked', async () => {
    const found = await list(
      pack([file('ship/', { content: text('') }), file('ship/a.png'), file('b.png')]),
    );
    expect(found.map(({ path }) => path)).toEqual(['all.zip/ship/a.png', 'all.zip/b.png']);
    const contents = await Promise.all(found.map(async (one) => (await one.open(never)).text()));
    expect(contents).toEqual(['what ship/a.png holds', 'what b.png holds']);
  });

  test.each([
    '../../etc/ship/a.png',
    '__proto__/a.png',
    'constructor',
    '/a.png',
    'C:\\a.png',
    '"><img src=x onerror=alert(1)>.png',
    '=1+1.png',
    '\u202egnp.exe',
    '🛳️/🐸.png',
    `${'n'.repeat(300)}.png`,
  ])('takes the name %j for text', async (name) => {
    const found = await list(pack([file(name), file('other.png')]));
    expect(found.map(({ path }) => path)).toEqual([`all.zip/${name}`, 'all.zip/other.png']);
    expect(await (await found[0]!.open(never)).text()).toBe(`what ${name} holds`);
    expect(({} as Record<string, unknown>)['path']).toBeUndefined();
  });

  test('of zip64 is whole', async () => {
    const found = await list(pack([file('a.png'), file('b.png')], { isZip64: true }));
    expect(found).toHaveLength(2);
    expect(await (await found[1]!.open(never)).text()).toBe('what b.png holds');
  });

  test('with two files of the same name has both', async () => {
    const found = await list(pack([file('a.png'), file('a.png', { content: text('another') })]));
    const contents = await Promise.all(found.map(async (one) => (await one.open(never)).text()));
    expect(contents).toEqual(['what a.png holds', 'another']);
  });
});

describe('an archive is refused as a whole', () => {
  const whole = pack(Array.from({ length: 8 }, (_, at) => file(`${at}.png`)));

  test.each([5, 25, 50, 75, 99])('cut at %i bytes in a hundred', async (share) => {
    const cut = whole.subarray(0, Math.floor((whole.length * share) / 100));
    expect(await reasonOf(list(cut))).toBe('archive-damaged');
  });

  test('that counts fewer files than it lists', async () => {
    const eight = Array.from({ length: 8 }, (_, at) => file(`${at}.png`));
    expect(await reasonOf(list(pack(eight, { claimedCount: 3 })))).toBe('archive-damaged');
    expect(await reasonOf(list(pack(eight, { claimedCount: 9 })))).toBe('archive-damaged');
  });

  test('with more files than are taken', async () => {
    expect(await reasonOf(list(whole, { ...limits, files: 7 }))).toBe('archive-crowded');
    expect(await reasonOf(list(whole, { ...limits, files: 8 }))).toBe('read');
  });

  test('with 70,000 files whose number does not fit in its end', async () => {
    const content = text('');
    const many = pack(Array.from({ length: 70_000 }, (_, at) => file(`${at}`, { content })));
    expect(await reasonOf(list(many))).toBe('archive-crowded');
    const found = await list(many, { ...limits, files: 70_000 });
    expect(found).toHaveLength(70_000);
  }, 60_000);

  test('cut after any byte', async () => {
    const small = pack([file('a.png'), file('ship/b.png')]);
    const outcomes = new Set<string>();
    for (let length = 0; length < small.length; length++) {
      outcomes.add(await reasonOf(list(small.subarray(0, length))));
    }
    expect([...outcomes]).toEqual(['archive-damaged']);
  });

  test('and an abort ends the list', async () => {
    const aborted = AbortSignal.abort(new Error('enough'));
    const listing = listArchive(new Blob([whole]), 'all.zip', limits, aborted);
    await expect(listing).rejects.toThrow('enough');
  });
});

test.each([0x01, 0x10, 0xff])(
  'an archive with bits %i changed in any byte is refused, or has all its files, each whole or refused',
  async (bits) => {
    const names = ['a.png', 'ship/b.png'];
    const archive = pack(names.map((name) => file(name)));
    const contents = names.map((name) => `what ${name} holds`);
    for (let at = 0; at < archive.length; at++) {
      const damaged = Buffer.from(archive);
      damaged[at]! ^= bits;
      const found = await list(damaged).catch(() => null);
      if (found === null) continue;
      const read = found.map(async (one, place) => {
        const blob = await one.open(never).catch(() => null);
        return blob === null || (await blob.text()) === contents[place];
      });
      expect([at, ...(await Promise.all(read))]).toEqual([at, true, true]);
    }
  },
  30_000,
);

describe('a file in an archive is refused', () => {
  test.each([
    ['that is locked', file('a.png', { isEncrypted: true }), 'encrypted'],
    ['that claims 2 GB', file('a.png', { claimedSize: 2e9 }), 'too-many-bytes'],
    [
      'that is a bomb and says so',
      file('a.png', { content: new Uint8Array(1_000_000) }),
      'too-many-bytes',
    ],
    [
      'that is a bomb and claims 100 bytes',
      file('a.png', { content: new Uint8Array(20_000_000), claimedSize: 100 }),
      /too-many-bytes|damaged/,
    ],
    ['that claims less than it holds', file('a.png', { claimedSize: 3 }), 'damaged'],
    ['that claims more than it holds', file('a.png', { claimedSize: 999 }), 'damaged'],
    ['with another checksum', file('a.png', { claimedCrc: 7 }), 'damaged'],
    ['that claims to be a folder', file('a.png', { claimsFolder: true }), 'damaged'],
  ] as const)('%s', async (_, entry, reason) => {
    expect(await reasonOf(open(entry))).toMatch(reason);
  });

  test('while the others are read', async () => {
    const found = await list(pack([file('a.png', { claimedCrc: 7 }), file('b.png')]));
    const outcomes = await Promise.all(found.map((one) => reasonOf(one.open(never))));
    expect(outcomes).toEqual(['damaged', 'read']);
  });
});

test.each<[string, Blob, boolean]>([
  ['an archive', new Blob([pack([file('a.png')])]), true],
  ['an empty one', new Blob([pack([])]), true],
  ['words', new Blob(['PK, they said']), false],
  ['nothing', new Blob([]), false],
  [
    'a file that cannot be read',
    { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) } as unknown as Blob,
    false,
  ],
])('%s holds an archive: %s', async (_, blob, expected) => {
  expect(await holdsArchive(blob)).toBe(expected);
});
