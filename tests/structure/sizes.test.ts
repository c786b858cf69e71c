import { describe, expect, it } from 'vitest';
import { readSources } from './source-files.ts';

/** Lines of code after which a file has more than one subject; styles are not counted. */
const MOST_LINES = 250;

function explainSize(path: string, source: string): string | null {
  const code = source.replace(/<style\b[\s\S]*?<\/style>/g, '');
  const lines = code.trimEnd().split('\n').length;
  if (lines <= MOST_LINES) return null;
  return `${path} has ${lines} lines, and ${MOST_LINES} are the most: find its second subject and give it a file.`;
}

describe('the files of src and models', () => {
  it(`have at most ${MOST_LINES} lines each`, () => {
    const files = [
      ...readSources('src', ['.ts', '.svelte']),
      ...readSources('models', ['.ts']),
      ...readSources('scripts', ['.mjs']),
    ];
    expect(files.flatMap(({ path, source }) => explainSize(path, source) ?? [])).toEqual([]);
  });

  it('are told when they have more', () => {
    expect(explainSize('src/a.ts', 'a;\n'.repeat(MOST_LINES))).toBeNull();
    expect(explainSize('src/a.ts', 'a;\n'.repeat(MOST_LINES + 1))).toContain('has 251 lines');
    expect(explainSize('a.svelte', `<p></p><style>${'\n'.repeat(900)}</style>`)).toBeNull();
  });
});
