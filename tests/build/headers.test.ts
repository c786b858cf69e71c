import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HEADERS, POLICY } from '../../build/policy.ts';

/** The headers that the file gives for a pattern of paths. */
function readHeaders(text: string, pattern: string): Record<string, string> {
  const [, block = ''] = text.split(`\n${pattern}\n`);
  const lines = block.split('\n').filter((line) => line.startsWith('  '));
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...rest] = line.trim().split(': ');
      return [name, rest.join(': ')];
    }),
  );
}

it('the header file for hosts says what the preview sends, and the policy in the page', () => {
  const headers = readHeaders(readFileSync('public/_headers', 'utf8'), '/*');
  expect(headers).toEqual(HEADERS);
  expect(headers['Content-Security-Policy']).toBe(`${POLICY}; frame-ancestors 'none'`);
});

it.each(['unsafe-inline', "'unsafe-eval'", 'http:', 'https:', '*'])(
  'the policy has no %s',
  (source) => expect(POLICY).not.toContain(source),
);
