/** The inputs behind a decision: which were read, what was known of each, and since when. */
import type { Ir } from '@hedgerow/dsl';
import { isoInstant } from '../calendar/civil.ts';
import { lastKnownAt, sampleIndex } from '../timeline/sample.ts';
import type { Evaluation } from '../timeline/types.ts';
import type { Decision } from './decision.ts';
import { moneyOf } from './decisive.ts';
import type { Draft } from './instant.ts';

type InputNode = Extract<Ir.Node, { op: 'input' }>;

const reached = new WeakMap<Ir.Program, Map<Ir.NodeId, readonly InputNode[]>>();

/** The input nodes that a node depends on, in the order of the graph. */
function inputsBelow(program: Ir.Program, root: Ir.NodeId): readonly InputNode[] {
  let known = reached.get(program);
  if (!known) {
    known = new Map();
    reached.set(program, known);
  }
  let found = known.get(root);
  if (!found) {
    const seen = new Set<Ir.NodeId>();
    const open = [root];
    while (open.length > 0) {
      const id = open.pop()!;
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...program.nodes[id]!.args);
    }
    found = [...seen].sort((a, b) => a - b).flatMap((id) => inputAt(program, id));
    known.set(root, found);
  }
  return found;
}

const inputAt = (program: Ir.Program, id: Ir.NodeId): InputNode[] => {
  const node = program.nodes[id]!;
  return node.op === 'input' ? [node] : [];
};

/** The input nodes that any of these depends on; the members of bars are nodes of their own. */
export const inputsOf = (program: Ir.Program, roots: readonly Ir.NodeId[]): readonly InputNode[] => [
  ...new Set(roots.flatMap((root) => inputsBelow(program, root))),
];

/**
 * What a decision was made of: its rule's conditions, the drivers of its sizes, the guards that took part, and what the
 * layer comes to where a limit or whole contracts hang on it.
 */
function rootsOf(program: Ir.Program, { rule, because, layer, action, vetoes, limits }: Draft): Ir.NodeId[] {
  const conditions = [because, rule?.when, rule?.unless];
  const sizes = (rule?.actions ?? []).flatMap((own) =>
    (own.verb === 'activate' || own.verb === 'scale') && own.layer === layer && own.size ? [own.size] : [],
  );
  const forbids = vetoes?.length
    ? program.forbids.filter((f) => f.action === action && (f.layer ?? layer) === layer)
    : [];
  const ceilings = limits?.length ? program.limits.filter((limit) => limit.layer === layer) : [];
  const own = program.layers.find(({ name }) => name === layer);
  const cut = ceilings.map(({ quantity }) => quantity);
  return [
    ...[...conditions, ...forbids.map((f) => f.when), ...ceilings.map((limit) => limit.when)].flatMap((c) =>
      c ? [c.node] : [],
    ),
    ...sizes.flatMap(({ low, high, by }) => [
      low,
      ...(high === undefined ? [] : [high]),
      ...(by ? [by.value, by.from, by.to] : []),
    ]),
    ...ceilings.map((limit) => limit.to),
    ...(own ? moneyOf(own, cut, sizes) : []),
  ];
}

/** By input, members of bars by their own names (`vix.high`): its value then, and the instant it was known from. */
export function inputsAt(evaluation: Evaluation, draft: Draft, instant: number): Decision['inputs'] {
  const { program, timeline, value } = evaluation;
  const found: Record<string, { value: number | string | null; known_at: string | null }> = {};
  for (const node of inputsOf(program, rootsOf(program, draft))) {
    const name = node.field === 'value' || node.field === 'close' ? node.name : `${node.name}.${node.field}`;
    const tick = sampleIndex(timeline.clocks[node.clock]!, timeline.grid)[instant]!;
    const number = tick < 0 ? Number.NaN : value(node.id, tick);
    const members = program.enums.get(program.inputs.find((i) => i.name === node.name)?.enum ?? '');
    found[name] = Number.isNaN(number)
      ? { value: null, known_at: null }
      : { value: members?.[number] ?? number, known_at: knownAt(evaluation, node, tick, number) };
  }
  return found;
}

/** When the observation that stands at a tick was known: the last by then that has its value. */
function knownAt(
  { data, timeline }: Evaluation,
  node: InputNode,
  tick: number,
  value: number,
): string | null {
  const series = data.series.get(node.name);
  const values = series?.fields.get(node.field);
  if (!series || !values) return null;
  let last = lastKnownAt(series, timeline.clocks[node.clock]!.time[tick]!);
  while (last >= 0 && values[last] !== value) last--;
  return last < 0 ? null : isoInstant(series.knownAt[last]!);
}
