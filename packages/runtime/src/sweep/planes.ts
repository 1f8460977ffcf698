/**
 * Conditions as sets of ticks. A truth has two: where it is certain, and where it is possible (true or unknown); by
 * Kleene's logic each of an `and` is made of the same of its parts, and of a `not` of the other. What is no logic of
 * conditions on the grid comes from the columns evaluator, one column for each distinct argument, or only where a gate is
 * open.
 */
import type { Ir, Program } from '@hedgerow/dsl';
import { and, type Bits, complement, or, overWindow, wordsFor } from '../bits/bits.ts';
import { compare, type Side } from '../bits/compare.ts';
import { holdingOften } from '../bits/count.ts';
import { scattered } from '../columns/places.ts';
import { spread } from '../columns/truth.ts';
import { union } from './axes.ts';
import { type Gate, gateOf, isDear } from './gates.ts';
import { type Cell, memo } from './memo.ts';
import type { Scene } from './scene.ts';
import { tallied } from './votes.ts';

export interface Planes {
  /** The ticks of the grid at which a truth on the grid, or a constant one, is certain or possible. */
  of(node: Ir.NodeId, side: Side): Cell<Bits>;
  /** The ticks at which all of these hold; shared among sets by the axes that they hang on. */
  all(parts: readonly Part[]): Part;
  any(parts: readonly Part[]): Part;
  not(part: Part): Part;
  part(node: Ir.NodeId, side: Side): Part;
}

/** Ticks, and the axes that they hang on. */
export interface Part {
  readonly axes: readonly number[];
  readonly bits: Cell<Bits>;
}

/** Whether a window on the grid is so many of its ticks. */
export const countsTicks = ({ everyMinutes }: Program, { unit }: Ir.Length): boolean =>
  unit === 'observations' || (unit === 'sessions' && everyMinutes === undefined);

type NodeOf<Op> = Ir.Node & { readonly op: Op };

export function planesOf(scene: Scene): Planes {
  const { program, timeline, cursor } = scene;
  const ticks = timeline.grid.length;
  const size = wordsFor(ticks);
  const found = new Map<string, Cell<Bits>>();

  /** Bits written anew: into the old ones where those are not kept. */
  const made = (axes: readonly number[], write: (out: Bits) => void): Cell<Bits> =>
    memo(cursor, axes, 4 * size, (old: Bits | undefined) => {
      const out = old ?? new Int32Array(size);
      write(out);
      return out;
    });

  const part = (node: Ir.NodeId, side: Side): Part => ({ axes: scene.axes[node]!, bits: of(node, side) });

  /** Joined one after another, those first that vary slowest: each prefix is a node of the trie. */
  function joined(parts: readonly Part[], join: typeof and): Part {
    const [first, ...rest] = [...parts].sort((a, b) => (a.axes.at(-1) ?? -1) - (b.axes.at(-1) ?? -1));
    return rest.reduce((left: Part, right): Part => {
      const axes = union([left.axes, right.axes]);
      const write = (out: Bits): void => {
        out.set(left.bits());
        join(out, right.bits());
      };
      return { axes, bits: made(axes, write) };
    }, first!);
  }

  const not = ({ axes, bits }: Part): Part => ({ axes, bits: made(axes, (out) => complement(out, bits())) });

  function of(id: Ir.NodeId, side: Side): Cell<Bits> {
    const key = `${id} ${side}`;
    let cell = found.get(key);
    if (!cell) {
      cell = plane(program.nodes[id]!, side);
      found.set(key, cell);
    }
    return cell;
  }

  function plane(node: Ir.Node, side: Side): Cell<Bits> {
    const clock = program.clocks[node.clock]!.kind;
    if (clock === 'grid') {
      switch (node.op) {
        case 'lt':
        case 'le':
        case 'gt':
        case 'ge':
        case 'eq':
        case 'ne':
          return comparison(node, side);
        case 'and':
          return joined(conjuncts(node.args, side), and).bits;
        case 'or':
          return joined(
            node.args.map((arg) => part(arg, side)),
            or,
          ).bits;
        case 'not':
          return not(part(node.args[0]!, side === 'certain' ? 'possible' : 'certain')).bits;
        case 'vote':
          return vote(node, side);
        case 'forall':
        case 'exists':
          if (countsTicks(program, node.length)) return window(node, side);
          break;
        case 'kofn':
          if (countsTicks(program, node.length)) return kOfN(node, side);
      }
    }
    return leaf(node, side);
  }

  /** The dear ones are made where the others leave it open. */
  function conjuncts(args: readonly Ir.NodeId[], side: Side): Part[] {
    const cheap = args.filter((arg) => !isDear(scene, arg));
    if (cheap.length === 0 || cheap.length === args.length) return args.map((arg) => part(arg, side));
    const gate = gateOf(
      scene,
      cheap.map((arg) => part(arg, 'possible')),
    );
    return args.map((arg) => (cheap.includes(arg) ? part(arg, side) : partBehind(gate, arg, side)));
  }

  function partBehind(gate: Gate, id: Ir.NodeId, side: Side): Part {
    const node = program.nodes[id]!;
    const axes = scene.axes[id]!;
    if (node.op === 'vote' && program.clocks[node.clock]!.kind === 'grid') {
      const behind = (arg: Ir.NodeId): Part =>
        isDear(scene, arg) ? partBehind(gate, arg, side) : part(arg, side);
      return { axes, bits: vote(node, side, behind) };
    }
    const evaluation = scene.evaluation(id);
    const behind = memo(cursor, axes, 4 * size, () => {
      const places = gate()!;
      return scattered(spread(evaluation().truthsAt(id, places), places.length)[side], places, ticks);
    });
    return { axes, bits: () => (gate() ? behind() : of(id, side)()) };
  }

  function comparison(node: NodeOf<Ir.CompareOperator>, side: Side): Cell<Bits> {
    const [a, b] = [scene.column(node.args[0]!), scene.column(node.args[1]!)];
    return made(scene.axes[node.id]!, (out) => compare(out, ticks, node.op, side, a(), b()));
  }

  function leaf(node: Ir.Node, side: Side): Cell<Bits> {
    const truths = scene.truths(node.id);
    return memo(cursor, scene.axes[node.id]!, 4 * size, () => spread(truths(), ticks)[side]);
  }

  function window(node: NodeOf<'forall' | 'exists'>, side: Side): Cell<Bits> {
    const inner = of(node.args[0]!, side);
    const count = scene.column(node.length.count);
    const unknown = side === 'certain' ? 0 : -1;
    return made(scene.axes[node.id]!, (out) => {
      const [n = Number.NaN] = count();
      if (!(Number.isInteger(n) && n > 0)) {
        out.fill(unknown);
        return;
      }
      out.set(inner());
      overWindow(out, node.op === 'forall', n, unknown);
    });
  }

  function kOfN(node: NodeOf<'kofn'>, side: Side): Cell<Bits> {
    const inner = of(node.args[0]!, side);
    const [count, needed] = [scene.column(node.length.count), scene.column(node.args[1]!)];
    const unknown = side === 'certain' ? 0 : -1;
    return memo(cursor, scene.axes[node.id]!, 4 * size, () => {
      const [n = Number.NaN] = count();
      const [k = Number.NaN] = needed();
      if (Number.isInteger(n) && n > 0 && !Number.isNaN(k)) return holdingOften(inner(), n, k, unknown);
      return new Int32Array(size).fill(unknown);
    });
  }

  function vote(node: NodeOf<'vote'>, side: Side, of = (id: Ir.NodeId): Part => part(id, side)): Cell<Bits> {
    const [needed, ...conditions] = node.args;
    const threshold = scene.column(needed!);
    const parts = conditions.map(of);
    const whole = scene.axes[node.id]!;
    return tallied({ cursor, ticks, parts, whole, side, needed: () => threshold()[0]! });
  }

  return {
    of,
    part,
    not,
    all: (parts) => joined(parts, and),
    any: (parts) => joined(parts, or),
  };
}
