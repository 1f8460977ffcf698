/**
 * The columns evaluator: whole history at once. A node's column is computed when it is first asked for, in one loop
 * over its clock's ticks; the interpreter's cost is paid per node, not per tick, and no code is generated, so that it
 * runs under a strict content security policy.
 *
 * Nodes that read the layers back (`feedback`) have no column: they are known only as far as decisions are. They are
 * evaluated tick by tick by the reference's own definitions, over the columns of all that lies beneath. So are a few
 * operators on clocks of few ticks, where a loop of their own would gain nothing.
 */
import type { Ir, Program } from '@hedgerow/dsl';
import type { Dataset } from '../data/dataset.ts';
import { isSlow } from '../reference/inputs.ts';
import { definition, meaningOf } from '../reference/reference.ts';
import type { Meaning, NodeOf } from '../reference/scope.ts';
import type { Evaluation, Evaluator, LayerView, Ticks, Timeline } from '../timeline/types.ts';
import { arithmetic, band, choice, coalesce, exact, known, negation, scoreEnd } from './arithmetic.ts';
import { costsOf, type Thrift, usual } from './cost.ts';
import { eventWindow } from './events.ts';
import { pointwise, recurrence } from './functions.ts';
import { type Packed, pack } from './gaps.ts';
import { dueInput, sample } from './inputs.ts';
import { comparison, conjunction, decide, not, since, vote } from './logic.ts';
import { ago, before, previous, yearAgo } from './looking-back.ts';
import { window } from './number-windows.ts';
import type { Places } from './places.ts';
import { type Reach, reachOf } from './reach.ts';
import { type Column, type ColumnScope, unknownNumbers } from './scope.ts';
import { selection, type WholeScope } from './selection.ts';
import { changeBesideLayers, nextChange } from './standing.ts';
import { numbersOfTruths, type Truths, truthAt, truthsOfNumbers } from './truth.ts';
import { countEnd, decided, kOfN } from './truth-windows.ts';

/**
 * Numbers of one tick. The margin of a layer, say, is asked for at the few ticks where something is decided: pricing
 * its options at all others would cost more than all the rest. So single ticks are answered singly, some times.
 */
const singular: ReadonlySet<Ir.Node['op']> = new Set([
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'if',
  'coalesce',
  'pointwise',
] as const);

/** Values kept for nodes of one run that share work. */
interface Shared {
  readonly recurrences: Map<string, Map<string, Float64Array>>;
}

/** The table of contents: the loop of each operator; `undefined` for what is left to its definition. */
function loopOf(scope: ColumnScope, shared: Shared, node: Ir.Node): Column | undefined {
  switch (node.op) {
    case 'const':
      return Float64Array.of(node.value);
    case 'param':
      return Float64Array.of(scope.params.get(node.name) ?? Number.NaN);

    case 'input':
      return inputColumn(scope, node);
    case 'sample':
      return node.aggregate ? undefined : sample(scope, node);

    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
      return arithmetic(scope, node);
    case 'neg':
      return negation(scope, node);
    case 'if':
      return choice(scope, node);
    case 'known':
      return known(scope, node);
    case 'coalesce':
      return coalesce(scope, node);
    case 'pointwise':
      return pointwise(scope, node);

    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
    case 'ne':
      return comparison(scope, node);
    case 'and':
    case 'or':
      return conjunction(scope, node);
    case 'not':
      return not(scope, node);
    case 'vote':
      return vote(scope, node);
    case 'decide':
      return decide(scope, node);
    case 'exact':
      return exact(scope, node);

    case 'before':
      return before(scope, node);
    case 'previous':
      return previous(scope, node);
    case 'ago':
      return ago(scope, node);
    case 'year-ago':
      return scope.ticks(node).period ? undefined : yearAgo(scope, node);

    case 'forall':
    case 'exists':
      return decided(scope, node);
    case 'kofn':
      return kOfN(scope, node);
    case 'count-low':
    case 'count-high':
      return countEnd(scope, node);
    case 'event-window':
      return eventWindow(scope, node);

    case 'window':
      return window(scope, node);
    case 'recurrence':
      return memberOf(scope, shared, node);
    case 'since':
      return since(scope, node);

    case 'band':
      return band(scope, node);
    case 'score-low':
    case 'score-high':
      return scoreEnd(scope, node);

    case 'machine':
    case 'layer-is':
    case 'layer-size':
      return undefined;
  }
}

function inputColumn(scope: ColumnScope, node: NodeOf<'input'>): Float64Array | undefined {
  const input = scope.program.inputs.find((i) => i.name === node.name);
  const series = scope.data.series.get(node.name);
  const values = series?.fields.get(node.field);
  if (!input || !series || !values) return unknownNumbers(scope.ticks(node).length);
  return scope.ticks(node).period || isSlow(input) ? undefined : dueInput(scope, node, input, series, values);
}

/** Members of one recurrence (`macd(x).line`, `.signal`) come from one pass. */
function memberOf(scope: ColumnScope, shared: Shared, node: NodeOf<'recurrence'>): Float64Array {
  const key = `${node.fn} ${node.args.join()} ${node.statics.join()} ${node.clock}`;
  let members = shared.recurrences.get(key);
  if (!members) {
    members = recurrence(scope, node);
    shared.recurrences.set(key, members);
  }
  return members.get(node.member)!;
}

/** Columns beside single values, which are shared and must not be written. A node on the const clock has one value. */
export interface ColumnEvaluation extends Evaluation {
  numbers(node: Ir.NodeId): Float64Array;
  truths(node: Ir.NodeId): Truths;
  /** At some places of its clock: as many as there are places. */
  truthsAt(node: Ir.NodeId, places: Places): Truths;
}

/** Evaluates whole columns, on demand. Data and params are read as they are; nothing is thrown. */
export const columns = (...run: Parameters<Evaluator>): ColumnEvaluation => evaluate(usual, ...run);

/** The same without single answers: every value that is asked for comes from a column. */
export const wholeColumns: Evaluator = (...run) => evaluate({ ...usual, singleAnswers: 0 }, ...run);

/** Whatever a gate or a vote leaves open is made there and nowhere else, were it at every tick: for tests. */
export const sparingColumns: Evaluator = (...run) =>
  evaluate({ singleAnswers: 0, cheap: 0, oneIn: 1, oneHeldIn: 0, oneCheapIn: 0, overhead: -1e9 }, ...run);

function evaluate(
  thrift: Thrift,
  program: Program,
  timeline: Timeline,
  data: Dataset,
  params: ReadonlyMap<string, number>,
  layers: LayerView,
): ColumnEvaluation {
  const { nodes, clocks } = program;
  const held: (Column | undefined)[] = new Array(nodes.length).fill(undefined);
  /** Truths read as numbers, or numbers as truths. */
  const translated: (Column | undefined)[] = [];
  const definitions: (Meaning | undefined)[] = [];
  const answers = new Uint8Array(nodes.length);
  const dates: (Int32Array | undefined)[] = [];
  /** The stretch of one value that each node was last found in. */
  const stoodFrom = new Int32Array(nodes.length);
  const stoodUntil = new Int32Array(nodes.length);
  const reaches = new Map<string, Reach | undefined>();
  const shared: Shared = { recurrences: new Map() };
  const packs = new Map<string, Packed>();
  const costs = costsOf(program);
  const isConst = clocks.map((clock) => clock.kind === 'const');

  const ticks = (node: Ir.Node): Ticks => timeline.clocks[node.clock]!;

  function defined(node: Ir.Node): Meaning {
    definitions[node.id] ??= definition(scope, node);
    return definitions[node.id]!;
  }

  const isSingle = (node: Ir.Node): boolean =>
    singular.has(node.op) && !isConst[node.clock] && answers[node.id]! < thrift.singleAnswers;

  function answer(node: Ir.Node, tick: number): number {
    answers[node.id] = answers[node.id]! + 1;
    definitions[node.id] ??= meaningOf(scope, node);
    return definitions[node.id]!(tick);
  }

  /** A node's column in its own representation. */
  function column(id: Ir.NodeId): Column {
    let found = held[id];
    if (!found) {
      const node = nodes[id]!;
      found = loopOf(scope, shared, node) ?? filled(ticks(node).length, defined(node));
      held[id] = found;
    }
    return found;
  }

  const scope: WholeScope = {
    program,
    timeline,
    data,
    params,
    layers,
    ticks,
    numbers(id) {
      const own = column(id);
      if (own instanceof Float64Array) return own;
      translated[id] ??= numbersOfTruths(own);
      return translated[id] as Float64Array;
    },
    truths(id) {
      const own = column(id);
      if (!(own instanceof Float64Array)) return own;
      translated[id] ??= truthsOfNumbers(own);
      return translated[id] as Truths;
    },
    mask: (id) => (isConst[nodes[id]!.clock] ? 0 : -1),
    column,
    isHeld: (id) => held[id] !== undefined,
    loopOf: (its, node) => loopOf(its, shared, node),
    parts: new Map(),
    spent: new Float64Array(nodes.length),
    thrift,
    cost: (id) => (held[id] ? 0 : costs[id]!),
    at: (places) => selection(scope, places),
    packed(ids) {
      const key = ids.join();
      const found = packs.get(key) ?? pack(ids.map(scope.numbers));
      packs.set(key, found);
      return found;
    },
    dates(node) {
      dates[node.clock] ??= Int32Array.from(ticks(node).time, timeline.calendar.dateOf);
      return dates[node.clock]!;
    },
    reach(node, length) {
      const key = `${node.clock} ${length.count} ${length.unit}`;
      if (!reaches.has(key)) reaches.set(key, reachOf(scope, node, length));
      return reaches.get(key);
    },
    value(id, tick) {
      const node = nodes[id]!;
      const at = isConst[node.clock] ? 0 : tick;
      if (at < 0 || at >= ticks(node).length) return Number.NaN;
      if (node.feedback) return defined(node)(at);
      if (!held[id] && isSingle(node)) return answer(node, at);
      const own = column(id);
      return own instanceof Float64Array ? own[at]! : truthAt(own, at);
    },
  };
  /** Found once for each stretch. Nothing is made a column for it. */
  function standsUntil(id: Ir.NodeId, tick: number): number {
    const node = nodes[id]!;
    if (isConst[node.clock]) return Number.POSITIVE_INFINITY;
    if (node.feedback) return changeBesideLayers({ value: scope.value, standsUntil }, node, tick);
    const own = held[id];
    if (!own) return tick + 1;
    if (tick < stoodFrom[id]! || tick >= stoodUntil[id]!) {
      stoodFrom[id] = tick;
      stoodUntil[id] = nextChange(own, tick);
    }
    return stoodUntil[id]!;
  }

  const { value, numbers, truths } = scope;
  const truthsAt = (node: Ir.NodeId, places: Places): Truths => scope.at(places).truths(node);
  return { program, timeline, data, params, value, standsUntil, numbers, truths, truthsAt };
}

function filled(length: number, meaning: Meaning): Float64Array {
  const out = new Float64Array(length);
  for (let i = 0; i < length; i++) out[i] = meaning(i);
  return out;
}
