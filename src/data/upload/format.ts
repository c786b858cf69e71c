import type { RefusalReason } from './refusal.ts';

/** Formats that are opened: how people write them, and the type that tells a decoder which it is. */
export const PICTURE_FORMATS = {
  png: { label: 'PNG', type: 'image/png' },
  jpeg: { label: 'JPEG', type: 'image/jpeg' },
  gif: { label: 'GIF', type: 'image/gif' },
  webp: { label: 'WebP', type: 'image/webp' },
  bmp: { label: 'BMP', type: 'image/bmp' },
  ico: { label: 'ICO', type: 'image/x-icon' },
  avif: { label: 'AVIF', type: 'image/avif' },
} as const;
export type PictureFormat = keyof typeof PICTURE_FORMATS;

/** Formats that are known by name only, to say why they are refused. */
export const REFUSED_FORMATS = {
  heic: { label: 'HEIC', reason: 'format-unsupported' },
  tiff: { label: 'TIFF', reason: 'format-unsupported' },
  'jpeg-xl': { label: 'JPEG XL', reason: 'format-unsupported' },
  psd: { label: 'Photoshop', reason: 'format-unsupported' },
  svg: { label: 'SVG', reason: 'drawing' },
  pdf: { label: 'PDF', reason: 'not-a-picture' },
  mp4: { label: 'MP4 video', reason: 'not-a-picture' },
  zip: { label: 'zip archive', reason: 'not-a-picture' },
  html: { label: 'web page', reason: 'not-a-picture' },
  text: { label: 'plain text', reason: 'not-a-picture' },
} as const satisfies Record<string, { label: string; reason: RefusalReason }>;
export type RefusedFormat = keyof typeof REFUSED_FORMATS;

export function isRefusedFormat(format: PictureFormat | RefusedFormat): format is RefusedFormat {
  return Object.hasOwn(REFUSED_FORMATS, format);
}

/** First bytes, as characters of the same codes. */
const SIGNATURES: readonly (readonly [string, PictureFormat | RefusedFormat])[] = [
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['\0\0\x01\0', 'ico'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['II+\0', 'tiff'],
  ['MM\0+', 'tiff'],
  ['\xff\x0a', 'jpeg-xl'],
  ['\0\0\0\x0cJXL \r\n\x87\n', 'jpeg-xl'],
  ['8BPS', 'psd'],
  ['%PDF-', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
];

/** Sizes of the information headers that a BMP file can have: "BM" alone also begins a word. */
const BMP_HEADERS: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** How far into a text `<svg` is looked for, behind comments and an XML declaration. */
const TEXT_BYTES = 4096;

/**
 * Recognises a format by a file's first bytes, whatever the file is called.
 *
 * @param head 64 bytes do for all but drawings with a long preface
 * @returns null for bytes that are none of the formats known here
 */
export function sniffFormat(head: Uint8Array): PictureFormat | RefusedFormat | null {
  const start = decodeLatin1(head.subarray(0, 64));
  const signature = SIGNATURES.find(([bytes]) => start.startsWith(bytes));
  if (signature) return signature[1];
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp';
  if (start.startsWith('BM') && BMP_HEADERS.has(head[14] ?? 0)) return 'bmp';
  if (start.startsWith('ftyp', 4)) return sniffBrand(start, head[3] ?? 0);
  return sniffText(head.subarray(0, TEXT_BYTES));
}

/** Tells apart what shares the ISO base media container, by its major and compatible brands. */
function sniffBrand(start: string, boxBytes: number): PictureFormat | RefusedFormat {
  const brands = start.slice(8, Math.max(boxBytes, 12)).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => /^(he[iv][cmsx]|mif1|msf1)$/.test(brand))) return 'heic';
  return 'mp4';
}

function sniffText(head: Uint8Array): RefusedFormat | null {
  const text = decodeUtf8(head);
  if (!text || /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) return null;
  if (!/^\s*</.test(text)) return 'text';
  const [, tag] = /<(!doctype\s+html|html|head|body|script|svg)[\s>:]/i.exec(text) ?? [];
  if (tag === undefined) return 'text';
  return tag.toLowerCase() === 'svg' ? 'svg' : 'html';
}

/** Null where the bytes are not text. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

function decodeLatin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
