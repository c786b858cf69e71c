import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pack } from '../../build/pack-binaries.ts';

describe('packing', () => {
  it('gives bytes that unpack to the same', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index % 10);
    const packed = pack('labels.bin', bytes)!;
    expect(packed.length).toBeLessThan(200);
    expect(Buffer.compare(gunzipSync(packed), bytes)).toBe(0);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['what is too short', Uint8Array.of(1, 2, 3)],
  ])('leaves %s as it is', (_, bytes) => {
    expect(pack('a.bin', bytes)).toBeNull();
  });

  it('refuses what would be unpacked by mistake', () => {
    expect(() => pack('a.bin', gzipSync('a'))).toThrow('a.bin begins like a gzip file');
  });
});
