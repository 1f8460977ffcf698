/**
 * Conditions that only grow, or only shrink, as the threshold rises: at each tick such a one flips at one point, and
 * that point says all. A comparison flips where the threshold passes its value; `and` and `or` are the earlier or the
 * later of their parts, `for N` and `within N` the first or the last of the window, `at least K` the K-th.
 */
import type { Ir } from '@hedgerow/dsl';
import type { Side } from '../../bits/compare.ts';
import type { Planes } from '../planes.ts';
import type { Scene } from '../scene.ts';
import type { Points } from './points.ts';

/** By tick the point from which a condition has its other truth; past the last point where it never has. */
export type Flips = Int32Array;

type NodeOf<Op> = Ir.Node & { readonly op: Op };

export interface FlipTable {
  /** Of a condition that rises with the threshold, or falls; one that does not hang on it is either. */
  of(node: Ir.NodeId, side: Side, rises: boolean): Flips;
}

export function flipsOf(scene: Scene, planes: Planes, { count: never, above, ranks }: Points): FlipTable {
  const { program, axes } = scene;
  const ticks = scene.timeline.grid.length;
  const found = new Map<string, Flips>();
  /** Of a tick at which it is always so. */
  const always = (truth: boolean, rises: boolean): number => (truth === rises ? 0 : never);

  function of(id: Ir.NodeId, side: Side, rises: boolean): Flips {
    const key = `${id} ${side} ${rises}`;
    let flips = found.get(key);
    if (!flips) {
      flips = axes[id]!.length === 0 ? settled(id, side, rises) : moving(id, side, rises);
      found.set(key, flips);
    }
    return flips;
  }

  function settled(id: Ir.NodeId, side: Side, rises: boolean): Flips {
    const bits = planes.of(id, side)();
    const [when, otherwise] = [always(true, rises), always(false, rises)];
    const flips = new Int32Array(ticks);
    for (let t = 0; t < ticks; t++) flips[t] = ((bits[t >> 5]! >>> (t & 31)) & 1) === 1 ? when : otherwise;
    return flips;
  }

  function moving(id: Ir.NodeId, side: Side, rises: boolean): Flips {
    const node = program.nodes[id]!;
    switch (node.op) {
      case 'lt':
      case 'le':
      case 'gt':
      case 'ge':
        return comparison(node, side, rises);
      case 'and':
      case 'or': {
        const later = (node.op === 'and') === rises;
        const [first, ...rest] = node.args.map((arg) => of(arg, side, rises));
        const flips = first!.slice();
        for (const other of rest) pick(flips, other, later);
        return flips;
      }
      case 'not':
        return of(node.args[0]!, side === 'certain' ? 'possible' : 'certain', !rises);
      case 'forall':
      case 'exists':
        return window(node, side, rises);
      case 'vote':
        return vote(node, side, rises);
    }
    throw new RangeError(`\`${node.op}\` does not only rise or fall`);
  }

  function comparison(node: NodeOf<Ir.CompareOperator>, side: Side, rises: boolean): Flips {
    const [left, right] = node.args;
    const ranked = ranks.get(axes[left!]!.length === 0 ? left! : right!)!;
    const mask = ranked.length === 1 ? 0 : -1;
    const unknown = always(side === 'possible', rises);
    // Where the threshold reaches the value, or where it leaves it behind.
    const reaching = rises === (node.op === 'le' || node.op === 'ge');
    const flips = new Int32Array(ticks);
    for (let t = 0; t < ticks; t++) {
      const rank = ranked[t & mask]!;
      flips[t] = rank < 0 ? unknown : reaching ? 2 * rank + 1 : above[rank]!;
    }
    return flips;
  }

  function window(node: NodeOf<'forall' | 'exists'>, side: Side, rises: boolean): Flips {
    const [n = Number.NaN] = scene.column(node.length.count)();
    const unknown = always(side === 'possible', rises);
    if (!(Number.isInteger(n) && n > 0)) return new Int32Array(ticks).fill(unknown);
    const flips = of(node.args[0]!, side, rises).slice();
    overWindow(flips, Math.min(n, ticks + 1), (node.op === 'forall') === rises, unknown);
    return flips;
  }

  function vote(node: NodeOf<'vote'>, side: Side, rises: boolean): Flips {
    const [needed, ...conditions] = node.args;
    const parts = conditions.map((condition) => of(condition, side, rises));
    const count = Math.ceil(scene.column(needed!)()[0]!);
    const flips = new Int32Array(ticks);
    if (Number.isNaN(count)) return flips.fill(always(side === 'possible', rises));
    if (count <= 0 || count > parts.length) return flips.fill(always(count <= 0, rises));
    // Of those that rise the K-th to come makes it true; of those that fall the K-th last to go is the last that does.
    const at = rises ? count - 1 : parts.length - count;
    const row = new Int32Array(parts.length);
    for (let t = 0; t < ticks; t++) {
      for (let i = 0; i < row.length; i++) insert(row, i, parts[i]![t]!);
      flips[t] = row[at]!;
    }
    return flips;
  }

  return { of };
}

/** Into the first `count` of a row, which are sorted. */
function insert(row: Int32Array, count: number, value: number): void {
  let i = count;
  for (; i > 0 && row[i - 1]! > value; i--) row[i] = row[i - 1]!;
  row[i] = value;
}

function pick(flips: Flips, other: Flips, later: boolean): void {
  if (later) for (let t = 0; t < flips.length; t++) flips[t] = Math.max(flips[t]!, other[t]!);
  else for (let t = 0; t < flips.length; t++) flips[t] = Math.min(flips[t]!, other[t]!);
}

/** Windows that touch make one, so the width doubles from pass to pass. `before` is what lay before the first tick. */
function overWindow(flips: Flips, count: number, later: boolean, before: number): void {
  for (let width = 1; width < count; ) {
    const by = Math.min(width, count - width);
    const earlier = new Int32Array(flips.length).fill(before, 0, by);
    earlier.set(flips.subarray(0, Math.max(flips.length - by, 0)), Math.min(by, flips.length));
    pick(flips, earlier, later);
    width += by;
  }
}
