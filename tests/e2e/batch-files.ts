import type { GivenFile } from './batch-page.ts';
import { givePng, paintPicture } from './batch-page.ts';
import { encodePngHead } from './classify-page.ts';

/** Three files that are no pictures, each for another reason. */
export const BROKEN: readonly GivenFile[] = [
  givePng('cut.png', paintPicture(1).subarray(0, 120)),
  givePng('words.jpg', Buffer.from('This is only text.')),
  givePng('huge.png', encodePngHead(30_000, 30_000)),
];

/** Thirty files of which three are broken. */
export const THIRTY = [
  ...Array.from({ length: 27 }, (_, at) => givePng(`photo ${at}.png`, paintPicture(at))),
  ...BROKEN,
];
