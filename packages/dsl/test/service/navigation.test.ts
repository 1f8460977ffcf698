import { describe, expect, test } from 'vitest';
import { Refused } from '../../src/service/index.ts';
import { apply, open } from './support.ts';

const files = {
  'a.hedge': 'param fl<|>oor = 28\nlet high = vix > floor\n',
  'b.hedge':
    'when high and vix > floor activate second_engine size 25%\ntest "t" { set floor = 30 given vix = 31 expect activate }\n',
};

describe('names over the files of a rule set', () => {
  test('a use leads to its declaration', () => {
    const it = open({ ...files, 'a.hedge': 'param floor = 28\nlet high = vix > flo<|>or\n' });
    expect(it.service.handle('textDocument/definition', it)).toEqual([
      { uri: it.uri, range: { start: { line: 0, character: 6 }, end: { line: 0, character: 11 } } },
    ]);
  });

  test('a name of the prelude leads into its files', () => {
    const it = open('when vi<|>x > 3 alert "x"');
    const [found] = it.service.handle('textDocument/definition', it);
    expect(found!.uri).toMatch(/^hedgerow:\/prelude\/market\.hedge$/);
  });

  test('all uses are found, in tests too', () => {
    const it = open(files);
    const found = it.service.handle('textDocument/references', {
      ...it,
      context: { includeDeclaration: true },
    });
    expect(found.map(({ uri }) => uri.replace(/.*\//, ''))).toEqual([
      'a.hedge',
      'a.hedge',
      'b.hedge',
      'b.hedge',
    ]);
  });

  test('a rename changes every one, and changes nothing else when renamed back', () => {
    const it = open(files);
    const before = [...it.service.workspace.documents].map(({ text }) => text);
    apply(it, it.service.handle('textDocument/rename', { ...it, newName: 'level' }));
    expect(it.text()).toBe('param level = 28\nlet high = vix > level\n');
    expect(it.service.workspace.analysis(it.uri).compilation.diagnostics).toEqual([]);
    apply(it, it.service.handle('textDocument/rename', { ...it, newName: 'floor' }));
    expect([...it.service.workspace.documents].map(({ text }) => text)).toEqual(before);
  });

  test.each([
    ['high', 'declared already'],
    ['when', 'word of the language'],
    ['2x', 'no name'],
    ['rsi', 'function'],
  ])('refuses %s', (newName, reason) => {
    const it = open(files);
    expect(() => it.service.handle('textDocument/rename', { ...it, newName })).toThrow(reason);
  });

  test('refuses names of the prelude and of the language', () => {
    for (const text of ['when v<|>ix > 3 alert "x"', 'when rs<|>i(vix, 14) > 3 alert "x"']) {
      const it = open(text);
      expect(() => it.service.handle('textDocument/prepareRename', it)).toThrow(Refused);
    }
  });
});

test('parameters of a function are its own', () => {
  const it = open('let f(x<|>) = x + x\nlet x = 3\nwhen f(vix) > x alert "a"\n');
  apply(it, it.service.handle('textDocument/rename', { ...it, newName: 'value' }));
  expect(it.text()).toBe('let f(value) = value + value\nlet x = 3\nwhen f(vix) > x alert "a"\n');
});

test('approvers', () => {
  const it = open(
    'require 1 approval from (ri<|>sk, pm) to activate second_engine\ntest "t" { approve second_engine by risk on 2024-01-02 expect no alert }\n',
  );
  apply(it, it.service.handle('textDocument/rename', { ...it, newName: 'cro' }));
  expect(it.text()).toContain('from (cro, pm)');
  expect(it.text()).toContain('by cro on');
});

test('states of a regime, members of an enumeration, names with a dot', () => {
  const regime = open(
    'regime r by vix { lo<|>w below 20 high above 20 }\nwhen r is low or r in low..high alert "a"\n',
  );
  apply(regime, regime.service.handle('textDocument/rename', { ...regime, newName: 'calm' }));
  expect(regime.text()).toBe(
    'regime r by vix { calm below 20 high above 20 }\nwhen r is calm or r in calm..high alert "a"\n',
  );
  const dotted = open('input desk.ve<|>ga : index\nwhen desk.vega > 3 alert "a {desk.vega}"\n');
  apply(dotted, dotted.service.handle('textDocument/rename', { ...dotted, newName: 'desk.v' }));
  expect(dotted.text()).toBe('input desk.v : index\nwhen desk.v > 3 alert "a {desk.v}"\n');
});
