import { describe, expect, it } from 'vitest';
import { days, feed, found, input, known, load, values } from '../support/inputs.ts';

const vix = input('vix');
const bars = input('vix', { bars: true });

describe('rows of an input every session', () => {
  it('missing cells are no observations and their sessions are told', () => {
    const data = load('date,vix\n2024-01-02,13.20\n2024-01-03,.\n2024-01-04,\n2024-01-05,13.35\n', [vix]);
    expect(days(data)).toEqual(['2024-01-02', '2024-01-05']);
    expect(data.issues.map((i) => i.params.dates)).toEqual([['2024-01-03', '2024-01-04']]);
  });

  it('rows that are bad are left out, each told once, and not told again as missing', () => {
    const text = `date,vix,spx
2024-01-02,13.20,4742.83
2024-01-03,x,4704.81
2024-01-04,1e999,4688.68
2024-01-04,14.13,4688.68
2024-01-05,Infinity,4697.24
2024-01-06,13.35,4700
2024-01-08,13.08
nonsense,13.08,4763.54
2024-01-03,14.04,4704.81
2024-01-09,12.76,4756.50
`;
    const data = load(text, [vix, input('spx')]);
    expect(found(data)).toEqual([
      'not-a-number 3',
      'not-a-number 4',
      'duplicate-row 5',
      'not-a-number 6',
      'row-on-closed-day 7',
      'ragged-row 8',
      'bad-date 9',
      'duplicate-row 10',
      'missing-sessions',
      'missing-sessions',
    ]);
    // 2024-01-08, whose row is ragged: its date is as doubtful as the rest of it.
    expect(data.issues.slice(-2).map((i) => i.params.dates)).toEqual([['2024-01-08'], ['2024-01-08']]);
    expect(days(data)).toEqual(['2024-01-02', '2024-01-09']);
    expect(days(data, 'spx')).toEqual(['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-09']);
  });

  it('places have line and character column', () => {
    const { issues } = load('date,note,vix\n2024-01-02,"a, b",13.2x\n', [
      vix,
      input('note', { unit: 'truth' }),
    ]);
    expect(issues.map((i) => [i.line, i.column, i.params.column])).toEqual([
      [2, 12, 'note'],
      [2, 19, 'vix'],
    ]);
  });

  it('a row on a closed day that says nothing about the input is none', () => {
    expect(found(load('date,vix\n2022-06-17,31.13\n2022-06-20,\n2022-06-21,30.19\n', [vix]))).toEqual([]);
  });

  it('times: the close at the earliest, later where the row says so, midnight being a date', () => {
    const text = `time,vix
2024-01-02T09:30:00-05:00,13.20
2024-01-03T16:15:00-05:00,14.04
2024-01-04T00:00:00Z,14.13
`;
    const data = load(text, [vix]);
    expect(days(data)).toEqual(['2024-01-02', '2024-01-03', '2024-01-04']);
    expect(known(data)).toEqual(['2024-01-02T21:00:00Z', '2024-01-03T21:15:00Z', '2024-01-04T21:00:00Z']);
  });

  it('a lag of the feed', () => {
    const data = load('date,vix\n2024-01-02,13.20\n', [vix], feed({ lag: '1 session at 16:15' }));
    expect(known(data)).toEqual(['2024-01-03T21:15:00Z']);
    expect(days(data)).toEqual(['2024-01-02']);
  });

  it('stale of the feed lets values stand, no further than any input reaches', () => {
    const text =
      'date,vix,spx\n2024-01-02,13.20,1\n2024-01-03,,2\n2024-01-04,,3\n2024-01-05,13.35,4\n2024-01-08,,5\n';
    const stale = { count: 1, unit: 'sessions' } as const;
    const data = load(text, [vix, input('spx')], feed({ stale }));
    expect(days(data)).toEqual(['2024-01-02', '2024-01-03', '2024-01-05', '2024-01-08']);
    expect(values(data)).toEqual([13.2, 13.2, 13.35, 13.35]);
    expect(known(data)[1]).toBe('2024-01-03T21:00:00Z');
    expect(data.issues.map((i) => [i.id, i.severity])).toEqual([['missing-sessions', 'info']]);
  });

  it('a file from the newest to the oldest is read backwards', () => {
    const data = load('date,vix\n2024-01-04,3\n2024-01-03,2\n2024-01-02,1\n', [vix]);
    expect(values(data)).toEqual([1, 2, 3]);
    expect(found(data)).toEqual(['descending-file']);
  });

  it('rows before the calendar are one finding, empty ones counted too', () => {
    const { issues } = load('date,vix\n1989-12-28,1\n1989-12-29,\n1990-01-02,2\n', [vix]);
    expect(issues.map((i) => [i.id, i.params.rows])).toEqual([['rows-outside-calendar', 2]]);
  });

  it('ranges, prices and enumerations', () => {
    const inputs = [
      input('ratio', { unit: 'ratio', low: 0, high: 1 }),
      input('oil', { unit: 'price', low: -100, high: 1000 }),
      input('mood', { unit: 'enum:mood', enum: 'mood' }),
      input('open_today', { unit: 'truth' }),
    ];
    const text = `date,ratio,oil,mood,open_today
2020-04-20,1.01,-37.63,calm,TRUE
2020-04-21,45%,10.01,angry,maybe
`;
    const data = load(text, inputs, {}, { enums: new Map([['mood', ['wild', 'calm']]]) });
    expect(values(data, 'ratio')).toEqual([0.45]);
    expect(values(data, 'oil')).toEqual([-37.63, 10.01]);
    expect(values(data, 'mood')).toEqual([1]);
    expect(values(data, 'open_today')).toEqual([1]);
    expect(data.issues.map((i) => [i.id, i.params.expected])).toEqual([
      ['out-of-range', undefined],
      ['not-a-number', 'one of wild, calm'],
      ['not-a-number', 'true or false'],
    ]);
  });

  it('a field of a bar that cannot be used leaves the others', () => {
    const data = load('date,open,high,low,close,volume\n2024-01-02,0,14.23,13.10,13.20,0\n', [bars], {
      name: 'vix.csv',
    });
    expect(found(data)).toEqual(['non-positive-price 2']);
    expect(values(data, 'vix', 'close')).toEqual([13.2]);
    expect(values(data, 'vix', 'volume')).toEqual([0]);
    expect(data.series.get('vix')!.fields.get('open')![0]).toBeNaN();
  });

  it('strict makes errors of warnings and leaves information', () => {
    const text = 'date,vix,note\n2024-01-02,x,a\n';
    const severities = (strict: boolean) => load(text, [vix], {}, { strict }).issues.map((i) => i.severity);
    expect(severities(false)).toEqual(['info', 'warning']);
    expect(severities(true)).toEqual(['info', 'error']);
  });
});
