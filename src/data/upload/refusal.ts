/** Why a file cannot be judged: the keys of the page's catalogue of sentences. */
export type RefusalReason =
  | 'empty'
  | 'unreadable'
  | 'gone'
  | 'not-a-picture'
  | 'drawing'
  | 'format-unsupported'
  | 'damaged'
  | 'too-many-bytes'
  | 'too-many-pixels'
  | 'too-small'
  | 'too-narrow'
  | 'slow'
  | 'encrypted'
  | 'archive-damaged'
  | 'archive-crowded';

/** What the sentence of a refusal mentions; which of them are there depends on the reason. */
export interface RefusalValues {
  /** The file's name as it came: text from outside, never markup. */
  readonly name: string;
  /** The format as people write it ("JPEG", "HEIC"), where it was recognised. */
  readonly format?: string;
  /** Pixels, as the file's header says. */
  readonly width?: number;
  readonly height?: number;
  /** The limit that was passed: bytes, pixels, pixels of a side, a ratio, milliseconds or files, as the reason has it. */
  readonly limit?: number;
}

/** A file that is refused, with the reason and all that a sentence about it needs. */
export class UnreadablePicture extends Error {
  override readonly name = 'UnreadablePicture';
  readonly reason: RefusalReason;
  readonly values: RefusalValues;

  constructor(reason: RefusalReason, values: RefusalValues, options?: ErrorOptions) {
    super(describeRefusal(reason, values), options);
    this.reason = reason;
    this.values = values;
  }
}

/** Says in one English sentence or two which file is refused, why, and what to do. */
export function describeRefusal(reason: RefusalReason, values: RefusalValues): string {
  const { name, format = 'picture', width = 0, height = 0, limit = 0 } = values;
  const size = `${width} × ${height} pixels`;
  switch (reason) {
    case 'empty':
      return `${name} is empty: it holds no bytes. Choose another file.`;
    case 'unreadable':
      return `${name} could not be read. It may be a folder, or have been moved or changed; choose it again.`;
    case 'gone':
      return `${name} is no longer in memory: the page forgets photos when it is loaded anew. This is the test picture before it; choose the photo again.`;
    case 'not-a-picture':
      return values.format === undefined
        ? `${name} is not a picture. Choose a JPEG, PNG or WebP file.`
        : `${name} is not a picture (${format}). Choose a JPEG, PNG or WebP file.`;
    case 'drawing':
      return `${name} is a drawing (${format}), not a photo. Export it as PNG and try again.`;
    case 'format-unsupported':
      return `${name} is in the ${format} format, which this page cannot read. Export it as JPEG and try again.`;
    case 'damaged':
      return `${name} is damaged or cut short: its ${format} data could not be decoded. Export or download it again.`;
    case 'too-many-bytes':
      return `${name} is too large a file: at most ${Math.floor(limit / 1e6)} MB are read. Save a smaller copy of it.`;
    case 'too-many-pixels':
      return `${name} has ${size}: more than ${Math.floor(limit / 1e6)} megapixels or 65535 to a side are not opened. Save a smaller copy of it.`;
    case 'too-small':
      return `${name} has ${size}: under ${limit} pixels to a side is too small to mean anything. Choose a larger picture.`;
    case 'too-narrow':
      return `${name} has ${size}: a strip more than ${limit} times as long as wide shows nothing in a square. Cut a part out of it.`;
    case 'slow':
      return `${name} was not decoded within ${Math.round(limit / 1000)} seconds. Save a smaller copy of it and try again.`;
    case 'encrypted':
      return `${name} is locked with a password. Unpack the archive yourself and choose its pictures.`;
    case 'archive-damaged':
      return `${name} is damaged, cut short or contradicts itself, so none of it is judged. Export or download it again.`;
    case 'archive-crowded':
      return `${name} holds more than ${limit} files, so none of it is judged. Choose fewer at a time.`;
  }
}
