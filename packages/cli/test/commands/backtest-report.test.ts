import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';
import { validator } from '../support/schema.ts';

const days = [2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 21, 22, 23, 24, 27, 28, 29, 30, 31];
const vix = [14, 15, 26, 31, 33, 36, 34, 31, 27, 24, 21, 20, 18, 17, 16, 15, 14, 14, 13, 14, 13];
const spx = vix.map((level) => 3400 - 20 * level);
const row = (value: readonly number[]) => (day: number, i: number) =>
  `2020-01-${String(day).padStart(2, '0')},${value[i]}`;

const cwd = folderWith({
  'rules/rules.hedge': `param core_contracts = 10 in 1..100
    layer hedge { buy put on spx delta 0.5 expiry 30..60 days size of core_notional }
    rule entry: when vix > 30 for 2 sessions activate hedge size 25% until vix < 22\n`,
  'data/vix.csv': `date,vix\n${days.map(row(vix)).join('\n')}\n`,
  'data/spx.csv': `date,spx\n${days.map(row(spx)).join('\n')}\n`,
  'bare/bare.hedge': 'layer hedge { }\nrule entry: when vix > 30 activate hedge until vix < 22\n',
  'taken.json/file': '',
});
const backtest = (...args: string[]) => hedgerow(cwd, ['backtest', 'rules', '--data', 'data', ...args]);

const resolve = createRequire(new URL('../../package.json', import.meta.url)).resolve;
const schema = (name: string): string =>
  readFileSync(resolve(`@hedgerow/runtime/${name}.schema.json`), 'utf8');
const mismatches = validator(schema('report'), schema('decision'));

describe('backtest --report', () => {
  it('writes figures as data, by the published schema, and says where', () => {
    const { code, stdout, stderr } = backtest(
      '--report',
      'out.json',
      '--trials',
      '40',
      '--fill',
      'next_close',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'report: out.json\n' });
    expect(stdout).toContain('2020-01-08  activated');
    expect(stdout).toMatch(/Portfolios.*\n.*return +a year.*\n +core +-?[\d.]+%/);
    expect(stdout).toMatch(/random timing did at least as well in \d+% of 1,000 trials\n$/);
    const report = JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8'));
    expect(mismatches(report)).toEqual([]);
    expect(report).toMatchObject({
      title: 'rules',
      deflated: { trials: 40, trialsSource: 'the command line' },
      assumptions: { fill: 'next_close' },
      signals: [
        { layer: 'hedge', activations: [{ session: '2020-01-08', ended: '2020-01-16', rule: 'entry' }] },
      ],
    });
    expect(report.sessions.length).toBe(21);
  });

  it('writes a page too, and several files at once', () => {
    const { code, stderr } = backtest('--report', 'out.HTML', '--report', 'two.json', '--format', 'jsonl');
    expect(code).toBe(0);
    expect(stderr).toMatch(/report: out\.HTML\nreport: two\.json\n$/);
    const page = readFileSync(join(cwd, 'out.HTML'), 'utf8');
    expect(page).toContain('<title>rules</title>');
    expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="?https?:/);
  });

  it('prices with data that the rules never mention', () => {
    const priced = hedgerow(cwd, ['backtest', 'bare', '--data', 'data', '--report', 'bare.json']);
    expect({ code: priced.code, stderr: priced.stderr }).toEqual({ code: 0, stderr: 'report: bare.json\n' });
    expect(JSON.parse(readFileSync(join(cwd, 'bare.json'), 'utf8')).level[0]).toBe(3120);
  });

  it.each([
    [['--report', 'out.pdf'], 'ends in .html or .json'],
    [['--report', 'nowhere/out.json'], 'its folder does not exist'],
    [['--report', 'taken.json'], 'is a folder'],
    [['--report', 'out.json', '--trials', 'many'], 'Expected a whole number'],
    [['--report', 'out.json', '--fill', 'now'], 'next_open, next_close'],
    [['--report', 'out.json', '--from', '2020-01-31'], 'needs at least two'],
  ])('%j is an error of usage: nothing is printed but what is wrong', (args, told) => {
    const { code, stdout, stderr } = backtest(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('without a level there is nothing to price', () => {
    const alone = ['backtest', 'bare', '--data', 'data/vix.csv', '--report', 'out.json'];
    const { code, stderr } = hedgerow(cwd, alone);
    expect(code).toBe(2);
    expect(stderr).toContain('no report: nothing can be priced');
  });
});
