import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseImageHeader } from '../../src/data/upload/image-header.ts';

interface SiteManifest {
  readonly start_url: string;
  readonly scope: string;
  readonly id?: string;
  readonly icons: readonly { src: string; sizes: string; type: string; purpose?: string }[];
}

const manifest = JSON.parse(readFileSync('public/site.webmanifest', 'utf8')) as SiteManifest;

describe('the manifest of the installed site', () => {
  it('holds below any path: its addresses are relative, and its identity is where it starts', () => {
    const addresses = [manifest.start_url, manifest.scope, ...manifest.icons.map(({ src }) => src)];
    for (const address of addresses) expect(address).not.toMatch(/^\/|:/);
    expect(manifest.id).toBeUndefined();
  });

  it.each(manifest.icons.filter(({ type }) => type === 'image/png'))(
    'has $src in the size $sizes',
    ({ src, sizes }) => {
      const size = parseImageHeader('png', readFileSync(`public/${src}`));
      expect(`${size?.width}x${size?.height}`).toBe(sizes);
    },
  );

  it('has the sizes that browsers ask for, and one to be cut to a shape', () => {
    const sizes = manifest.icons.map(({ sizes }) => sizes);
    expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
    expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  });
});
