import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { parse } from '../../src/syntax/parse.ts';
import { format } from '../../src/syntax/print/format.ts';

const ids = (text: string, supplied: string[] = []) =>
  compile([{ name: 'a.hedge', text }], { supplied }).diagnostics.map((d) => [d.id, d.message]);

describe('names of a namespace', () => {
  test('inputs and definitions may have one dot in their names', () => {
    const text = `input desk.vega, desk.delta : money(USD)
let desk.ratio = desk.vega / desk.delta
when desk.ratio > 2 and desk.vega < 0 USD alert "x {desk.vega}"
test "t" {
  given desk.vega = -1 USD
  given desk.ratio = 3
  expect alert
}
`;
    expect(ids(text)).toEqual([]);
    const { ast } = parse({ name: 'a.hedge', text });
    const again = format(text);
    expect(ast.statements[0]).toMatchObject({ names: [{ name: 'desk.vega' }, { name: 'desk.delta' }] });
    expect(again.text).toContain('input desk.vega, desk.delta : money(USD)');
    const { program } = compile([{ name: 'a.hedge', text }]);
    expect(program?.inputs.map((i) => i.name).sort()).toEqual(['desk.delta', 'desk.vega']);
  });

  test('a misspelt one gets those of the namespace', () => {
    const text = 'input desk.vega : money(USD)\nwhen desk.vga < 0 USD alert "x"\n';
    const { diagnostics } = compile([{ name: 'a.hedge', text }]);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ id: 'unknown-member' });
    expect(diagnostics[0]!.fix?.edits[0]?.text).toBe('vega');
  });

  test('the data may supply one', () => {
    const text = 'let desk.ratio = vix / vix3m\nwhen desk.ratio > 1 alert "x"\n';
    const { program } = compile([{ name: 'a.hedge', text }], { supplied: ['desk.ratio'] });
    expect(program?.inputs.map((i) => i.name)).toEqual(['desk.ratio']);
  });

  test('a namespace of one name is not a value', () => {
    expect(ids('input desk.vega : money(USD)\nwhen desk > 0 alert "x"\n')[0]?.[0]).toBe('unknown-name');
  });

  test('a function has no namespace', () => {
    expect(ids('let a.f(x) = x\nwhen vix > 1 alert "x"\n')[0]?.[0]).toBe('unexpected-token');
  });
});

describe('what a layer holds', () => {
  const layer = 'layer l { size of core_notional margin size * core_notional * 10% }\n';

  test('its size, notional and margin can be read', () => {
    expect(
      ids(`${layer}when l.margin > 1_000 USD or l.notional > 5 USD or l.size > 10% alert "x"\n`, [
        'core_notional',
      ]),
    ).toEqual([]);
  });

  test('what it does not declare cannot', () => {
    expect(ids('layer l { size of 1_000 USD }\nwhen l.margin > 1 USD alert "x"\n')).toEqual([
      ['limit-without-base', '`l` declares no margin, so it has no margin to limit or to read'],
    ]);
  });

  test('a layer whose margin reads itself is a cycle', () => {
    expect(ids('layer l { margin l.margin * size }\nwhen vix > 3 activate l\n')[0]?.[0]).toBe(
      'cyclic-definition',
    );
  });
});
