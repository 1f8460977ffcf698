/** A report as the page will see it: a rule set with two layers run over a made-up market, decided and priced by the product. */
import { backtest } from '../../src/backtest/backtest.ts';
import { columns } from '../../src/columns/columns.ts';
import { simulate } from '../../src/overlay/simulate.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Report } from '../../src/report/report.ts';
import { compiled } from '../support/evaluate.ts';
import { market } from './market.ts';

const rules = `
input spx, vix : index
input breadth : ratio
input inflation : ratio every month
param floor = 28 in 20..40

regime zone by vix { calm below 20 uneasy 20..28 stress above 28 }

layer put_hedge { buy put on spx delta 0.65..0.85 target 0.75 expiry 30..60 days  size of core_notional }
layer tail_wing { buy put on spx delta 0.1..0.2 target 0.15 expiry 60..120 days  size of core_notional }
let core_notional = 1300000 USD

let sustained = vix > floor for 3 sessions
let internals = at least 2 of (rsi(spx, 14) < 35, spx < sma(spx, 100), breadth < 35%, drawdown(spx, 252 sessions) > 8%)

rule stress_entry:
  when sustained and internals
  activate put_hedge size 25%..40% by vix from 28 to 45 round nearest
  until vix < 22 for 3 sessions
  hold at least 5 sessions
  cooldown 10 sessions

rule early_entry:
  when vix > 23 and inflation > 2%
  activate tail_wing size 30%..50% by vix from 23 to 40 round nearest
  until vix < 18 for 2 sessions
  cooldown 5 sessions

rule roll_out:
  when vix < sma(vix, 20) for 5 sessions
  roll put_hedge to expiry next monthly

rule watch_vix:
  when vix crosses above 40
  alert "VIX above 40: <review> the wings & the margin" critical

forbid activate tail_wing when breadth > 65% because "broad advances revert: no tails are bought into them"
limit put_hedge.size to 30% when vix > 60
`;

let made: Report | undefined;

export function fixtureReport(): Report {
  made ??= build();
  return made;
}

function build(): Report {
  const data = market();
  const result = backtest(compiled(rules), data, { evaluator: columns });
  const overlay = simulate(result.run, data, { placebo: { trials: 200, seed: 1 } });
  return buildReport({
    result,
    overlay,
    data,
    options: {
      title: 'Stress overlay on a made-up market',
      trials: { count: 64, sharpeVariance: 0.0004, source: 'a sweep of 64 sets of params' },
    },
  });
}
