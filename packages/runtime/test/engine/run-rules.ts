/** Rule texts run over tables of sessions, with decisions as short lines. */
import { columns } from '../../src/columns/columns.ts';
import { decide } from '../../src/engine/decide.ts';
import type { Decision } from '../../src/engine/decision.ts';
import type { Run } from '../../src/engine/run.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import type { Evaluator } from '../../src/timeline/types.ts';
import { type Cell, daily, dataset, nyse, sessionFrom } from '../support/data.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';
import { assertValid } from './schema.ts';

/** The first session of all tables; sessions are numbered from 1. */
export const FROM = '2024-01-02';

export interface Given {
  readonly rules: string;
  /** By input: a value a session; `?` is unknown. */
  readonly series: Readonly<Record<string, readonly Cell[]>>;
  /** `[session, layer, approver]`: given at that session's close, after its decisions. */
  readonly approvals?: readonly (readonly [number, string, string])[];
  readonly params?: Readonly<Record<string, number>>;
  readonly evaluator?: Evaluator;
}

export const sessionNumber = (n: number): number => sessionFrom(FROM) + n - 1;

export function runRules({ rules, series, approvals = [], params, evaluator = columns }: Given): Run {
  const program = compiled(rules);
  const length = Math.max(...Object.values(series).map((values) => values.length));
  const data = dataset(Object.entries(series).map(([name, values]) => daily(name, values, FROM)));
  const range = { from: nyse.date[sessionNumber(1)]!, to: nyse.date[sessionNumber(length)]! };
  const timeline = makeTimeline(program, nyse, data, range);
  const run = decide(program, evaluator, timeline, data, paramsOf(program, params), {
    approvals: approvals.map(([n, layer, by]) => ({ layer, by, time: nyse.close[sessionNumber(n)]! })),
  });
  assertValid(run.decisions);
  return run;
}

const percent = (size: number): string => `${Math.round(size * 100_000) / 1000}%`;

/** `3 activated put 29.286% by entry`; a size asked for and not granted is in parentheses. */
export function line(decision: Decision, n: number): string {
  const { kind, layer, granted, requested, rule, text } = decision;
  const asked = requested && (granted === null || requested.size !== granted.size);
  return [
    n,
    kind,
    layer,
    text && `"${text}"`,
    granted && kind !== 'deactivated' ? percent(granted.size) : undefined,
    asked ? `(${percent(requested.size)})` : undefined,
    rule && `by ${rule}`,
  ]
    .filter((part) => part !== undefined && part !== null && part !== '')
    .join(' ');
}

export function lines(given: Given): string[] {
  const run = runRules(given);
  return run.decisions.map((decision, i) => line(decision, run.instants[i]! + 1));
}
