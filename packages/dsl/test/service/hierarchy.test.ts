/** What a rule reads, who reads a definition, and the texts of the prelude that these lead to. */
import { expect, test } from 'vitest';
import { open } from './support.ts';

const files = {
  'a.hedge':
    'param floor = 28\nlet high = vix > flo<|>or\nrule go:\n  when high and vix > floor alert "{vix}"\n',
  'b.hedge': 'forbid activate second_engine when floor > 3 because "x"\n',
};

test('who reads a param', () => {
  const it = open(files);
  const [item] = it.service.handle('textDocument/prepareCallHierarchy', it)!;
  expect(item).toMatchObject({ name: 'floor', uri: it.uri });
  const calls = it.service.handle('callHierarchy/incomingCalls', { item: item! });
  expect(calls.map(({ from, fromRanges }) => [from.name, fromRanges.length])).toEqual([
    ['high', 1],
    ['go', 1],
    ['forbid activate second_engine when floor > 3 because "x"', 1],
  ]);
});

test('what a rule reads, down to the prelude', () => {
  const it = open({
    ...files,
    'a.hedge': files['a.hedge'].replace('<|>', '').replace('rule go', 'rule g<|>o'),
  });
  const [item] = it.service.handle('textDocument/prepareCallHierarchy', it)!;
  const calls = it.service.handle('callHierarchy/outgoingCalls', { item: item! });
  expect(calls.map(({ to, fromRanges }) => [to.name, fromRanges.length])).toEqual([
    ['high', 1],
    ['vix', 2],
    ['floor', 1],
  ]);
  const { uri, selectionRange } = calls[1]!.to;
  const { text } = it.service.handle('workspace/textDocumentContent', { uri });
  const { start, end } = selectionRange;
  expect(text.split('\n')[start.line]!.slice(start.character, end.character)).toBe('vix');
});

test('anywhere in a statement, the statement is meant', () => {
  const it = open('wh<|>en vix > 3 alert "x"');
  const [item] = it.service.handle('textDocument/prepareCallHierarchy', it)!;
  expect(item!.name).toBe('when vix > 3 alert "x"');
  expect(it.service.handle('callHierarchy/incomingCalls', { item: item! })).toEqual([]);
  expect(it.service.handle('callHierarchy/outgoingCalls', { item: item! })).toHaveLength(1);
  expect(it.service.handle('workspace/textDocumentContent', { uri: 'hedgerow:/x' })).toEqual({ text: '' });
});
