/**
 * The reference evaluator: what a program means, written to be read. Every other evaluator agrees with it to the last
 * bit.
 *
 * A node's value at a tick is the definition of its operator applied to the values of its arguments, remembered.
 * Operators with a memory are computed forward from the first tick; all others look at no state at all.
 */
import type { Ir } from '@hedgerow/dsl';
import type { EpochDay } from '../calendar/types.ts';
import { lastTickAt } from '../timeline/sample.ts';
import type { Evaluation, Evaluator, Ticks } from '../timeline/types.ts';
import { arithmetic, choice, coalesce, known, negation } from './arithmetic.ts';
import { eventWindow } from './events.ts';
import { pointwise, recurrence, window } from './functions.ts';
import { input } from './inputs.ts';
import { layerIs, layerSize } from './layers.ts';
import { comparison, conjunction, decide, exact, not, vote } from './logic.ts';
import { ago, before, previous, yearAgo } from './looking-back.ts';
import { machine, since } from './recurrences.ts';
import { band } from './regimes.ts';
import { sample } from './sampling.ts';
import { type Meaning, type Scope, UNKNOWN } from './scope.ts';
import { scoreEnd } from './scores.ts';
import { countHigh, countLow, exists, forAll, kOfN } from './truth-windows.ts';

/** The table of contents: the definition of each operator. */
export function meaningOf(scope: Scope, node: Ir.Node): Meaning {
  switch (node.op) {
    case 'const':
      return () => node.value;
    case 'param':
      return () => scope.params.get(node.name) ?? UNKNOWN;

    case 'input':
      return input(scope, node);
    case 'sample':
      return sample(scope, node);

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
      return yearAgo(scope, node);

    case 'forall':
      return forAll(scope, node);
    case 'exists':
      return exists(scope, node);
    case 'kofn':
      return kOfN(scope, node);
    case 'count-low':
      return countLow(scope, node);
    case 'count-high':
      return countHigh(scope, node);
    case 'event-window':
      return eventWindow(scope, node);

    case 'window':
      return window(scope, node);
    case 'recurrence':
      return recurrence(scope, node);
    case 'since':
      return since(scope, node);

    case 'band':
      return band(scope, node);
    case 'machine':
      return machine(scope, node);
    case 'score-low':
    case 'score-high':
      return scoreEnd(scope, node);

    case 'layer-is':
      return layerIs(scope, node);
    case 'layer-size':
      return layerSize(scope, node);
  }
}

const forward: ReadonlySet<Ir.Node['op']> = new Set(['since', 'machine', 'recurrence'] as const);

/** Each value is computed once, when it is first asked for. */
function remembered(length: number, meaning: Meaning): Meaning {
  const values = new Array<number | undefined>(length);
  return (tick) => {
    values[tick] ??= meaning(tick);
    return values[tick];
  };
}

/** Each value is computed once, after all before it: the definition may keep state from tick to tick. */
function inOrder(meaning: Meaning): Meaning {
  const values: number[] = [];
  return (tick) => {
    while (values.length <= tick) values.push(meaning(values.length));
    return values[tick]!;
  };
}

/** The definition of a node, remembering what it has been asked. */
export function definition(scope: Scope, node: Ir.Node): Meaning {
  const meaning = meaningOf(scope, node);
  return forward.has(node.op) ? inOrder(meaning) : remembered(scope.ticks(node).length, meaning);
}

/** Operators inside operators beyond this are computed from below, so that no chain of definitions fills the stack. */
const DEEPEST = 300;

/** Evaluates by the definitions themselves. Data and params are read as they are; nothing is thrown. */
export const reference: Evaluator = (program, timeline, data, params, layers) => {
  const meanings: (Meaning | undefined)[] = [];
  const dates: (Int32Array | undefined)[] = [];
  const isConst = program.clocks.map((clock) => clock.kind === 'const');
  let depth = 0;

  const ticks = (node: Ir.Node): Ticks => timeline.clocks[node.clock]!;

  function datesOf(node: Ir.Node): ArrayLike<EpochDay> {
    dates[node.clock] ??= Int32Array.from(ticks(node).time, timeline.calendar.dateOf);
    return dates[node.clock]!;
  }

  /** A constant's one value stands at every tick of every clock. */
  function value(id: Ir.NodeId, tick: number): number {
    const node = program.nodes[id]!;
    const at = isConst[node.clock] ? 0 : tick;
    const { length } = ticks(node);
    if (at < 0 || at >= length) return UNKNOWN;
    meanings[id] ??= definition(scope, node);
    if (depth > DEEPEST) fromBelow(node, at);
    depth++;
    const result = meanings[id](at);
    depth--;
    return result;
  }

  /** Ticks of each node that `fromBelow` has asked for. */
  const asked = new Int32Array(program.nodes.length);

  /** A node reads nodes before it at ticks not after its own: in that order each finds all it reads remembered. */
  function fromBelow(root: Ir.Node, tick: number): void {
    const outer = depth;
    depth = 0;
    const now = ticks(root).time[tick]!;
    for (let id = 0; id < root.id; id++) {
      const last = lastTickAt(ticks(program.nodes[id]!), now);
      for (; asked[id]! <= last; asked[id]!++) value(id, asked[id]!);
    }
    depth = outer;
  }

  const scope: Scope = { program, timeline, data, params, layers, value, ticks, dates: datesOf };
  const evaluation: Evaluation = { program, timeline, data, params, value };
  return evaluation;
};
