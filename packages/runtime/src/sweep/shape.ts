/**
 * Which layers the event walk covers: one rule claims the layer, by conditions that do not look at layers, with a size
 * and limits that are constant over a run. Everything else is decided by the engine.
 */
import type { Ir, Program } from '@hedgerow/dsl';

/** A layer that can be walked. */
export interface Walked {
  readonly layer: Ir.Layer;
  readonly rule: Ir.Rule;
  /** Constant nodes; none where the whole base is claimed, and one where the size has no band. */
  readonly size: {
    readonly low: Ir.NodeId | undefined;
    readonly high: Ir.NodeId | undefined;
    readonly driven: boolean;
  };
  /** Rules that end every claim on it. */
  readonly enders: readonly Ir.Rule[];
  /** Vetoes on its activation. */
  readonly vetoes: readonly Ir.Forbid[];
  /** Ceilings of its size, constant nodes. */
  readonly ceilings: readonly Ir.NodeId[];
}

/** Why a layer is not walked, said to the user. */
export interface NotWalked {
  readonly layer: string;
  readonly reason: string;
}

/** Layers that some rule activates: those that a sweep tells of. */
export const sweptLayers = ({ layers, rules }: Program): readonly Ir.Layer[] =>
  layers.filter(({ name }) => rules.some(({ actions }) => actions.some((a) => activates(a, name))));

const activates = (action: Ir.Action, layer: string): boolean =>
  action.verb === 'activate' && action.layer === layer;

const acts = ({ actions }: Ir.Rule, verb: Ir.Verb, layer: string): boolean =>
  actions.some((action) => action.verb === verb && action.verb !== 'alert' && action.layer === layer);

export function shapeOf(program: Program, layer: Ir.Layer): Walked | NotWalked {
  const { name } = layer;
  const not = (reason: string): NotWalked => ({ layer: name, reason });
  const { rules, nodes } = program;
  const claiming = rules.flatMap((rule) =>
    rule.actions.flatMap((action) =>
      action.verb === 'activate' && action.layer === name ? [{ rule, size: action.size }] : [],
    ),
  );
  const [only] = claiming;
  if (!only || claiming.length > 1) return not(`${claiming.length} rules activate it`);
  const { rule, size } = only;
  const scaling = rules.find((other) => acts(other, 'scale', name));
  if (scaling) return not(`\`${scaling.name}\` scales it`);
  const approval = program.approvals.find(
    (a) => a.layer === name && (a.action === 'activate' || a.action === 'deactivate'),
  );
  if (approval) return not(`to ${approval.action} it takes approvals`);
  const concerning = program.forbids.filter((f) => f.layer === undefined || f.layer === name);
  if (concerning.some(({ action }) => action === 'deactivate')) return not('a veto may keep it active');
  if (size?.round) return not('its size is rounded to contracts');
  const ends = size ? [size.low, ...(size.high === undefined ? [] : [size.high])] : [];
  const constants = ends.map((end) => constantOf(program, end));
  if (constants.includes(undefined)) return not('the ends of its size move with the market');
  const ceilings: Ir.NodeId[] = [];
  for (const { layer, quantity, when, to, text } of program.limits) {
    if (layer !== name) continue;
    const ceiling = quantity === 'size' && !when ? constantOf(program, to) : undefined;
    if (ceiling === undefined) return not(`\`${text}\` moves with the market`);
    ceilings.push(ceiling);
  }
  const enders = rules.filter((other) => acts(other, 'deactivate', name));
  const vetoes = concerning.filter(({ action }) => action === 'activate');
  const read = [
    ...[rule, ...enders].flatMap(({ when, unless }) => [when.node, ...(unless ? [unless.node] : [])]),
    ...(rule.until ? [rule.until.node] : []),
    ...vetoes.map(({ when }) => when.node),
  ];
  if (read.some((node) => nodes[node]!.feedback)) return not('its conditions look at the state of layers');
  const [low, high] = constants;
  const sized = { low, high, driven: size?.by !== undefined };
  return { layer, rule, size: sized, enders, vetoes, ceilings };
}

/** The constant node that one shows at every instant; `undefined` where it may change. */
function constantOf({ nodes, clocks }: Program, id: Ir.NodeId): Ir.NodeId | undefined {
  const node = nodes[id]!;
  if (clocks[node.clock]!.kind === 'const') return id;
  return node.op === 'sample' && clocks[nodes[node.args[0]!]!.clock]!.kind === 'const'
    ? node.args[0]
    : undefined;
}

export const isWalked = (shape: Walked | NotWalked): shape is Walked => 'rule' in shape;
