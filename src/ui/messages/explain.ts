import { en } from './en/explain-page.ts';
import type { ExplainMessages } from './en/explain-page.ts';
import type { Messages } from './en/index.ts';
import { messages as general } from './messages.ts';

/** What the explanations say. It comes with the page, and not before. */
export const messages: Messages & ExplainMessages = { ...general, ...en };
