import { en } from './en/batch-page.ts';
import type { BatchMessages } from './en/batch-page.ts';
import type { Messages } from './en/index.ts';
import { messages as general } from './messages.ts';

/** What the page of many pictures says. It comes with the page, and not before. */
export const messages: Messages & BatchMessages = { ...general, ...en };
