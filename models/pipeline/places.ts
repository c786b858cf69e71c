import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** What the site serves: sheets, labels, scores and the manifest that lists them. */
export const DATA_FOLDER = fileURLToPath(new URL('public/data/', root));

/** What can be fetched and made again at any time; not committed. */
export const CACHE_FOLDER = fileURLToPath(new URL('.cache/', root));
