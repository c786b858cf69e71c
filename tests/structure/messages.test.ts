import { describe, expect, it } from 'vitest';
import { findLiteralText } from './find-literal-text.ts';
import { readSources } from './source-files.ts';

describe('the components', () => {
  it('have their words in src/ui/messages/en.ts', () => {
    const files = readSources('src', ['.svelte']);
    expect(files.flatMap(({ path, source }) => findLiteralText(path, source))).toEqual([]);
  });
});

describe('the rule about words catches', () => {
  it.each([
    ['text', '<p>Not sure</p>'],
    ['text beside an expression', '<p>{score} of ten</p>'],
    ['text in a block', '{#if a}<p>{b}</p>{:else}Failed{/if}'],
    ['a name for screen readers', '<button aria-label="Close">×</button>'],
    ['a part of one', '<img alt="Picture {n}" src={s} />'],
    ['a title', '<Card title="Linear" />'],
    ['a placeholder', '<input placeholder="0.5" /><input placeholder="Half" />'],
    ['a string in braces', "<p>{'Hello'}</p>"],
    ['a template in braces', '<p>{`${n} pictures`}</p>'],
    ['a choice of strings', "<p title={a ? '' : 'off'}></p>"],
    ['a snippet', '{#snippet row()}<td>Score</td>{/snippet}'],
  ])('%s', (_, source) => {
    expect(findLiteralText('A.svelte', source)).toHaveLength(1);
  });

  it('and says where', () => {
    expect(findLiteralText('src/ui/A.svelte', '<p>\n  {a}\n</p>\n<b>Yes</b>')).toEqual([
      'src/ui/A.svelte:4 has "Yes" in its markup: words stand in src/ui/messages/en.ts, so that they can be found, tested and translated.',
    ]);
  });
});

describe('the rule about words allows', () => {
  it.each([
    ['messages', '<p title={messages.hint}>{messages.answer}</p>'],
    ['signs and numbers', '<p>0.5 % · × →</p>'],
    ['attributes that nobody reads', '<a class="big" href="#top" id="a" role="group">{a}</a>'],
    ['directives', '<p style:width="10px" style:left="{n}px" class:on={a}>{a}</p>'],
    ['scripts and styles', '<script>const a = "Yes";</script><style>p { color: red }</style>'],
    ['comments', '<!-- The reason -->'],
    ['expressions', "<p>{format('short', a === 'yes')}</p>"],
  ])('%s', (_, source) => {
    expect(findLiteralText('A.svelte', source)).toEqual([]);
  });
});
