/** What went wrong with a file of the site. */
export type DataProblem =
  /** No answer: the network or the server is away. */
  | 'offline'
  /** The server has no such file, or refuses it. */
  | 'missing'
  /** A web page came instead, as networks with a sign-in page send it. */
  | 'page'
  /** Fewer bytes than there should be. */
  | 'cut'
  /** Other bytes than there should be. */
  | 'altered'
  /** The right bytes, but no sheet, list or manifest that can be used. */
  | 'unusable'
  /** The browser offers no checksums because the page is neither on https nor on localhost. */
  | 'insecure';

/** Beyond a worker's border an error has its name and its sentence only. */
const UNREACHABLE = 'UnreachableFile';

/** A file of the site that cannot be used, with a sentence for the person in front of it. */
export class DataError extends Error {
  override readonly name: string;
  readonly code: DataProblem;
  /** The file, as the manifest names it. */
  readonly path: string;

  constructor(code: DataProblem, path: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = code === 'offline' ? UNREACHABLE : 'DataError';
    this.code = code;
    this.path = path;
  }
}

/** Whether a file did not come because nobody answered; also of an error from a worker. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Error && error.name === UNREACHABLE;
}
