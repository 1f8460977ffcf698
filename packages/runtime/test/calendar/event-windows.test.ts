/** Windows around events, as the schedule stood: dates counted by hand on a calendar. */
import { describe, expect, it } from 'vitest';
import { asOf, trueOn } from '../support/as-of.ts';

describe('FOMC', () => {
  it('10 to 14 days before an ordinary meeting', () => {
    // Wednesday 2024-03-20: 14 days before is Wednesday the 6th, 10 days Sunday the 10th.
    expect(trueOn('10..14 days before fomc', '2024-03-01', '2024-03-28')).toEqual([
      '2024-03-06',
      '2024-03-07',
      '2024-03-08',
    ]);
  });

  it('on 2020-03-05 the meeting of the 18th was 13 days away: nobody knew that it would be cancelled', () => {
    expect(trueOn('10..14 days before fomc', '2020-02-24', '2020-03-31')).toEqual([
      '2020-03-04',
      '2020-03-05',
      '2020-03-06',
    ]);
    expect(trueOn('13 days before fomc', '2020-02-24', '2020-03-31')).toEqual(['2020-03-05']);
  });

  it('cancelled on Sunday the 15th, it is no event from Monday on, not even on its own day', () => {
    const fortnight = trueOn('within 14 days before fomc', '2020-03-02', '2020-04-30');
    expect(fortnight.filter((date) => date < '2020-04')).toEqual([
      ...['2020-03-04', '2020-03-05', '2020-03-06', '2020-03-09', '2020-03-10', '2020-03-11'],
      ...['2020-03-12', '2020-03-13'],
    ]);
    // The next was Wednesday 2020-04-29.
    expect(fortnight.filter((date) => date >= '2020-04')[0]).toBe('2020-04-15');
    expect(trueOn('within 1 day after fomc', '2020-03-02', '2020-03-31')).toEqual([]);
  });

  it('the unscheduled decisions of 2020 count for nothing: no days could be counted to them', () => {
    // Tuesday 2020-03-03: five days before and after it are as if it were not.
    expect(trueOn('within 5 days before fomc', '2020-02-24', '2020-03-10')).toEqual([]);
    expect(trueOn('within 5 days after fomc', '2020-02-10', '2020-03-10')).toEqual([]);
  });

  it('the ramp is clamp((14 - d) / 4, 0, 1), the blackout the 11 days before and the day after', () => {
    const [ramp, blackout] = asOf(
      ['fomc_ramp', 'if fomc_blackout then 1 else 0'],
      '2024-03-01',
      '2024-03-28',
    );
    const days = (date: string): number => 20 - Number(date.slice(8));
    for (const [date, weight] of ramp!) {
      const d = days(date);
      const expected = d < 0 ? 0 : Math.min(1, Math.max(0, (14 - d) / 4));
      expect([date, weight]).toEqual([date, expected]);
      expect([date, blackout!.get(date)]).toEqual([date, Number(d <= 11 && d >= -1)]);
    }
    expect(ramp!.get('2024-03-07')).toBe(0.25);
    expect(ramp!.get('2024-03-08')).toBe(0.5);
  });
});

describe('CPI releases', () => {
  it('as they were scheduled before the shutdown of 2025, and as they came', () => {
    // Scheduled for 10-15 until the notice of Friday 10-10, 10:00; it came on the 24th.
    expect(trueOn('within 5 days before cpi_release', '2025-10-06', '2025-10-31')).toEqual([
      ...['2025-10-20', '2025-10-21', '2025-10-22', '2025-10-23', '2025-10-24'],
    ]);
    expect(trueOn('within 7 days before cpi_release', '2025-10-06', '2025-10-16')).toEqual([
      ...['2025-10-08', '2025-10-09'],
    ]);
    // The release of 11-13 never came.
    expect(trueOn('0 days after cpi_release', '2025-10-01', '2025-12-31')).toEqual([
      '2025-10-24',
      '2025-12-18',
    ]);
  });

  it('one on a day without a session, Good Friday 2020, is met by the next session', () => {
    expect(trueOn('within 1 session after cpi_release', '2020-04-06', '2020-04-20')).toEqual([
      '2020-04-13',
      '2020-04-14',
    ]);
  });
});

describe('expiries', () => {
  const on = (event: string, from: string, to: string) => trueOn(`0 days before ${event}`, from, to);

  it('monthly: third Fridays; the Thursday before Good Friday and before Juneteenth', () => {
    expect(on('monthly_expiry', '2025-03-01', '2025-06-30')).toEqual([
      ...['2025-03-21', '2025-04-17', '2025-05-16', '2025-06-20'],
    ]);
    expect(on('monthly_expiry', '2026-06-01', '2026-06-30')).toEqual(['2026-06-18']);
  });

  it('quarterly: those of March, June, September and December', () => {
    expect(on('quarterly_expiry', '2025-01-01', '2025-12-31')).toEqual([
      ...['2025-03-21', '2025-06-20', '2025-09-19', '2025-12-19'],
    ]);
  });

  it('VIX: 30 days before the next third Friday, Tuesday where that Friday is a holiday', () => {
    // 2025-04-18 is Good Friday, so that VIX March expired on Tuesday the 18th.
    expect(on('vix_expiry', '2025-01-01', '2025-05-31')).toEqual([
      ...['2025-01-22', '2025-02-19', '2025-03-18', '2025-04-16', '2025-05-21'],
    ]);
  });
});
