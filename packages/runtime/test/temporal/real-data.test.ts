/** On the VIX since 1990: rows on holidays are no sessions, and missing rows leave sessions unknown. */
import { describe, expect, it } from 'vitest';
import { recordConformance } from '../support/conformance.ts';
import { evaluateFiles, starts } from '../support/real-data.ts';
import { missing } from '../support/shared.ts';
import { column } from '../support/show.ts';

const vix = { 'vix.csv': 'data/vix_daily.csv' };
const startsOf = (condition: string): string[] => starts(evaluateFiles('', [condition], vix));

describe.skipIf(missing('data/vix_daily.csv'))('the VIX since 1990', () => {
  it('agrees with what was counted independently for the domain reference', () => {
    const over28 = startsOf('vix > 28 for 3 sessions');
    const over20 = startsOf('vix > 20 for 3 sessions');
    const june = startsOf('vix > 30 for 3 sessions').filter((date) => date.startsWith('2022-06'));
    const facts: Readonly<Record<string, boolean>> = {
      '`vix > 28 for 3 sessions` starts 62 times': over28.length === 62,
      'first on 1990-08-07': over28[0] === '1990-08-07',
      'last on 2025-04-07': over28.at(-1) === '2025-04-07',
      '`vix > 30` for three sessions on 2022-06-21: the 20th was Juneteenth': june.join() === '2022-06-21',
      // Rows on holidays would begin these a session early.
      '`vix > 20` for three sessions on 2023-02-21': over20.includes('2023-02-21'),
      'and on 2025-06-20': over20.includes('2025-06-20'),
      'and on 2026-02-17': over20.includes('2026-02-17'),
    };
    const wrong = Object.keys(facts).filter((fact) => !facts[fact]);
    const total = Object.keys(facts).length;
    recordConformance(
      'VIX 1990-2026: sustained levels',
      total - wrong.length,
      total,
      'of `vix > 28 for 3 sessions` the number of starts (62), the first and the last; four starts that rows on holidays would move',
    );
    expect(wrong).toEqual([]);
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
