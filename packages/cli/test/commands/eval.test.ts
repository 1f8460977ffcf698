import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';

const vix = `date,vix
2020-01-02,27.5
2020-01-03,28.25
2020-01-06,29
2020-01-07,30
2020-01-08,
2020-01-09,31
`;
const cwd = folderWith({
  'vix.csv': vix,
  'rules/a.hedge':
    'param floor = 28 in 20..40\nlet stress = vix > floor for 2 sessions\nprofile high { floor = 29 }\n',
  'rules/hedgerow.json': '{ "data": "../vix.csv", "profiles": { "higher": { "floor": 30 } } }',
});

describe('eval', () => {
  it('prints csv with the prelude alone: full precision, true, false and unknown', () => {
    const { code, stdout, stderr } = hedgerow(cwd, [
      'eval',
      '-',
      'vix / 3',
      'vix > 28 for 2 sessions',
      '--data',
      'vix.csv',
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe(`instant,session,vix / 3,vix > 28 for 2 sessions
2020-01-02T21:00:00Z,2020-01-02,9.166666666666666,false
2020-01-03T21:00:00Z,2020-01-03,9.416666666666666,false
2020-01-06T21:00:00Z,2020-01-06,9.666666666666666,true
2020-01-07T21:00:00Z,2020-01-07,10,true
2020-01-08T21:00:00Z,2020-01-08,unknown,unknown
2020-01-09T21:00:00Z,2020-01-09,10.333333333333334,unknown
`);
    expect(stderr).toContain('missing-sessions');
  });

  it('quotes headers that hold commas', () => {
    const { stdout } = hedgerow(cwd, ['eval', '-', 'sma(vix, 2)', '--data', 'vix.csv', '--last', '1']);
    expect(stdout).toBe('instant,session,"sma(vix, 2)"\n2020-01-09T21:00:00Z,2020-01-09,30.5\n');
  });

  it('knows the names of a rule set, its hedgerow.json, profiles and settings', () => {
    const last = (...args: string[]): string =>
      hedgerow(cwd, [
        'eval',
        'rules',
        'stress',
        'floor',
        '--to',
        '2020-01-07',
        '--last',
        '1',
        '--format',
        'jsonl',
        ...args,
      ]).stdout;
    const row = (stress: boolean, floor: number): string =>
      `{"instant":"2020-01-07T21:00:00Z","session":"2020-01-07","values":{"stress":${stress},"floor":${floor}}}\n`;
    expect(last()).toBe(row(true, 28));
    expect(last('--profile', 'high')).toBe(row(false, 29));
    expect(last('--profile', 'higher')).toBe(row(false, 30));
    expect(last('--profile', 'high', '--set', 'floor=28.5')).toBe(row(true, 28.5));
  });

  it('sees what was before --from, so that windows are warm', () => {
    const { stdout } = hedgerow(cwd, [
      'eval',
      'rules',
      'stress',
      '--from',
      '2020-01-06',
      '--to',
      '2020-01-06',
    ]);
    expect(stdout.split('\n')[1]).toBe('2020-01-06T21:00:00Z,2020-01-06,true');
  });

  it('refuses settings as a profile would', () => {
    const outside = hedgerow(cwd, ['eval', 'rules', 'stress', '--set', 'floor=50']);
    expect(outside).toMatchObject({ code: 2, stdout: '' });
    expect(outside.stderr).toContain('--> --set floor=50');
    const unknown = hedgerow(cwd, ['eval', 'rules', 'stress', '--profile', 'hihg']);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('did you mean `high`?');
  });

  it('frames errors of an expression, and asks only for the inputs that it reads', () => {
    const { code, stdout, stderr } = hedgerow(cwd, ['eval', '-', 'vix', 'vixx + 1', '--data', 'vix.csv']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('1 │ vixx + 1\n  │ ^^^^');
    const missing = hedgerow(cwd, ['eval', '-', 'spx', '--data', 'vix.csv']);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('no data for `spx`');
    expect(missing.stderr).toContain('--allow-missing');
  });
});
