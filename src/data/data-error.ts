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

/** A file of the site that cannot be used, with a sentence for the person in front of it. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly code: DataProblem;
  /** The file, as the manifest names it. */
  readonly path: string;

  constructor(code: DataProblem, path: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
    this.path = path;
  }
}
