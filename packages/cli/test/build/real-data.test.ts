/** A built module over 36 years of the VIX decides what a backtest decides. */
import { existsSync, readFileSync } from 'node:fs';
import { compile } from '@hedgerow/dsl';
import { backtest, columns, isoDate, isoInstant, loadData, tradingCalendar } from '@hedgerow/runtime';
import { describe, expect, it } from 'vitest';
import { shared } from '../../../runtime/test/support/shared.ts';
import { built } from '../support/built.ts';

const file = shared('data/vix_daily.csv');
if (!existsSync(file)) console.warn(`SKIPPED: built modules on real data need ${file}`);

const text = `
layer second_engine { size of 1_000_000 USD }
let calm = vix by week < 15
rule stress:
  when vix > 28 for 3 sessions and (rsi(vix, 14) > 55 or percentile_rank(vix, 252) > 90%)
  unless within 1 days before fomc
  activate second_engine size 25%..40% by vix from 28 to 35
  until vix < 22 for 5 sessions or calm
  cooldown 10 sessions
when vix.high > 2 * sma(vix, 50) alert "spike of {vix.high}" critical
event fomc from "calendar.fomc"
`;

describe.skipIf(!existsSync(file))('a built module on real data', () => {
  it('decides what a backtest decides', async () => {
    const calendar = tradingCalendar('XNYS')!;
    const { program } = compile([{ name: 'rules.hedge', text }]);
    const sources = [{ name: 'vix.csv', content: readFileSync(file, 'utf8') }];
    const data = loadData(sources, program!.inputs, calendar, { events: program!.events });
    const { run } = backtest(program!, data, { evaluator: columns });
    expect(run.decisions.length).toBeGreaterThan(50);

    const rules = await built(program!, false);
    const { period, knownAt, fields } = data.series.get('vix')!;
    const messages = Array.from(period, (session, i) => ({
      input: 'vix',
      session: isoDate(calendar.date[session]!),
      known_at: isoInstant(knownAt[i]!),
      ...Object.fromEntries(
        [...fields].map(([field, values]) => [field, Number.isNaN(values[i]!) ? null : values[i]!]),
      ),
    }));
    const { grid } = run.evaluation.timeline;
    const running = rules.init({ start: isoDate(calendar.date[grid.session[0]!]!) });
    const instants = rules.advance(running, isoInstant(grid.time[grid.length - 1]!), messages);
    const decisions = instants.flatMap((instant) => instant.decisions);
    const bare = (all: readonly object[]): string =>
      JSON.stringify(all.map((one) => ({ ...one, why: null, inputs: null })));
    expect(bare(decisions)).toBe(bare(run.decisions));
    // Reasons of some: each looks back over all that was known.
    for (const k of [0, 1, decisions.length >> 1, decisions.length - 1]) {
      expect(JSON.stringify(decisions[k])).toBe(JSON.stringify(run.decisions[k]));
    }
  });
});
