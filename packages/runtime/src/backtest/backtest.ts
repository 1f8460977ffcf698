import type { Program } from '@hedgerow/dsl';
import { tradingCalendar } from '../calendar/index.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import type { Dataset } from '../data/dataset.ts';
import { decide } from '../engine/decide.ts';
import type { ApprovalEvent } from '../engine/decision.ts';
import type { Run } from '../engine/run.ts';
import { makeTimeline } from '../timeline/timeline.ts';
import type { Evaluator } from '../timeline/types.ts';
import { layerStatistics } from './layers.ts';
import { paramsFor } from './params.ts';
import type { BacktestResult } from './result.ts';
import { rowStatistics } from './rows.ts';
import { dateOrNull, sessionEnds } from './sessions.ts';
import { assertionStatistics, ruleStatistics, undefinedStatistics, unknownInputs } from './unknowns.ts';

export interface BacktestOptions {
  readonly evaluator: Evaluator;
  /** First and last session to decide, epoch days, inclusive; a missing end is where the data begins or ends. */
  readonly from?: EpochDay;
  readonly to?: EpochDay;
  /** A value for every param, as `paramsFor` gives them; the defaults where absent. */
  readonly params?: ReadonlyMap<string, number>;
  readonly approvals?: readonly ApprovalEvent[];
  /** The calendar, where its sessions differ from the program's own. */
  readonly calendar?: TradingCalendar;
}

/**
 * Runs a rule set over its data and counts what happened. Data before `from` warms windows up; nothing is decided
 * there, and layers are idle until then.
 * Throws a RangeError where there is no calendar of the program's name, which the compiler excludes.
 */
export function backtest(program: Program, data: Dataset, options: BacktestOptions): BacktestResult {
  const calendar = options.calendar ?? tradingCalendar(program.calendar);
  if (calendar === undefined) throw new RangeError(`there is no calendar \`${program.calendar}\``);
  const { evaluator, from, to, approvals } = options;
  const timeline = makeTimeline(program, calendar, data, to === undefined ? {} : { to });
  const params = options.params ?? paramsFor(program).params;
  const run = decide(program, evaluator, timeline, data, params, {
    ...(from === undefined ? {} : { from }),
    ...(approvals === undefined ? {} : { approvals }),
  });
  return summarize(run);
}

/** What a run came to. */
export function summarize(run: Run): BacktestResult {
  const ends = sessionEnds(run);
  const { rules, firstDecidable } = ruleStatistics(run, ends);
  return {
    run,
    from: dateOrNull(run, ends[0]),
    to: dateOrNull(run, ends.at(-1)),
    sessions: ends.length,
    firstDecidable,
    rules,
    layers: layerStatistics(run, ends),
    alerts: run.decisions.filter(({ kind }) => kind === 'alert').length,
    unknownInputs: unknownInputs(run, ends),
    rows: rowStatistics(run.evaluation.data.issues),
    assertions: assertionStatistics(run),
    undefinedResults: undefinedStatistics(run),
  };
}
