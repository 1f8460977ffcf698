/** Public surface of @hedgerow/runtime, by phase. */

export { type BacktestOptions, backtest, summarize } from './backtest/backtest.ts';
export { type ParamValues, paramsFor, type Settings } from './backtest/params.ts';
export type {
  AssertionStatistics,
  BacktestResult,
  Episode,
  LayerStatistics,
  RowStatistics,
  RuleStatistics,
  UndefinedStatistics,
  UnknownInput,
} from './backtest/result.ts';
export { useJavaScript, useWasm } from './bits/wasm.ts';
export type { PositionsFeed, UnderlyingFeed } from './book/feed.ts';
export { type BookMarket, bookMarket, marketInputs, type Quote } from './book/market.ts';
export { BARE_MEASURES, MEASURES, type Measure } from './book/measures.ts';
export type { Instrument, Position } from './book/position.ts';
export { readPositions } from './book/read.ts';
export { bookNames, bookSeries } from './book/series.ts';
export {
  civilDate,
  epochDay,
  isoDate,
  isoInstant,
  MS_PER_DAY,
  MS_PER_MINUTE,
  parseIsoDate,
} from './calendar/civil.ts';
export { eventCalendar, eventCalendarNames } from './calendar/events/index.ts';
export { monthlyExpiry, vixExpiry } from './calendar/expiries.ts';
export { calendarNames, tradingCalendar } from './calendar/index.ts';
export { type CalendarChanges, makeNyse } from './calendar/nyse.ts';
export type { EpochDay, EventCalendar, ScheduledEvent, TradingCalendar } from './calendar/types.ts';
export { columns } from './columns/columns.ts';
export type { DataIssue, Dataset, Series } from './data/dataset.ts';
export { dataFacts } from './data/facts.ts';
export { type CsvFeed, type Feed, type Lag, parseLag } from './data/feeds.ts';
export { readManifest, readSources } from './data/files.ts';
export { loadData, suppliedNames } from './data/load.ts';
export { emptyManifest, MANIFEST_NAME, type Manifest, parseManifest } from './data/manifest.ts';
export { manifestSchema } from './data/manifest-check.ts';
export { missingInputs } from './data/missing.ts';
export type { DataSource, LoadOptions } from './data/read.ts';
export { alignToSessions, seriesFromSessions } from './data/series.ts';
export { decide } from './engine/decide.ts';
export type {
  ApprovalEvent,
  Decision,
  DecisionKind,
  LimitInfo,
  SizeInfo,
  SourceSpan,
  VetoInfo,
} from './engine/decision.ts';
export { decisiveNodes } from './engine/decisive.ts';
export { createEngine, type Decided, type Engine } from './engine/engine.ts';
export type { AssertionFailure, LayerHistory, Run, Undecided } from './engine/run.ts';
export { decisionSchema } from './engine/schema.ts';
export type { EngineState } from './engine/state.ts';
export type { DecideOptions } from './engine/walk.ts';
export { blameInputs } from './explain/blame.ts';
export { explain, shorten } from './explain/explain.ts';
export type { ActionGates, ApprovalState, HeldClaim, LayerState, Wait } from './explain/gates.ts';
export { explainRule, type RuleExplanation } from './explain/rule.ts';
export type { Distance, Truth, Why } from './explain/why.ts';
export {
  counted,
  exactText,
  formatMove,
  formatValue,
  grouped,
  type NamesOf,
  percent,
} from './format/value.ts';
export {
  black76,
  type Contract,
  type Greeks,
  greeks,
  price,
  type Right,
} from './options/black-scholes.ts';
export { breakEvenPoints, type HeldLeg, profitAt } from './options/break-evens.ts';
export { impliedVol, strikeForDelta } from './options/invert.ts';
export { type CashFlow, ratesOfReturn, xirr } from './options/irr.ts';
export {
  type MarginRules,
  type Requirement,
  strategyMargin,
  strategyRequirements,
} from './options/margin.ts';
export {
  carryOf,
  onForward,
  type ParityForward,
  type ParityQuote,
  parityForward,
} from './options/parity.ts';
export { PORTFOLIO_MOVES, portfolioMarginApproximation } from './options/portfolio-margin.ts';
export { gainIn, type Priced, type Scenario, valueIn } from './options/priced.ts';
export { DEFAULT_GRID, type StressCell, type StressGrid, stress, worst } from './options/stress.ts';
export type { Costs, OverlayOptions } from './overlay/options.ts';
export { pricingInputs } from './overlay/pricing-inputs.ts';
export type {
  Assumptions,
  Divested,
  OverlayFinding,
  OverlayResult,
  Placebo,
  Portfolio,
  PortfolioName,
  Trade,
} from './overlay/result.ts';
export { simulate } from './overlay/simulate.ts';
export { reference } from './reference/reference.ts';
export { type UndefinedResult, undefinedResults } from './reference/undefined-results.ts';
export { replayWitness } from './replay/replay.ts';
export { buildReport, type ReportOptions, type ReportParts } from './report/build.ts';
export { NO_TRIALS_TOLD, type Trials } from './report/deflated.ts';
export type { Report } from './report/report.ts';
export { reportSchema } from './report/schema.ts';
export { EVENT_TERMS, type EventTerms } from './report/signals.ts';
export { renderReport } from './report-page/page.ts';
export type { Observation } from './stream/arrivals.ts';
export { fastest, generated } from './stream/compiled.ts';
export { observationsOf, streamed } from './stream/evaluator.ts';
export { type Decided as DecidedInstant, Live, type LiveOptions, type Receipt } from './stream/live.ts';
export { closures, type MakeRunner } from './stream/runner.ts';
export { Stream, type StreamSetting } from './stream/stream.ts';
export { type ExactResult, type ExactTarget, exactSweep, exactTarget } from './sweep/exact.ts';
export { type Fold, foldsOf, longestLookBack, type WalkForward } from './sweep/folds.ts';
export { columnNamed, isOverlay, type Objective } from './sweep/objective.ts';
export { resultOf, type SetRow, type SweepResult, sweepCsv } from './sweep/result.ts';
export { type SweepOptions, sceneOf } from './sweep/scene.ts';
export { sweepSchema } from './sweep/schema.ts';
export { sweptLayers } from './sweep/shape.ts';
export { type Axis, type Choice, listed, type Space, sizeOf, steps } from './sweep/space.ts';
export { type Question, type Study, studyOf } from './sweep/study.ts';
export { type HeatMap, heatMapsOf } from './sweep-page/heat.ts';
export { renderSweep } from './sweep-page/page.ts';
export {
  type ConditionCoverage,
  type Coverage,
  type CoverageCount,
  countOutcomes,
  coverageFacts,
  isMet,
  missingOutcomes,
  type Outcome,
  outcomes,
} from './testing/coverage.ts';
export type { TestFailure, TestReport, TestResult } from './testing/result.ts';
export { runTests, type TestOptions } from './testing/run-tests.ts';
export { lastKnownAt, lastTickAt, observationIndex, sampleIndex } from './timeline/sample.ts';
export { makeTimeline } from './timeline/timeline.ts';
export type { DateRange, Evaluation, Evaluator, LayerView, Ticks, Timeline } from './timeline/types.ts';
