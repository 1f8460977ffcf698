import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/index.ts';
import { applied, apply, open } from './support.ts';

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('diagnostics', () => {
  test('carry code, link, help and the fix', () => {
    const it = open('when vixx > 3 alert "x"', { documentation: (id) => `https://docs/${id}` });
    const [one] = it.service.diagnostics(it.uri);
    expect(one).toMatchObject({
      code: 'unknown-name',
      codeDescription: { href: 'https://docs/unknown-name' },
      source: 'hedgerow',
      data: { id: 'unknown-name', fix: { edits: [{ text: 'vix' }] } },
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 9 } },
    });
  });

  test('columns count UTF-16 units behind an emoji', () => {
    const it = open('alert_text = 1 # \u{1f600}\nwhen vix > 3 alert "\u{1f600} {vixx}"');
    const one = it.service.diagnostics(it.uri).find(({ code }) => code === 'unknown-name');
    expect(one?.range.start).toEqual({ line: 1, character: 24 });
  });
});

describe('code actions', () => {
  test('every fix offered takes its diagnostic away', () => {
    for (const text of [
      'when vixx > 3 alert "x"',
      'when us10y > 4 alert "x"',
      'when vix > 28 for 3 sesions alert "x"',
    ]) {
      const it = open(text);
      const actions = it.service.handle('textDocument/codeAction', { ...it, range: whole, context: {} });
      const fix = actions.find(({ isPreferred }) => isPreferred)!;
      const { code } = fix.diagnostics![0]!;
      apply(it, fix.edit);
      expect(it.service.diagnostics(it.uri).map((d) => d.code)).not.toContain(code);
    }
  });

  test('a warning can be allowed, with a reason to write; an error cannot', () => {
    const it = open('param unused = 3\nwhen vix > 3 alert "x"');
    const actions = it.service.handle('textDocument/codeAction', { ...it, range: whole, context: {} });
    apply(it, actions.find(({ title }) => title.startsWith('Allow'))!.edit);
    expect(it.text()).toMatch(/^# allow unused-param: /);
    expect(it.service.diagnostics(it.uri)).toEqual([]);
    const broken = open('when vixx > 3 alert "x"');
    const offered = broken.service.handle('textDocument/codeAction', {
      ...broken,
      range: whole,
      context: {},
    });
    expect(offered.filter(({ title }) => title.startsWith('Allow'))).toEqual([]);
    expect(catalogue['unknown-name'].severity).toBe('error');
  });

  test('fix all mends the file in one edit', () => {
    const it = open('when vixx > 3 and vixx < 9 for 3 sesions alert "x"');
    const [all] = it.service.handle('textDocument/codeAction', {
      ...it,
      range: whole,
      context: { only: ['source.fixAll'] },
    });
    apply(it, all!.edit);
    expect(it.text()).toBe('when vix > 3 and vix < 9 for 3 sessions alert "x"');
  });
});

describe('hover', () => {
  const hovered = (text: string, current?: string) => {
    const it = open(text, { runner: { current: () => current } });
    const found = it.service.handle('textDocument/hover', it);
    return found === null ? null : (found.contents as { value: string }).value;
  };

  test('tells type, unit, documentation and the present value', () => {
    const text = hovered('when v<|>ix > 3 alert "x"', '17.3')!;
    expect(text).toContain('an input of the prelude: an index');
    expect(text).toContain('now: **17.3**');
    expect(text).toContain('Cboe');
    expect(hovered('let a = vix / vi<|>x3m\nwhen a > 1 alert "x"')).toContain('Cboe 3-Month');
    expect(hovered('let ra<|>tio_a = vix / vix3m\nwhen ratio_a > 1 alert "x"')).toContain(
      'a definition: a ratio',
    );
  });

  test('tells signature, formula and source of a function', () => {
    const text = hovered('when r<|>si(spx, 14) < 30 alert "x"')!;
    expect(text).toContain('rsi(x, n = 14)');
    expect(text).toContain('*Formula.*');
  });

  test('has nothing to say of numbers and white space', () => {
    expect(hovered('when vix > 2<|>8 alert "x"')).toBeNull();
  });

  test('knows types in a file with mistakes elsewhere', () => {
    expect(hovered('let a = vi<|>x / vix3m\nwhen b > 1 alert "x"\nlet c =')).toContain('an index');
  });
});

describe('outline', () => {
  test('lists every declaration; half-written files keep theirs', () => {
    const it = open('input a, b : index\nregime r by vix { x below 1 y above 1 }\nrule go:\n  when a > ');
    const names = it.service.handle('textDocument/documentSymbol', it).map(({ name }) => name);
    expect(names).toEqual(['a', 'b', 'r', 'go']);
    const found = it.service.handle('workspace/symbol', { query: 'g' });
    expect(found.map(({ name }) => name)).toEqual(['go']);
  });
});

test('the search over all rule sets tells the likeliest first', () => {
  const it = open(
    'param vi = 1\nlet high_vix = vix\nlet vix_high = vix\nlet convix = vix\nlet v_i_x = vix\nlet spot = vix\n',
  );
  const names = (query: string) => it.service.handle('workspace/symbol', { query }).map(({ name }) => name);
  expect(names('vi')).toEqual(['vi', 'vix_high', 'high_vix', 'convix', 'v_i_x']);
  expect(names('SPOT')).toEqual(['spot']);
  expect(names('')).toHaveLength(6);
});

describe('on type', () => {
  const typed = (text: string, ch: string) => {
    const it = open(text);
    const edits = it.service.handle('textDocument/onTypeFormatting', { ...it, ch });
    return applied(it.service.workspace.get(it.uri)!, edits);
  };
  test('a line behind one that opens a block is indented', () => {
    expect(typed('rule r:\n<|>', '\n')).toBe('rule r:\n  ');
    expect(typed('layer l { # legs\n<|>}', '\n')).toBe('layer l { # legs\n  }');
    expect(typed('when vix > 3\n<|>', '\n')).toBe('when vix > 3\n');
    expect(typed('when vix > 3 alert "a:\n<|>', '\n')).toBe('when vix > 3 alert "a:\n');
  });
  test('a brace that closes a block formats', () => {
    expect(typed('enum e {a,b}<|>\n', '}')).toBe('enum e { a, b }\n');
  });
});

describe('formatting', () => {
  test('is edits of what differs alone', () => {
    const it = open('param  a=3\nwhen vix>a alert "x"\n');
    const edits = it.service.handle('textDocument/formatting', it);
    expect(applied(it.service.workspace.get(it.uri)!, edits)).toBe('param a = 3\nwhen vix > a alert "x"\n');
    expect(open('param a = 3\n').service.handle('textDocument/formatting', it)).toEqual([]);
  });

  test('leaves a text with mistakes alone', () => {
    const it = open('param  a=');
    expect(it.service.handle('textDocument/formatting', it)).toEqual([]);
  });
});

test('incremental changes are those of the text', () => {
  const it = open('when vix > 28 alert "x"');
  const document = it.service.workspace.get(it.uri)!.changed(
    [
      { range: { start: { line: 0, character: 11 }, end: { line: 0, character: 13 } }, text: '30' },
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# \u{1f600}\n' },
    ],
    2,
  );
  expect(document.text).toBe('# \u{1f600}\nwhen vix > 30 alert "x"');
  expect(document.version).toBe(2);
});
