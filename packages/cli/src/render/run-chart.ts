import type { Ir, Program } from '@hedgerow/dsl';
import { isoDate, type Run } from '@hedgerow/runtime';
import { formatValue } from './numbers.ts';
import type { Screen } from './screen.ts';
import { type Interval, renderChart } from './sparkline.ts';

const chartRows = 4;

/** The main input of the rules over the instants of a run, with the spans beneath in which each layer was active. */
export function renderRunChart(run: Run, screen: Screen): string[] {
  const { program, timeline } = run.evaluation;
  const input = mainInput(program);
  const { first } = run;
  const count = timeline.grid.length - first;
  if (input === undefined || count <= 0) return [];
  const dateAt = (at: number): string => isoDate(timeline.calendar.date[timeline.grid.session[at]!]!);
  return renderChart(
    {
      label: input.name,
      values: Float64Array.from({ length: count }, (_, i) => run.evaluation.value(input.node, first + i)),
      first: dateAt(first),
      last: dateAt(timeline.grid.length - 1),
      format: (value) => formatValue(value, input.unit),
      rows: chartRows,
      lanes: Array.from(run.layers, ([label, { active }]) => ({
        label,
        spans: activeSpans(active.subarray(first)),
      })),
    },
    screen,
  );
}

/** Runs of ones. */
export function activeSpans(active: Uint8Array): Interval[] {
  const spans: Interval[] = [];
  for (let from = active.indexOf(1); from >= 0; ) {
    const end = active.indexOf(0, from);
    const to = end < 0 ? active.length : end;
    spans.push({ from, to });
    from = active.indexOf(1, to);
  }
  return spans;
}

/** The first market input that the first rule reads, in the order of its text, with the node that has it on the grid. */
function mainInput(
  program: Program,
): { readonly name: string; readonly node: Ir.NodeId; readonly unit: string } | undefined {
  const isGrid = (node: Ir.Node): boolean => program.clocks[node.clock]?.kind === 'grid';
  for (const rule of program.rules) {
    for (const node of depthFirst(program, rule.when.node)) {
      if (node.op !== 'input' || node.book) continue;
      const sampled = program.nodes.find(
        (one) => one.op === 'sample' && one.args[0] === node.id && isGrid(one),
      );
      const onGrid = isGrid(node) ? node : sampled;
      if (onGrid !== undefined) return { name: node.name, node: onGrid.id, unit: node.unit };
    }
  }
  return undefined;
}

function* depthFirst(program: Program, root: Ir.NodeId): Generator<Ir.Node> {
  const seen = new Set<Ir.NodeId>();
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = program.nodes[id]!;
    yield node;
    open.push(...node.args.toReversed());
  }
}
