/** `hedgerow build`: one module without imports that decides what a backtest decides. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from '@hedgerow/dsl';
import { backtest, columns, isoDate, isoInstant, loadData, tradingCalendar } from '@hedgerow/runtime';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';
import { validator } from '../support/schema.ts';

const rules = `
param floor = 28 in 25..35
param streak = 3 sessions in 1..10 sessions
input be : ratio in 0..1
input cpi : index every month stale after 70 days
event fomc from "calendar.fomc"
layer second_engine {
  buy put on vix delta 0.65..0.85 target 0.75 expiry 30..60 days
  size of 1_000_000 USD
}
rule stress_entry:
  when vix > floor for streak and be > 50%
  unless within 1 days before fomc
  activate second_engine size 25%..40% by vix from 28 to 35
  until vix < 22 for 5 sessions
  cooldown 10 sessions
rule inflation: when yoy(cpi) > 4% alert "cpi {cpi}" warning
`;

const calendar = tradingCalendar('XNYS')!;
const first = calendar.indexOf(17_898);

/** Some 300 sessions from 2019 on that calm down, burst and calm down again; CPI as it is published. */
const sessions = Array.from({ length: 300 }, (_, i) => first + i);
const vixOf = (i: number): number =>
  Math.round(100 * (20 + 14 * Math.sin(i / 19) + 3 * Math.sin(i * 1.7))) / 100;
const days = sessions.map((s, i) => ({
  date: isoDate(calendar.date[s]!),
  vix: vixOf(i),
  be: Math.round(100 * (0.5 + 0.4 * Math.sin(i / 23 + 1))) / 100,
}));
const prints = Array.from({ length: 28 }, (_, i) => {
  const month = `${2017 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
  const next = `${2017 + Math.floor((i + 1) / 12)}-${String(((i + 1) % 12) + 1).padStart(2, '0')}`;
  return { period: `${month}-01`, known_at: `${next}-13T13:30:00Z`, value: 240 + i + (i % 5) };
});

const folder = folderWith({ 'rules.hedge': rules });

interface Built {
  init(options: object): unknown;
  step(
    rules: unknown,
    messages?: readonly object[],
  ): { session: string; decisions: readonly object[]; answers: readonly unknown[] };
  advance(rules: unknown, until: string, messages?: readonly object[]): { decisions: readonly object[] }[];
  snapshot(rules: unknown): Uint8Array;
  restore(bytes: Uint8Array): unknown;
  readonly about: { readonly hash: string; readonly inputs: readonly string[] };
  readonly inputSchema: object;
}

const load = async (name: string): Promise<Built> =>
  (await import(pathToFileURL(join(folder, name)).href)) as Built;

function expected(): readonly object[] {
  const { program } = compile([{ name: 'rules.hedge', text: rules }]);
  const csv = (header: string, rows: readonly string[]): string => [header, ...rows].join('\n');
  const data = loadData(
    [
      {
        name: 'days.csv',
        content: csv(
          'date,vix,be',
          days.map((d) => `${d.date},${d.vix},${d.be}`),
        ),
      },
      {
        name: 'cpi.csv',
        content: csv(
          'date,cpi,released_at',
          prints.map((p) => `${p.period},${p.value},${p.known_at}`),
        ),
      },
    ],
    program!.inputs,
    calendar,
    { events: program!.events },
  );
  return backtest(program!, data, { evaluator: columns }).run.decisions;
}

const messages = [
  ...prints.map((p) => ({ input: 'cpi', ...p })),
  ...days.flatMap((d) => [
    { input: 'vix', session: d.date, value: d.vix },
    { input: 'be', session: d.date, value: d.be },
  ]),
];

describe('hedgerow build', () => {
  const result = hedgerow(folder, ['build', 'rules.hedge', '--out', 'rules.mjs']);
  const code = (): string => readFileSync(join(folder, 'rules.mjs'), 'utf8');

  it('writes module, types and schema, and tells their sizes', () => {
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/rules\.mjs +\d+\.\d +\d+\.\d/);
    expect(result.stdout).toContain('rules.d.mts');
    expect(result.stdout).toContain('rules.schema.json');
  });

  it('has no import, no eval and no Function', () => {
    const found = (pattern: RegExp): readonly string[] => code().match(pattern) ?? [];
    expect(found(/^\s*import\b.*|\bimport\s*\(.*|\brequire\s*\(.*/gm)).toEqual([]);
    expect(found(/\beval\b.*|\bFunction\s*\(.*/g)).toEqual([]);
    expect(found(/\bprocess\..*|\bDate\.now.*|\bMath\.(pow|random)\b.*/g)).toEqual([]);
    expect(found(/.*packages\/.*/g)).toEqual([]);
  });

  it('decides what a backtest decides, reasons included', async () => {
    const { init, advance, about } = await load('rules.mjs');
    const running = init({ start: days[0]!.date });
    const end = isoInstant(calendar.close[sessions.at(-1)!]!);
    const decisions = advance(running, end, messages).flatMap((instant) => instant.decisions);
    const wanted = expected();
    expect(wanted.length).toBeGreaterThan(5);
    expect(JSON.parse(JSON.stringify(decisions))).toEqual(JSON.parse(JSON.stringify(wanted)));
    expect(about.inputs).toEqual(expect.arrayContaining(['vix', 'be', 'cpi']));
  });

  it('steps with late and repeated messages, and goes on from a snapshot', async () => {
    const { init, step, snapshot, restore } = await load('rules.mjs');
    const whole = init({ start: days[0]!.date });
    let parts = init({ start: days[0]!.date });
    for (const day of days.slice(0, 60)) {
      const own = [{ input: 'vix', session: day.date, value: day.vix }];
      const one = step(whole, own);
      const other = step(parts, own);
      expect(JSON.stringify(other)).toBe(JSON.stringify(one));
      parts = restore(snapshot(parts));
    }
    const [, last] = days.slice(58, 60);
    const { answers } = step(whole, [
      { input: 'vix', session: last!.date, value: 99 },
      { input: 'be', session: last!.date, value: 0.9 },
      { input: 'be', session: days[3]!.date, value: 0.9 },
      { input: 'be', session: '2019-07-04', value: 0.5 },
      { input: 'vox', session: '2019-07-05', value: 0.5 },
      { input: 'be', session: '2019-07-05', value: 50 },
    ]);
    expect(answers.slice(0, 3)).toEqual(['repeated', 'late', 'late']);
    expect(answers[3]).toEqual({ refused: expect.stringContaining('Independence Day') });
    expect(answers[4]).toEqual({ refused: expect.stringContaining('expected one of') });
    expect(answers[5]).toEqual({ refused: '`be` is 50, outside 0..1' });
  });

  it('refuses the snapshot of another rule set', async () => {
    const other = hedgerow(folderWith({ 'other.hedge': rules.replace('50%', '60%') }), [
      'build',
      'other.hedge',
      '--out',
      join(folder, 'other.mjs'),
    ]);
    expect(other.code).toBe(0);
    const { init, snapshot } = await load('rules.mjs');
    const { restore } = await load('other.mjs');
    expect(() => restore(snapshot(init({ start: '2020-01-02' })))).toThrow(/another rule set/);
  });

  it('publishes a schema that its messages are valid by', () => {
    const schema = readFileSync(join(folder, 'rules.schema.json'), 'utf8');
    const withFormats = schema.replaceAll(/,\s*"format": "[^"]*"|"format": "[^"]*",\s*/g, '');
    const check = validator(withFormats);
    for (const message of messages) expect(check(message)).toEqual([]);
    expect(check({ input: 'be', session: '2020-01-02', value: 1.5 })).not.toEqual([]);
    expect(check({ input: 'cpi', period: '2020-01-01', value: 258 })).not.toEqual([]);
  });

  it('is typed: a misspelt input does not compile', () => {
    const use = (input: string): string => `import rules, { type Decision } from './rules.mjs';
const running = rules.init({ start: '2020-01-02', params: { floor: 30 } });
const { decisions } = rules.step(running, [{ input: '${input}', session: '2020-01-02', value: 12.5 }]);
export const layers: readonly Decision['layer'][] = decisions.map((d) => d.layer);
`;
    const compiles = (input: string): boolean => {
      const place = folderWith({
        'use.mts': use(input),
        'rules.d.mts': readFileSync(join(folder, 'rules.d.mts')),
      });
      const tsc = join(import.meta.dirname, '../../../../node_modules/.bin/tsc');
      const flags = [
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--skipLibCheck',
        'false',
      ];
      try {
        execFileSync(tsc, [...flags, 'use.mts'], { cwd: place, encoding: 'utf8', stdio: 'pipe' });
        return true;
      } catch {
        return false;
      }
    };
    expect(compiles('vix')).toBe(true);
    expect(compiles('vxi')).toBe(false);
  });

  it('says what is wrong with a target', () => {
    const wrong = hedgerow(folder, ['build', 'rules.hedge', '--out', 'rules.json']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('`rules.json` is no ES module');
  });
});
