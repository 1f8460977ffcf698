/** Every word of the language is explained, where it is hovered and where it is offered. */
import { describe, expect, test } from 'vitest';
import { describeLanguageWord } from '../../src/service/word-docs.ts';
import { contextWords, reservedWords, unitSpellings } from '../../src/syntax/words.ts';
import { open } from './support.ts';

const hovered = (text: string) => {
  const it = open(text);
  const found = it.service.handle('textDocument/hover', it);
  return found === null ? null : (found.contents as { value: string }).value;
};

test.each([...reservedWords, ...contextWords, ...unitSpellings.keys()])('%s', (word) => {
  expect(describeLanguageWord(word)).toMatch(/^```hedge\n.+\n```\n\n\S.+\.$/);
});

test('no other word has a meaning', () => {
  for (const word of ['vix', 'constructor', 'toString', ''])
    expect(describeLanguageWord(word)).toBeUndefined();
});

describe('hover', () => {
  test('keywords, clauses, units and kinds of decisions', () => {
    expect(hovered('wh<|>en vix > 3 alert "x"')).toContain('What must be true');
    expect(hovered('when vix > 3 for 3 ses<|>sions alert "x"')).toContain('by the calendar');
    expect(hovered('when vix > 3 for 3 session<|> alert "x"')).toContain('by the calendar');
    expect(hovered('when vix > 3 activate second_engine coo<|>ldown 3 sessions')).toContain('makes no claim');
    expect(hovered('test "t" { expect veto<|>ed second_engine }')).toContain('a `forbid` held');
  });
  test('a name is what it names, whatever word it is', () => {
    expect(hovered('let size = vix\nwhen si<|>ze > 3 alert "x"')).toContain('a definition');
    expect(hovered('when vix > 3 alert "all cri<|>tical"')).toBeNull();
    expect(hovered('# when<|> it rains\nwhen vix > 3 alert "x"')).toBeNull();
  });
});

test('what is offered is explained on demand', () => {
  const it = open('when vix > 28 <|>');
  const { items } = it.service.handle('textDocument/completion', it);
  const unexplained = items
    .filter(({ kind, detail }) => (kind === 14 || kind === 11) && detail !== 'currency')
    .map((item) => it.service.handle('completionItem/resolve', item))
    .filter(({ documentation }) => documentation === undefined);
  expect(unexplained).toEqual([]);
});
