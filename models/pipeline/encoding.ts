import type { Sharp } from 'sharp';

/** A way to store a sheet. */
export interface Encoding {
  readonly name: string;
  readonly format: 'webp' | 'jpeg' | 'avif' | 'png';
  readonly compress: (sheet: Sharp) => Sharp;
}

const webp = (quality: number, smartSubsample: boolean): Encoding => ({
  name: `WebP q${quality}${smartSubsample ? ', smart subsampling' : ''}`,
  format: 'webp',
  compress: (sheet) => sheet.webp({ quality, smartSubsample, effort: 6 }),
});

const jpeg = (quality: number): Encoding => ({
  name: `JPEG ${quality}, 4:4:4`,
  format: 'jpeg',
  compress: (sheet) => sheet.jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:4:4' }),
});

const avif = (quality: number): Encoding => ({
  name: `AVIF q${quality}, 4:4:4`,
  format: 'avif',
  compress: (sheet) => sheet.avif({ quality, chromaSubsampling: '4:4:4' }),
});

/** Nothing is lost, at four times the bytes. */
const LOSSLESS = {
  name: 'WebP lossless',
  format: 'webp',
  compress: (sheet) => sheet.webp({ lossless: true, effort: 6 }),
} as const satisfies Encoding;

/**
 * How the sheets of references are stored; encodings.json has the measurements that speak for it. AVIF is smaller at the
 * same error, but Chromium decodes one byte in twenty of it a grey level off from what sharp decodes here,
 * so that the page would not see exactly the pictures that the models were measured on.
 */
export const CHOSEN = { ...webp(90, true), format: 'webp' } as const satisfies Encoding;

/**
 * How the sheets of a set are stored. Pictures that are judged lose nothing: stored as the references
 * are, they cost the network 0.7 points of accuracy on validation, more than the half that is allowed.
 */
export function chooseEncoding(set: string): { readonly format: 'webp' } & Encoding {
  return set === 'train' ? CHOSEN : LOSSLESS;
}

/**
 * How many pictures a sheet of a set holds. References are wanted all together; of the test set the page
 * shows a few here and there, and fetches no more than they need.
 */
export function chooseSheetPictures(set: string): number {
  return set === 'test' ? 200 : 1000;
}

/** What was weighed against it. */
export const CANDIDATES: readonly Encoding[] = [
  webp(80, true),
  webp(85, true),
  webp(90, false),
  CHOSEN,
  webp(95, false),
  webp(95, true),
  jpeg(80),
  jpeg(85),
  jpeg(92),
  avif(80),
  LOSSLESS,
  {
    name: 'PNG',
    format: 'png',
    compress: (sheet) => sheet.png({ compressionLevel: 9, adaptiveFiltering: true }),
  },
];
