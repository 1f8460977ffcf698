import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';
import { stress } from '../support/stress.ts';

const cwd = folderWith(stress);

describe('backtest', () => {
  it('prints headline, chart, decisions with reasons, episodes, summary and what the data holds', () => {
    const { code, stdout, stderr } = hedgerow(cwd, ['backtest', 'rules']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`rules  2020-01-02 to 2020-01-10, 7 sessions

          ▁▄█     31.50
          ███
          ███
  vix    ▁███▄▄▄  20.00
  hedge  ───━━──  29%
         2020-01-02 2020-01-10

Decisions  1 activated, 1 deactivated
  session     decision     layer   size  rule
  2020-01-07  activated    hedge  32.5%  entry
              vix > floor for 3 sessions (31.50)
  2020-01-09  deactivated  hedge         entry
              vix < 22 for 2 sessions (21.00)

Episodes
  layer  from        to          sessions  opened at  greatest
  hedge  2020-01-07  2020-01-09         2      32.5%     32.5%

Summary
  sessions  7, first decidable on 2020-01-02
  hedge     1 activation, active on 2 sessions (29%), median hold 2 sessions

Data  1 row left out
  data/vix.csv:6  duplicate-row  2020-01-07 is already in line 5: the first stands, this row is
    left out
`);
  });

  it('gives decisions as json, jsonl and csv on stdout, and doubts about the data on stderr', () => {
    const jsonl = hedgerow(cwd, ['backtest', 'rules', '--format', 'jsonl']);
    const decisions = jsonl.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(decisions.map(({ session, kind, granted }) => [session, kind, granted?.size])).toEqual([
      ['2020-01-07', 'activated', 0.325],
      ['2020-01-09', 'deactivated', 0],
    ]);
    expect(jsonl.stderr).toContain('data/vix.csv:6  duplicate-row');

    const json = JSON.parse(hedgerow(cwd, ['backtest', 'rules', '--format', 'json']).stdout);
    expect(json).toMatchObject({
      version: 1,
      rule_set: 'rules',
      from: '2020-01-02',
      sessions: 7,
      first_decidable: '2020-01-02',
      params: { floor: 28 },
      layers: [{ layer: 'hedge', activations: 1, median_hold: 2 }],
      rows: { dropped: 1, findings: [{ id: 'duplicate-row', line: 6 }] },
    });
    expect(json.decisions).toEqual(decisions);

    const csv = hedgerow(cwd, ['backtest', 'rules', '--format', 'csv']).stdout.split('\n');
    expect(csv[0]).toBe(
      'id,instant,session,kind,layer,action,requested,granted,notional,margin,contracts,rule,why',
    );
    expect(csv[1]).toContain(
      ',2020-01-07,activated,hedge,activate,0.325,0.325,325000,,,entry,vix > floor for 3 sessions (31.50)',
    );
  });

  it('heeds dates, params and the evaluator', () => {
    const decided = (...args: string[]): string =>
      hedgerow(cwd, ['backtest', 'rules', '--format', 'jsonl', ...args]).stdout;
    expect(decided('--set', 'floor=30')).toBe('');
    expect(decided('--to', '2020-01-06')).toBe('');
    const whole = decided();
    expect(decided('--evaluator', 'reference')).toBe(whole);
    expect(decided('--to', '2020-01-08')).toBe(`${whole.split('\n')[0]}\n`);
  });

  it('says what is wrong with its arguments', () => {
    expect(hedgerow(cwd, ['backtest', 'rules', '--from', '2020-02-30']).stderr).toContain(
      '--from `2020-02-30` is not a date',
    );
    expect(hedgerow(cwd, ['backtest', 'rules', '--from', '2020-02-03', '--to', '2020-01-03'])).toMatchObject({
      code: 2,
      stdout: '',
    });
    expect(hedgerow(cwd, ['backtest', 'rules', '--set', 'floor'])).toMatchObject({ code: 2, stdout: '' });
  });
});
