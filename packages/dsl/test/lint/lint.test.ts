import { describe, expect, test } from 'vitest';
import { applyFixes, compile, fingerprints, lint, parse, settingsFor } from '../../src/index.ts';

const file = (text: string) => [{ name: 'a.hedge', text }];
const ids = (text: string, config = {}) =>
  lint(file(text), { config, today: '2026-01-01' }).diagnostics.map((d) => `${d.severity} ${d.id}`);
const only = (level: 'off' | 'info' | 'warning' | 'error') =>
  ({ preset: 'none', rules: { 'equality-on-computed-number': level } }) as const;
const flat = 'when vix - vix3m == 0 alert "x"\n';

describe('settings', () => {
  test('a preset gives levels, the manifest overrides them', () => {
    expect(ids(flat, only('warning'))).toEqual(['warning equality-on-computed-number']);
    expect(ids(flat, only('error'))).toEqual(['error equality-on-computed-number']);
    expect(ids(flat, only('off'))).toEqual([]);
    expect(settingsFor({ preset: 'strict' }).get('equality-on-computed-number')?.level).toBe('error');
    expect(settingsFor({}).get('equality-on-computed-number')?.level).toBe('warning');
  });

  test('a finding that is an error leaves the program whole: the check found none', () => {
    expect(lint(file(flat), { config: only('error') }).program).not.toBeNull();
  });

  test('where the check finds errors, no lint rule runs', () => {
    expect(ids(`${flat}when vixx > 1 alert "x"\n`, only('warning'))).toEqual(['error unknown-name']);
  });
});

describe('allowances', () => {
  const allowed = `# allow equality-on-computed-number: the feed rounds both to a cent\n${flat}`;

  test('silence a lint rule on the line below', () => {
    expect(ids(allowed, only('warning'))).toEqual([]);
  });

  test('are not judged where the rule lacks the facts that it needs', () => {
    const vain = '# allow condition-not-covered: a test would need a year\nwhen vix > 3 alert "x"\n';
    const config = { preset: 'none', rules: { 'condition-not-covered': 'warning' } } as const;
    expect(lint(file(vain), { config }).diagnostics).toEqual([]);
    const facts = { coverage: new Map() };
    expect(lint(file(vain), { config, facts }).diagnostics.map(({ id }) => id)).toEqual(['unused-allowance']);
  });

  test('are judged in vain only where the rule has run', () => {
    const vain = '# allow equality-on-computed-number: no more\nwhen vix > 3 alert "x"\n';
    expect(ids(vain, only('warning'))).toEqual(['warning unused-allowance']);
    expect(compile(file(vain)).diagnostics).toEqual([]);
  });

  test('do not silence what is an error', () => {
    expect(ids(allowed, only('error'))).toContain('error equality-on-computed-number');
  });
});

test('a witness that does not replay is not shown', () => {
  // No rule of this test gives a witness, so that a replay that refuses everything changes nothing.
  const { diagnostics } = lint(file(flat), { config: only('warning'), replay: () => false });
  expect(diagnostics).toHaveLength(1);
});

describe('fingerprints', () => {
  const of = (text: string) => {
    const { diagnostics } = lint(file(text), { config: only('warning') });
    const files = file(text).map((source) => ({ source, ast: parse(source).ast }));
    return [...fingerprints(diagnostics, files).values()];
  };

  test('survive lines above, comments and white space', () => {
    const [before] = of(flat);
    expect(of(`# a comment\n\nwhen vix > 3 alert "y"\n\n${flat.replace(' - ', '  -  ')}`)).toEqual([before]);
  });

  test('tell equal findings apart, and change with what is found', () => {
    const twice = of(flat + flat);
    expect(new Set(twice).size).toBe(2);
    expect(of('when vix - vix3m == 1 alert "x"\n')).not.toEqual(of(flat));
  });
});

test('fixes are applied whole, and one that touches another waits', () => {
  const text = 'when vixx > 1 and vixx < 5 alert "x"\n';
  const { diagnostics } = compile(file(text));
  const { files, applied } = applyFixes(file(text), diagnostics);
  expect(files[0]!.text).toBe('when vix > 1 and vix < 5 alert "x"\n');
  expect(applied).toHaveLength(diagnostics.length);
  const again = applyFixes(file(text), [diagnostics[0]!, diagnostics[0]!]);
  expect(again.applied).toHaveLength(1);
});
