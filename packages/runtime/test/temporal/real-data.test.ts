/** On the VIX since 1990: rows on holidays are no sessions, and missing rows leave sessions unknown. */
import { describe, expect, it } from 'vitest';
import { recordConformance } from '../support/conformance.ts';
import { evaluateFiles, starts } from '../support/real-data.ts';
import { missing } from '../support/shared.ts';
import { column } from '../support/show.ts';

const vix = { 'vix.csv': 'data/vix_daily.csv' };
const startsOf = (condition: string): string[] => starts(evaluateFiles('', [condition], vix));

describe.skipIf(missing('data/vix_daily.csv'))('the VIX since 1990', () => {
  it('`vix > 28 for 3 sessions` starts 62 times', () => {
    const dates = startsOf('vix > 28 for 3 sessions');
    recordConformance(
      'VIX 1990-2026: starts of `vix > 28 for 3 sessions`',
      dates.length === 62 && dates[0] === '1990-08-07' && dates.at(-1) === '2025-04-07' ? 62 : 0,
      62,
      'counted independently for the domain reference: 62 starts, first 1990-08-07, last 2025-04-07',
    );
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([62, '1990-08-07', '2025-04-07']);
  });

  it('`vix > 30 for 3 sessions` in June 2022 begins on the 21st: the 20th was Juneteenth', () => {
    expect(startsOf('vix > 30 for 3 sessions').filter((date) => date.startsWith('2022-06'))).toEqual([
      '2022-06-21',
    ]);
  });

  it('`vix > 20 for 3 sessions` begins where rows on holidays would begin it a session early', () => {
    const dates = startsOf('vix > 20 for 3 sessions');
    for (const date of ['2023-02-21', '2025-06-20', '2026-02-17']) expect(dates).toContain(date);
  });

  it('the attacks of 2001 closed the exchange from the 11th to the 14th', () => {
    expect(startsOf('vix > 28 for 3 sessions')).toContain('2001-09-10');
  });

  it('36 years of a rule with votes on indicators are evaluated in a moment', () => {
    const conditions = [
      'vix > 28 for 3 sessions',
      'at least 3 of (rsi(vix, 14) > 60, vix crosses above sma(vix, 50), percentile_rank(vix, 252) > 80%, macd(vix).histogram > 0, zscore(vix, 63) > 1, vix > 20 within 10 sessions, vix > 25 for 8 of 20 sessions, vix rising over 20 sessions)',
      'vix < 22 for 5 sessions since vix > 40',
    ];
    const evaluation = evaluateFiles('', conditions, vix);
    for (const { node } of evaluation.program.expressions) {
      const known = column(evaluation, node).filter((truth) => !Number.isNaN(truth));
      expect(known.length).toBeGreaterThan(8_000);
    }
  });
});
