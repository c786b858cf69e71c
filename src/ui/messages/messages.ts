import { en } from './en.ts';
import type { Messages } from './en.ts';

/** The words of the page in its language; a further catalogue is chosen here. */
export const messages: Messages = en;
