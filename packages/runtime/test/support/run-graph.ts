/** Evaluates one operator over inputs of a name each, every session from a date on. */
import type { Ir } from '@hedgerow/dsl';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import type { Evaluation, Evaluator } from '../../src/timeline/types.ts';
import { type Cell, daily, dataset, idle, nyse } from './data.ts';
import { agreed } from './difference.ts';
import { declare, type Graph, graph } from './graph.ts';
import { column } from './show.ts';

/** The operator's node, given the graph and the nodes of the inputs. */
export type Build = (g: Graph, inputs: Readonly<Record<string, Ir.NodeId>>) => Ir.NodeId;

export interface Ran {
  readonly node: Ir.NodeId;
  readonly evaluation: Evaluation;
  /** At every session, first to last; nothing is evaluated before it is asked for. */
  readonly values: readonly number[];
}

export function runGraph(
  inputs: Readonly<Record<string, readonly Cell[]>>,
  build: Build,
  { from = '2024-01-02', evaluator = agreed }: { from?: string; evaluator?: Evaluator } = {},
): Ran {
  const g = graph();
  const names = Object.keys(inputs);
  const nodes = names.map((name) => [name, g.add({ op: 'input', name, field: 'value' })] as const);
  const node = build(g, Object.fromEntries(nodes));
  const length = Math.max(...names.map((name) => inputs[name]!.length));
  // A full series beside the others makes the grid as long as the tables, where those begin or end unknown.
  const frame = daily(
    'frame',
    Array.from({ length }, () => 0),
    from,
  );
  const program = g.program({ inputs: [...names.map((name) => declare(name)), declare('frame')] });
  const data = dataset([frame, ...names.map((name) => daily(name, inputs[name]!, from))]);
  const timeline = makeTimeline(program, nyse, data);
  const evaluation = evaluator(program, timeline, data, new Map(), idle);
  return {
    node,
    evaluation,
    get values() {
      return column(evaluation, node);
    },
  };
}
