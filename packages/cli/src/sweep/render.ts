/** A sweep for people. */
import type { ExactResult, SweepResult } from '@hedgerow/runtime';
import { grouped } from '../render/numbers.ts';
import type { Screen } from '../render/screen.ts';
import { renderTable } from '../render/table.ts';

const number = (value: number | null | undefined): string =>
  value === null || value === undefined || !Number.isFinite(value)
    ? 'unknown'
    : grouped(value, Number.isInteger(value) ? 0 : 3);

const right = (head: string) => ({ head, align: 'right' as const });

export function renderResult(result: SweepResult, name: string, screen: Screen): string[] {
  const { colors } = screen;
  const { sets, objective, range, axes, columns, best, plateaus, walk_forward, trials } = result;
  const params = axes.map(({ param }) => param);
  const settings = (values: Readonly<Record<string, number>>): string[] =>
    params.map((p) => String(values[p]));
  const lines = [
    `${colors.bold(name)}: ${grouped(sets, 0)} sets, ${range.from ?? 'no session'} to ${range.to ?? 'none'}`,
    '',
    `Best by ${objective.column} (${objective.direction}):`,
    ...renderTable(
      [right('set'), ...params.map(right), ...columns.map(right)],
      best.map((row) => [
        String(row.set),
        ...settings(row.params),
        ...columns.map((c) => number(row.metrics[c])),
      ]),
      screen,
    ),
  ];
  if (plateaus && plateaus.length > 0) {
    lines.push(
      '',
      'Plateaus: the best mean of a set and its neighbours, and the worst of them',
      ...renderTable(
        [right('set'), ...params.map(right), right('objective'), right('mean'), right('worst')],
        plateaus
          .slice(0, 5)
          .map((p) => [String(p.set), ...settings(p.params), ...[p.objective, p.mean, p.worst].map(number)]),
        screen,
      ),
    );
  }
  if (walk_forward) {
    lines.push(
      '',
      'Walk-forward: chosen in training, frozen, and judged out of sample',
      ...renderTable(
        [
          { head: 'test' },
          ...params.map(right),
          right('in training'),
          right('out of sample'),
          { head: 'frozen as' },
        ],
        walk_forward.folds.map((fold) => [
          `${fold.test.from} to ${fold.test.to}`,
          ...settings(fold.params),
          number(fold.train_objective),
          number(fold.test_metrics[objective.column]),
          fold.params_hash.slice(0, 12),
        ]),
        screen,
      ),
    );
  }
  lines.push(
    '',
    `These are ${grouped(trials.count, 0)} trials: give \`backtest --report ... --trials ${trials.count}\``,
  );
  return lines;
}

const MOST_OUTCOMES = 40;

export function renderExact(result: ExactResult, text: string, screen: Screen): string[] {
  const { columns, outcomes, values } = result;
  const shown = outcomes.slice(0, MOST_OUTCOMES);
  return [
    `${screen.colors.bold(text)}: ${grouped(outcomes.length, 0)} distinct outcomes over ${grouped(values, 0)} values`,
    '',
    ...renderTable(
      [{ head: 'threshold' }, ...columns.map(right)],
      shown.map((outcome) => [intervalOf(outcome), ...outcome.metrics.map(number)]),
      screen,
    ),
    ...(shown.length < outcomes.length
      ? [`  and ${grouped(outcomes.length - shown.length, 0)} more: --format json has them all`]
      : []),
  ];
}

/** `[28.1, 28.4)`: a bracket includes its end. */
export const intervalOf = ({ from, fromClosed, to, toClosed }: ExactResult['outcomes'][number]): string =>
  `${fromClosed ? '[' : '('}${from ?? '-inf'}, ${to ?? 'inf'}${toClosed ? ']' : ')'}`;
