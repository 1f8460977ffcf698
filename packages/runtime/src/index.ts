/** Public surface of @hedgerow/runtime, by phase. */

export type { EpochDay, EventCalendar, ScheduledEvent, TradingCalendar } from './calendar/types.ts';
export type { DataIssue, Dataset, Series } from './data/dataset.ts';
export type {
  ApprovalEvent,
  Decision,
  DecisionKind,
  LimitInfo,
  SizeInfo,
  SourceSpan,
  VetoInfo,
} from './engine/decision.ts';
export type { Distance, Truth, Why } from './explain/why.ts';
export type { DateRange, Evaluation, Evaluator, LayerView, Ticks, Timeline } from './timeline/types.ts';
