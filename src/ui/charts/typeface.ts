import address from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import { requestFile } from '../../data/fetch.ts';
import { once } from '../../data/once.ts';

/** As tokens.css names it. */
const FAMILY = 'Atkinson Hyperlegible Next Variable';

/**
 * Writes the site's typeface as a style that needs no other file: a picture may load none, and another
 * machine has none.
 *
 * @throws DataError where it cannot be had
 */
export const writeTypeface = once(async (): Promise<string> => {
  // The page shows it already: the browser has it at hand.
  const answer = await requestFile(address, FAMILY, new AbortController().signal, 'default');
  const data = toBase64(new Uint8Array(await answer.arrayBuffer()));
  const source = `url(data:font/woff2;base64,${data}) format('woff2')`;
  return [
    `@font-face{font-family:'${FAMILY}';font-weight:200 800;src:${source}}`,
    'text{font-variant-numeric:tabular-nums}',
  ].join('');
});

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
