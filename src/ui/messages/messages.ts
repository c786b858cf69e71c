import { en } from './en/index.ts';
import type { Messages } from './en/index.ts';

/** The words of the page in its language; a further catalogue is chosen here. */
export const messages: Messages = en;
