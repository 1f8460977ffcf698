import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { statementSnippets } from '../../src/service/features/snippets.ts';
import { open } from './support.ts';

const complete = (text: string) => {
  const it = open(text);
  const { items } = it.service.handle('textDocument/completion', it);
  return { it, items, labels: items.map(({ label }) => label) };
};
const has = (text: string, wanted: readonly string[], unwanted: readonly string[] = []) => {
  const { labels } = complete(text);
  expect(labels).toEqual(expect.arrayContaining([...wanted]));
  for (const one of unwanted) expect(labels).not.toContain(one);
};

describe('what is offered fits the place', () => {
  test('values and functions where a condition begins', () => {
    has('let mine = 3\nwhen <|>', ['vix', 'mine', 'rsi', 'count', 'not', 'at'], ['activate', 'sessions']);
  });
  test('operators behind a value', () => {
    has('when vix <|>', ['crosses', 'rising', 'in', 'is', 'for', 'activate', 'unless'], ['vix', 'rsi']);
  });
  test('units behind a count', () => has('when vix > 28 for 3 <|>', ['sessions', 'days', 'prints'], ['vix']));
  test('layers behind a verb', () => has('when vix > 28 activate <|>', ['second_engine'], ['vix', 'rsi']));
  test('clauses and actions behind an action', () =>
    has('when vix > 28 activate second_engine <|>', ['size', 'until', 'hold', 'cooldown', 'scale']));
  test('states of the regime', () =>
    has('regime r by vix { low below 20 high above 20 }\nwhen r is <|>', ['low', 'high'], ['active']));
  test('states of a layer', () => has('when second_engine is <|>', ['active', 'idle', 'pending']));
  test('events', () => has('when within 5 days before <|>', ['fomc', 'cpi_release'], ['vix']));
  test('types and currencies', () => {
    has('input x : <|>', ['index', 'rate', 'money'], ['vix']);
    has('input x : money(<|>', ['USD', 'EUR']);
  });
  test('members', () => {
    has('when vix.<|>', ['high', 'low', 'close'], ['vix']);
    has('when second_engine.<|>', ['size', 'margin', 'notional']);
    has('input desk.vega : index\nwhen desk.<|>', ['vega'], ['vix']);
    has('let m = macd(spx)\nwhen m.<|>', ['line', 'signal', 'histogram']);
  });
  test('parts of blocks', () => {
    has('layer l { <|>', ['buy', 'sell', 'size', 'margin', 'intent']);
    has('test "t" { <|>', ['given', 'expect', 'from', 'set']);
    has('param p = 3\ntest "t" { set <|>', ['p'], ['vix']);
  });
  test('parameters of the function that is written', () =>
    has('let f(foo, bar) = <|>', ['foo', 'bar', 'vix']));
  test('the placeholder of an alert, but not its text', () => {
    has('when vix > 3 alert "now {<|>', ['vix', 'rsi']);
    expect(complete('when vix > 3 alert "no<|>').labels).toEqual([]);
    expect(complete('# see vi<|>').labels).toEqual([]);
  });
  test('what can be allowed, what is found below first', () => {
    has('# allow <|>\nparam p = 3', ['unused-param', 'magic-number'], ['unknown-name', 'vix']);
    const { items, labels } = complete('  # allow unused-p<|>\nparam p = 3\n');
    const first = items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1))[0]!;
    expect(first).toMatchObject({ label: 'unused-param', textEdit: { newText: 'unused-param: ' } });
    expect(labels.length).toBeGreaterThan(10);
  });
  test('approvers, and no unit behind a share', () => {
    const rules = 'require 1 approval from (risk, pm) to activate second_engine\n';
    has(`${rules}require 2 approvals from (<|>`, ['risk', 'pm'], ['vix']);
    has(`${rules}test "t" { approve second_engine by <|>`, ['risk', 'pm'], ['vix']);
    has('when vix > 3 activate second_engine size 25% <|>', ['by', 'until'], ['sessions', 'USD']);
  });
  test('no statement behind a word that awaits more', () => {
    expect(complete('when vix crosses <|>').labels).not.toContain('layer');
    expect(complete('when vix rising <|>').labels).toContain('over');
  });
  test('statements at the beginning, and after a whole one', () => {
    has('<|>', ['rule', 'layer', 'test', 'param'], ['vix']);
    has('param p = 3\n\n<|>', ['rule', 'in']);
    has('ru<|>', ['rule']);
    expect(complete('when <|>').labels).not.toContain('rule');
  });
});

test('an item replaces the half-written word, with its unit told, its documentation on demand', () => {
  const { it, items } = complete('when vi<|> > 3 alert "x"');
  const vix = items.find(({ label }) => label === 'vix')!;
  expect(vix.detail).toBe('index in 0..200 (input)');
  expect(vix.textEdit).toEqual({
    range: { start: { line: 0, character: 5 }, end: { line: 0, character: 7 } },
    newText: 'vix',
  });
  const { documentation } = it.service.handle('completionItem/resolve', vix);
  expect((documentation as { value: string }).value).toContain('Cboe');
  const rsi = items.find(({ label }) => label === 'rsi')!;
  expect(rsi.textEdit).toMatchObject({ newText: 'rsi($'.concat('{1:x})') });
});

test('every snippet is a valid statement as it stands', () => {
  const plain = (body: string): string => {
    const once = body.replace(/\$\{(\d+):([^{}]*)\}/g, '$2');
    return once === body ? body.replace(/\$\{\d+\}|\$\d/g, '') : plain(once);
  };
  for (const { label, body } of statementSnippets) {
    const { diagnostics } = compile([{ name: `${label}.hedge`, text: `${plain(body)}\n` }]);
    expect(diagnostics.filter((d) => d.id !== 'unused-param').map((d) => d.message)).toEqual([]);
  }
});

test('what is offered can be typed: each keyword leaves the text without a mistake at its place', () => {
  for (const text of ['when vix <|>', 'when vix > 28 activate second_engine <|>', 'layer l { <|>']) {
    const { items, it } = complete(text);
    for (const { label } of items.filter(({ kind }) => kind === 14)) {
      const whole = `${it.text()}${label} `;
      const at = whole.length - label.length - 1;
      const { diagnostics } = compile([{ name: 'a', text: whole }]);
      expect(diagnostics.filter((d) => d.span.start === at && d.span.end === at + label.length)).toEqual([]);
    }
  }
});
