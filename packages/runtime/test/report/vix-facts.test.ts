/** DOMAIN 6.2 and 6.3 [V]: what others counted on the VIX since 1990, counted by the report. */
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/backtest/backtest.ts';
import { columns } from '../../src/columns/columns.ts';
import { loadData } from '../../src/data/load.ts';
import { buildReport } from '../../src/report/build.ts';
import { day, nyse } from '../support/data.ts';
import { compiled } from '../support/evaluate.ts';
import { describeShared, readShared } from '../support/shared.ts';
import { assertReport, overlayOf } from './fixture.ts';

const file = 'data/vix_daily.csv';

describeShared('a report on the VIX, 1990 to July 2026', [file], () => {
  const program = compiled(`layer put { }
    rule entry: when vix > 28 for 3 sessions activate put until vix <= 28`);
  const sources = [{ name: 'vix.csv', content: readShared(file) }];
  const data = loadData(sources, program.inputs, nyse, { events: program.events });
  const range = { from: day('1990-01-02'), to: day('2026-07-17') };
  const result = backtest(program, data, { evaluator: columns, ...range });
  const report = assertReport(buildReport({ result, overlay: overlayOf(result) }));

  it('stands on 9,202 sessions', () => expect(report.sessions.length).toBe(9202));

  describe('lead of `vix > 28 for 3 sessions` to the peak within 60 sessions', () => {
    const [signal] = report.signals;

    it('in 16 of 62 fires VIX never closed higher', () => {
      expect(signal!.activations.length).toBe(62);
      expect(signal!.neverHigher).toBe(16);
    });

    it('the median further rise is 11%', () => expect(signal!.medianRise).toBeCloseTo(0.1137, 4));

    it('the median lead is 4 or 5 sessions', () => {
      // DOMAIN's 5 is the upper one of the two in the middle.
      const leads = signal!.activations.map(({ leadToPeak }) => leadToPeak!).sort((a, b) => a - b);
      expect(leads.slice(30, 32)).toEqual([4, 5]);
      expect(signal!.medianLead).toBe(4.5);
    });
  });

  it('shares of sessions above each level', () => {
    const shares = report.baseRates.slice(0, 5).map(({ text, share }) => [text, (share * 100).toFixed(1)]);
    expect(shares).toEqual([
      ['vix > 25', '17.4'],
      ['vix > 26', '14.8'],
      ['vix > 28', '10.9'],
      ['vix > 30', '8.0'],
      ['vix > 35', '3.8'],
    ]);
  });

  it('episodes of three sessions in a row', () => {
    expect(report.baseRates.slice(5, 7).map(({ text, episodes }) => [text, episodes])).toEqual([
      ['vix > 28 for 3 sessions', 62],
      ['vix > 30 for 3 sessions', 45],
    ]);
  });
});
