/** Every temporal form of the language, by hand: what LANGUAGE.md section 7 says, one table each. */
import { describe, expect, it } from 'vitest';
import { bars, type Cell, daily, sessionsFrom } from '../support/data.ts';
import { numbersOf, type Setting, truthsOf } from '../support/evaluate.ts';
import { truths } from '../support/show.ts';

const inputs = (series: Readonly<Record<string, readonly Cell[]>>, type = 'index'): Setting => ({
  source: Object.keys(series)
    .map((name) => `input ${name} : ${type}`)
    .join('\n'),
  series: Object.entries(series).map(([name, values]) => daily(name, values)),
  range: sessionsFrom('2024-01-02', Object.values(series)[0]!.length),
});
/** Inputs that are 1, 0 or unknown as the letters say; `c > 0` is then the truth. */
const flags = (series: Readonly<Record<string, string>>): Setting =>
  inputs(Object.fromEntries(Object.entries(series).map(([name, text]) => [name, truths(text)])));

describe('comparisons', () => {
  const setting = inputs({ x: [1, 2, 3, '?', 2], y: [2, 2, 2, 2, '?'] });
  it.each([
    ['x < y', 'TFF??'],
    ['x <= y', 'TTF??'],
    ['x > y', 'FFT??'],
    ['x >= y', 'FTT??'],
    ['x == y', 'FTF??'],
    ['x != y', 'TFT??'],
    ['1 < x <= 2', 'FTF?T'],
    ['x in 2..3', 'FTT?T'],
    // A chain is decided by the part that is known.
    ['5 < x < y', 'FFF?F'],
    ['known(x)', 'TTTFT'],
    ['coalesce(x, y) > 1', 'FTTTT'],
    ['(if x > 1 then x else 10) > 2', 'TFT?F'],
  ])('%s', (expression, expected) => expect(truthsOf(setting, expression)).toBe(expected));
});

describe('logic of Kleene', () => {
  const setting = flags({ a: 'TTTFFF???', b: 'TF?TF?TF?' });
  it.each([
    ['a > 0 and b > 0', 'TF?FFF?F?'],
    ['a > 0 or b > 0', 'TTTTF?T??'],
    ['not a > 0', 'FFFTTT???'],
    ['all of (a > 0, b > 0)', 'TF?FFF?F?'],
    ['none of (a > 0, b > 0)', 'FFFFT?F??'],
    ['at least 1 of (a > 0, b > 0)', 'TTTTF?T??'],
  ])('%s', (expression, expected) => expect(truthsOf(setting, expression)).toBe(expected));

  it('a vote is decided by the known ones', () => {
    const votes = flags({ a: 'T?FT', b: 'T?FF', c: '?T??', d: 'FF??' });
    expect(truthsOf(votes, 'at least 2 of (a > 0, b > 0, c > 0, d > 0)')).toBe('T???');
    expect(truthsOf(votes, 'at least 3 of (a > 0, b > 0, c > 0, d > 0)')).toBe('??F?');
  });
});

describe('windows', () => {
  it.each([
    ['c > 0 for 3 sessions', 'TTTFTTT', '??TFFFT'],
    ['c > 0 for 2 of 3 sessions', 'TFTTFFF', '??TTTFF'],
    ['c > 0 within 3 sessions', 'FFTFFFF', '??TTTFF'],
    ['count(c > 0, 3 sessions) >= 2', 'TTFFTT?', '?TTFFTT'],
    ['count(c > 0, 3 sessions) <= 1', 'TTFFTT?', '?FFTTFF'],
    ['count(c > 0, 3 sessions) == 2', '?TTFTFF', '???TTFF'],
  ])('%s of %s', (expression, given, expected) => {
    expect(truthsOf(flags({ c: given }), expression)).toBe(expected);
  });

  it('in calendar days', () => {
    // Tue 2, Wed 3, Thu 4, Fri 5, Mon 8, Tue 9 January 2024; New Year's Day is closed.
    const setting = flags({ c: 'TTFTTT' });
    expect(truthsOf(setting, 'c > 0 for 2 days')).toBe('TTFFTT');
    expect(truthsOf(setting, 'c > 0 within 1 days')).toBe('TTFTTT');
    expect(truthsOf(flags({ c: 'FFTFFF' }), 'c > 0 within 4 days')).toBe('FFTTFF');
    expect(truthsOf(flags({ c: 'TTTTTT' }), 'c > 0 for 1 weeks')).toBe('???TTT');
  });

  it('a param gives the length', () => {
    const setting = flags({ c: 'TTTT' });
    const source = `${setting.source}\nparam streak = 3 sessions in 1..10 sessions`;
    expect(truthsOf({ ...setting, source }, 'c > 0 for streak')).toBe('??TT');
    expect(truthsOf({ ...setting, source, params: { streak: 4 } }, 'c > 0 for streak')).toBe('???T');
  });
});

describe('since', () => {
  it('S = C and (E or S an instant before), unknown before the data', () => {
    expect(truthsOf(flags({ c: 'TTTFTT', e: 'FTFFFT' }), 'c > 0 since e > 0')).toBe('?TTFFT');
  });
});

describe('crosses', () => {
  const setting = inputs({ x: [1, 3, 3, 2, 2, 3, '?', 3], y: [2, 2, 2, 2, 2, 2, 2, 2] });
  it.each([
    // Equality does not cross, but one may cross from it. One known side that says no is enough.
    ['x crosses above y', 'FTFFFTF?'],
    ['x crosses below y', '?FFFFF?F'],
    ['x crosses above 2', 'FTFFFTF?'],
    ['y crosses below x', 'FTFFFTF?'],
  ])('%s', (expression, expected) => expect(truthsOf(setting, expression)).toBe(expected));

  it('is false where now decides, though the instant before is unknown', () => {
    expect(truthsOf(inputs({ x: ['?', 1, 3] }), 'x crosses above 2')).toBe('?FT');
  });
});

describe('rising and falling', () => {
  it('by the observation before', () => {
    const setting = inputs({ x: [1, 2, 2, '?', 3, 1] });
    expect(truthsOf(setting, 'x rising')).toBe('?TF?TF');
    expect(truthsOf(setting, 'x falling')).toBe('?FF?FT');
  });

  it('over D: the slope and the change agree', () => {
    // Slopes of three: 1,3,2: +0.5; 3,2,1: -1; 2,1,6: +2; 1,6,1: 0; 6,1,7: +0.5. Changes over three sessions:
    // 2 - ?; 1 - 1 = 0; 6 - 3 = 3; 1 - 2 = -1; 7 - 1 = 6.
    const setting = inputs({ x: [1, 3, 2, 1, 6, 1, 7] });
    expect(truthsOf(setting, 'x rising over 3 sessions')).toBe('???FTFT');
    expect(truthsOf(setting, 'x falling over 3 sessions')).toBe('??FFFFF');
  });

  it('rises P within D: x against x D ago', () => {
    const setting = inputs({ x: [100, 110, 121, 121, '?', 60] });
    expect(truthsOf(setting, 'x rises 10% within 1 sessions')).toBe('?TTF??');
    expect(truthsOf(setting, 'x rises 20% within 2 sessions')).toBe('??TF?F');
    expect(truthsOf(setting, 'x falls 50% within 3 sessions')).toBe('???F?T');
    expect(truthsOf(setting, 'x falls 50% within 2 sessions')).toBe('??FF?T');
    expect(truthsOf(setting, 'x rises 11 within 1 sessions')).toBe('?FTF??');
  });

  it('diverges: the slopes have opposite signs', () => {
    const setting = inputs({ x: [5, 4, 3, 4, 5], y: [1, 2, 3, 4, 5] });
    expect(truthsOf(setting, 'x diverges below y over 3 sessions')).toBe('??TFF');
    expect(truthsOf(setting, 'y diverges above x over 3 sessions')).toBe('??TFF');
    expect(truthsOf(setting, 'x diverges above y over 3 sessions')).toBe('??FFF');
  });
});

describe('ago', () => {
  const setting = inputs({ x: [1, '?', 3, 4, 5, 6] });
  it.each([
    ['x 1 sessions ago', ['?', 1, '?', 3, 4, 5]],
    ['x 3 sessions ago', ['?', '?', '?', 1, '?', 3]],
    // Mon 8 January: a day before is Sunday, whose last instant is Friday's.
    ['x 1 days ago', ['?', 1, '?', 3, 4, 5]],
    ['x 4 days ago', ['?', '?', '?', '?', 3, 4]],
    ['x 1 weeks ago', ['?', '?', '?', '?', '?', 1]],
  ])('%s', (expression, expected) => expect(numbersOf(setting, expression)).toEqual(expected));
});

describe('arithmetic', () => {
  const setting = inputs({ x: [1, 2, '?', 0], y: [2, 0, 1, 0] }, 'ratio');
  it.each([
    ['x + y', [3, 2, '?', 0]],
    ['x - y', [-1, 2, '?', 0]],
    ['x / y', [0.5, '?', '?', '?']],
    ['15% of x', [0.15, 0.3, '?', 0]],
    ['log(x)', [0, Math.log(2), '?', '?']],
    ['abs(x - y)', [1, 2, '?', 0]],
    ['max(x, y)', [2, 2, '?', 0]],
    ['max(x, 2 sessions)', ['?', 2, '?', '?']],
    ['sma(x, 2)', ['?', 1.5, '?', 1]],
  ])('%s', (expression, expected) => expect(numbersOf(setting, expression)).toEqual(expected));
});

describe('bars', () => {
  const setting: Setting = {
    source: 'input spx : index bars',
    series: [
      bars('spx', [
        [10, 12, 9, 11, 100],
        [11, 15, 10, 14, 100],
      ]),
    ],
  };
  it('have members, and the bare name is the close', () => {
    expect(numbersOf(setting, 'spx')).toEqual([11, 14]);
    expect(numbersOf(setting, 'spx.high - spx.low')).toEqual([3, 5]);
    expect(numbersOf(setting, 'spx.open')).toEqual([10, 11]);
  });
});
