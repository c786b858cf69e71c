import { describe, expect, it, test } from 'vitest';
import { describeRefusal, UnreadablePicture } from '../../src/data/upload/refusal.ts';

const name = 'my cat.heic';
const odd = { name, width: 30000, height: 20 };

describe('describeRefusal', () => {
  test.each([
    ['empty', { name }, 'my cat.heic is empty'],
    ['unreadable', { name }, 'my cat.heic could not be read'],
    ['gone', { name }, 'my cat.heic is no longer in memory'],
    ['not-a-picture', { name }, 'my cat.heic is not a picture. Choose'],
    ['not-a-picture', { name, format: 'PDF' }, 'my cat.heic is not a picture (PDF). Choose'],
    ['drawing', { name, format: 'SVG' }, 'is a drawing (SVG)'],
    ['format-unsupported', { name, format: 'HEIC' }, 'is in the HEIC format'],
    ['damaged', { name, format: 'JPEG' }, 'its JPEG data could not be decoded'],
    ['too-many-bytes', { name, limit: 100e6 }, 'at most 100 MB'],
    ['too-many-pixels', { ...odd, limit: 120e6 }, '30000 × 20 pixels: more than 120 megapixels'],
    ['too-small', { ...odd, limit: 8 }, 'under 8 pixels'],
    ['too-narrow', { ...odd, limit: 128 }, 'more than 128 times as long as wide'],
    ['slow', { name, format: 'PNG', limit: 20000 }, 'within 20 seconds'],
    ['encrypted', { name }, 'is locked with a password'],
    ['archive-damaged', { name }, 'none of it is judged'],
    ['archive-crowded', { name, limit: 10000 }, 'more than 10000 files'],
  ] as const)('%s: names the file, the reason and what to do', (reason, values, part) => {
    const sentence = describeRefusal(reason, values);
    expect(sentence).toContain(part);
    expect(sentence.startsWith(name)).toBe(true);
    expect(sentence).toMatch(/(Choose|choose|Export|Save|Cut) .+\.$/);
    expect(sentence).not.toMatch(/undefined|NaN/);
  });

  it('is the message of the error, which keeps what it was made of', () => {
    const cause = new Error('decoder');
    const values = { name, format: 'JPEG' };
    const error = new UnreadablePicture('damaged', values, { cause });
    expect(error).toMatchObject({ name: 'UnreadablePicture', reason: 'damaged', values, cause });
    expect(error.message).toBe(describeRefusal('damaged', values));
  });
});
