import type { CheckedFile } from '../manifest.ts';

/** A file of the built site: its path below the page, and what its content must be. */
export interface ShippedFile extends CheckedFile {
  /** The pages cannot do without it; else it is kept when it is used, or when everything is asked for. */
  readonly isNeeded: boolean;
}
