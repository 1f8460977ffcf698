/** From one clock to another, and the bars of weeks, months and quarters. */
import type { Ir } from '@hedgerow/dsl';
import { periodOf } from '../timeline/clocks.ts';
import { sampleIndex } from '../timeline/sample.ts';
import { isFreshAt } from './inputs.ts';
import { finite, isUnknown, type Meaning, type NodeOf, type Scope, UNKNOWN } from './scope.ts';

/** x's last tick by then; unknown before its first, and where an input behind it is stale. */
export function sample(scope: Scope, node: NodeOf<'sample'>): Meaning {
  if (node.aggregate) return periodBar(scope, node, node.aggregate);
  const x = node.args[0]!;
  const last = sampleIndex(scope.ticks(scope.program.nodes[x]!), scope.ticks(node));
  return (tick) => {
    for (const { input, after } of node.stale ?? []) {
      if (!isFreshAt(scope, node, input, after, tick)) return UNKNOWN;
    }
    return last[tick]! < 0 ? UNKNOWN : scope.value(x, last[tick]!);
  };
}

/**
 * A field of a period's bar, from the session bars: the first session's open, the last one's close, and the greatest
 * high, the least low and the sum of volumes, which are unknown where one of the period's sessions is.
 */
function periodBar(
  scope: Scope,
  node: NodeOf<'sample'>,
  aggregate: NonNullable<NodeOf<'sample'>['aggregate']>,
): Meaning {
  const x = node.args[0]!;
  const source = scope.ticks(scope.program.nodes[x]!);
  const last = sampleIndex(source, scope.ticks(node));
  const clock = scope.program.clocks[node.clock]! as Extract<Ir.Clock, { kind: 'period' }>;
  const { date } = scope.timeline.calendar;
  const period = (i: number): number => periodOf(date[source.session[i]!]!, clock.period);
  return (tick) => {
    const end = last[tick]!;
    let start = end;
    while (start > 0 && period(start - 1) === period(end)) start--;
    if (aggregate === 'first') return scope.value(x, start);
    if (aggregate === 'last') return scope.value(x, end);
    let result = scope.value(x, start);
    for (let i = start + 1; i <= end; i++) {
      const value = scope.value(x, i);
      if (isUnknown(value)) return UNKNOWN;
      if (aggregate === 'sum') result += value;
      else if (aggregate === 'max' ? value > result : value < result) result = value;
    }
    return finite(result);
  };
}
