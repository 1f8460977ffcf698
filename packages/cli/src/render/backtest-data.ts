import type { BacktestResult, Decision } from '@hedgerow/runtime';
import { csvField } from './series.ts';
import { whyInShort } from './why.ts';

/** `firstDecidable` is `first_decidable` in JSON; values are left as they are. */
function snake(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snake);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    snake(one),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/** The result of a backtest as JSON: statistics, findings in the data, decisions. */
export function backtestJson({ run, rows, ...statistics }: BacktestResult, name: string): object {
  const { data, params, program } = run.evaluation;
  return {
    version: 1,
    rule_set: name,
    rules_hash: program.hash,
    params: Object.fromEntries(params),
    ...(snake(statistics) as object),
    rows: { dropped: rows.dropped, doubtful: rows.doubtful, findings: data.issues },
    decisions: run.decisions,
  };
}

const columns: readonly (readonly [string, (one: Decision) => string | number | null | undefined])[] = [
  ['id', (one) => one.id],
  ['instant', (one) => one.instant],
  ['session', (one) => one.session],
  ['kind', (one) => one.kind],
  ['layer', (one) => one.layer],
  ['action', (one) => one.action],
  ['requested', (one) => one.requested?.size],
  ['granted', (one) => one.granted?.size],
  ['notional', (one) => one.granted?.notional],
  ['margin', (one) => one.granted?.margin],
  ['contracts', (one) => one.granted?.contracts],
  ['rule', (one) => one.rule],
  ['why', (one) => (one.why === null ? null : whyInShort(one.why, () => undefined))],
];

/** One decision a row; what does not apply is empty. */
export function* decisionsCsv(decisions: readonly Decision[]): Generator<string> {
  yield `${columns.map(([head]) => head).join(',')}\n`;
  for (const one of decisions)
    yield `${columns.map(([, cell]) => csvField(String(cell(one) ?? ''))).join(',')}\n`;
}
