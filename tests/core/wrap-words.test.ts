import { expect, test } from 'vitest';
import { wrapWords } from '../../src/core/wrap-words.ts';

test.each([
  ['a line that fits', 20, ['a line that fits']],
  ['a line that fits', 16, ['a line that fits']],
  ['a line that does not', 11, ['a line that', 'does not']],
  ['unbreakable is short', 4, ['unbreakable', 'is', 'short']],
  ['  spaces  between ', 20, ['spaces between']],
  ['', 10, []],
])('%j in lines of %i letters', (text, most, lines) => {
  expect(wrapWords(text, most)).toEqual(lines);
});
