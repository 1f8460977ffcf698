import { describe, expect, it } from 'vitest';
import { isoDate, isoInstant } from '../../src/calendar/civil.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { feed, found, input, known, load, monthly, values } from '../support/inputs.ts';

const cpi = monthly('cpi');

describe('prints of a slow input', () => {
  it('by publication time: first prints count, in the order of publication', () => {
    const text = `date,cpi,released_at
2025-09,324.368,2025-12-18T08:30
2025-09,324.800,2025-10-24T08:30
2025-08-31,323.976,2025-09-11T08:30
2025-10,,2025-12-18T08:30
2025-11,324.122,2025-12-18T08:30
2025-12,325,
`;
    const data = load(text, [cpi]);
    expect(Array.from(data.series.get('cpi')!.period, isoDate)).toEqual([
      '2025-08-01',
      '2025-09-01',
      '2025-11-01',
    ]);
    expect(values(data, 'cpi')).toEqual([323.976, 324.8, 324.122]);
    expect(known(data, 'cpi')[1]).toBe('2025-10-24T12:30:00Z');
    expect(found(data)).toEqual(['revision-not-used 2', 'bad-date 7']);
  });

  it('by the lag of the feed, from the end of the period', () => {
    const data = load('month,cpi\n1913-01,9.8\n1913-02,9.8\n', [cpi], feed({ lag: '14 days at 08:30' }));
    expect(known(data, 'cpi')).toEqual(['1913-02-14T13:30:00Z', '1913-03-14T13:30:00Z']);
    expect(found(data)).toEqual([]);
  });

  it('one published after a later period is left out', () => {
    const text = 'date,cpi,released_at\n2025-09,1,2025-12-20T08:30\n2025-11,2,2025-12-18T08:30\n';
    expect(found(load(text, [cpi]))).toEqual(['descending-row 2']);
  });

  it('the same publication twice is a duplicate', () => {
    const row = '2025-09,1,2025-10-24T08:30\n';
    expect(found(load(`date,cpi,released_at\n${row}${row}`, [cpi]))).toEqual(['duplicate-row 3']);
  });

  it('labels of another kind of period are no dates of this one', () => {
    expect(found(load('date,cpi\n2025Q3,1\n', [cpi], feed({ lag: '10 days' })))).toEqual(['bad-date 2']);
    const gdp = input('gdp', { every: { unit: 'quarter', count: 1 } });
    const data = load('date,gdp\n2025Q3,1\n2025-10,2\n', [gdp], feed({ lag: '30 days' }));
    expect(Array.from(data.series.get('gdp')!.period, isoDate)).toEqual(['2025-07-01', '2025-10-01']);
  });

  it('a limit that a feed cannot set for it is told', () => {
    const settings = feed({ lag: '10 days', stale: { count: 5, unit: 'sessions' } });
    expect(found(load('date,cpi\n2025-09,1\n', [cpi], settings))).toEqual(['invalid-manifest']);
  });
});

describe('inputs every few minutes', () => {
  const es = (isBars: boolean) => input('es', { bars: isBars, every: { unit: 'minutes', count: 5 } });
  const text = 'time,es\n2024-01-02T09:30:00-05:00,4790\n2024-01-02T09:35:00-05:00,4791\n';

  it('are known at their time, bars when they end', () => {
    expect(known(load(text, [es(false)]), 'es')).toEqual(['2024-01-02T14:30:00Z', '2024-01-02T14:35:00Z']);
    expect(known(load(text, [es(true)]), 'es')).toEqual(['2024-01-02T14:35:00Z', '2024-01-02T14:40:00Z']);
    expect(known(load(text, [es(false)], feed({ lag: '15 minutes' })), 'es')[0]).toBe('2024-01-02T14:45:00Z');
    expect(data0(load(text, [es(true)]))).toBe('2024-01-02T14:30:00Z');
  });

  const data0 = (data: Dataset): string => isoInstant(data.series.get('es')!.period[0]!);

  it('need a time of day', () => {
    expect(found(load('date,es\n2024-01-02,4790\n', [es(false)]))).toEqual(['bad-date 2']);
  });
});
