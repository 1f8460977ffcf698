/** What lint finds with the data of hedgerow.json and a run of the tests. */
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';

const found = (cwd: string): string[] => {
  const { stdout } = hedgerow(cwd, ['lint', '--format', 'json']);
  return JSON.parse(stdout).findings.map((f: { id: string; message: string }) => `${f.id}: ${f.message}`);
};
const only = (rule: string): object => ({ lint: { preset: 'none', rules: { [rule]: 'warning' } } });
const long = 'when vix > sma(vix, 4) alert "x"\n';
const vix = 'date,vix\n2020-01-02,20\n2020-01-03,\n2020-01-06,30\n2020-01-07,31\n';

describe('lint with data', () => {
  it('counts the values of each input', () => {
    const manifest = JSON.stringify({ ...only('window-longer-than-data'), data: 'vix.csv' });
    const cwd = folderWith({ 'a.hedge': long, 'hedgerow.json': manifest, 'vix.csv': vix });
    expect(found(cwd)).toEqual([
      'window-longer-than-data: `rule@1` needs 4 sessions to warm up, and the data has 3',
    ]);
  });

  it('finds nothing where there is none, and says so where it cannot be read', () => {
    const rule = only('window-longer-than-data');
    const none = folderWith({ 'a.hedge': long, 'hedgerow.json': JSON.stringify(rule) });
    expect(hedgerow(none, ['lint', '--max-warnings', '0'])).toMatchObject({ code: 0, stderr: '' });
    const absent = JSON.stringify({ ...rule, data: 'vix.csv' });
    const broken = folderWith({ 'a.hedge': long, 'hedgerow.json': absent });
    const { code, stderr } = hedgerow(broken, ['lint', '--max-warnings', '0']);
    expect(code).toBe(0);
    expect(stderr).toContain('`window-longer-than-data` finds nothing: vix.csv: ');
    const undated = folderWith({ 'a.hedge': long, 'hedgerow.json': absent, 'vix.csv': 'a,b\n1,2\n' });
    expect(hedgerow(undated, ['lint'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('`window-longer-than-data` finds nothing: vix.csv'),
    });
  });
});

describe('lint with tests', () => {
  const tested = (test: string): string[] =>
    found(
      folderWith({
        'a.hedge': `when vix > 28 alert "x"\nassert always vix < 100\n${test}\n`,
        'hedgerow.json': JSON.stringify(only('condition-not-covered')),
      }),
    );

  it('tells what they never turn; of an assertion nothing that would break it', () => {
    expect(tested('test "t" { given vix = 29 expect alert }')).toEqual([
      'condition-not-covered: `vix > 28` is never false in the tests',
    ]);
    expect(tested('test "t" { given vix = 29, 20 expect alert }')).toEqual([]);
    expect(tested('')).toEqual([]);
  });

  it('reads the data that they name', () => {
    const cwd = folderWith({
      'a.hedge': 'when vix > 28 alert "x"\ntest "t" { data "vix.csv" expect alert }\n',
      'vix.csv': vix,
      'hedgerow.json': JSON.stringify(only('condition-not-covered')),
    });
    expect(found(cwd)).toEqual([]);
  });
});
