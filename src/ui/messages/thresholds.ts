import { en } from './en/thresholds-page.ts';
import type { ThresholdsMessages } from './en/thresholds-page.ts';
import type { Messages } from './en/index.ts';
import { messages as general } from './messages.ts';

/** What the threshold lab says. It comes with the page, and not before. */
export const messages: Messages & ThresholdsMessages = { ...general, ...en };
