/**
 * A program at some ticks of one clock: the same loops, over columns that have only those places. What looks back asks
 * for the ticks that it looks at; what has a memory is made as a whole. Numbers that are dear (windows, functions) are
 * kept, so that two selections that overlap make them once; what selections
 * have asked for as often as a column has ticks is made as a whole.
 */
import type { Ir } from '@hedgerow/dsl';
import { countOf, oncePerSession } from '../reference/windows.ts';
import { tickwise } from '../timeline/tickwise.ts';
import type { Ticks } from '../timeline/types.ts';
import {
  emptyPart,
  gatherBits,
  gatherNumbers,
  merged,
  type Part,
  type Places,
  unmade,
  valuesAt,
} from './places.ts';
import { type Column, type ColumnScope, unknownNumbers } from './scope.ts';
import { combined, numbersOfTruths, type Truths, truthsOfNumbers } from './truth.ts';
import { truthsOfStretches } from './truth-stretches.ts';
import { windowAt, windowKnownAt } from './windows-at.ts';

/** The scope of all ticks, as selections see it. */
export interface WholeScope extends ColumnScope {
  /** In its own representation, made if it is not held. */
  column(node: Ir.NodeId): Column;
  isHeld(node: Ir.NodeId): boolean;
  loopOf(scope: ColumnScope, node: Ir.Node): Column | undefined;
  /** By node, numbers made at some ticks. */
  readonly parts: Map<Ir.NodeId, Part>;
  /** By node, the places that selections have made. */
  readonly spent: Float64Array;
}

/** Those whose numbers are kept from selection to selection. */
const isKept = (node: Ir.Node): boolean => node.op === 'pointwise' || node.op === 'window';

/** `rows` are ticks, of the clock on which all that is asked for lies. */
export function selection(whole: WholeScope, rows: Places): ColumnScope {
  const { nodes } = whole.program;
  // Places are gathered here already: to ask at fewer of them costs little more.
  const thrift = { ...whole.thrift, oneIn: Math.min(whole.thrift.oneIn, 1.25) };
  const columns = new Map<Ir.NodeId, Column>();
  const translated = new Map<Ir.NodeId, Column>();
  let selected: Ticks | undefined;

  function column(id: Ir.NodeId): Column {
    let found = columns.get(id);
    if (!found) {
      found = make(nodes[id]!);
      columns.set(id, found);
    }
    return found;
  }

  function make(node: Ir.Node): Column {
    if (whole.mask(node.id) === 0) return whole.column(node.id);
    if (whole.isHeld(node.id) || isCheapWhole(node)) return gathered(node.id);
    if (!isKept(node)) spend(node.id, rows.length);
    if (whole.spent[node.id]! > whole.ticks(node).length) return gathered(node.id);
    if (node.op === 'known') return knownAt(node.args[0]!) ?? whole.loopOf(scope, node)!;
    if (tickwise.has(node.op)) return whole.loopOf(scope, node)!;
    switch (node.op) {
      case 'before':
        return earlier(node.args[0]!, 1);
      case 'ago': {
        const count = countOf(whole, node.length.count);
        const inTicks = node.length.unit === 'sessions' && oncePerSession(whole, node.clock);
        return inTicks && count !== undefined ? earlier(node.args[0]!, count) : gathered(node.id);
      }
      case 'forall':
      case 'exists':
      case 'kofn':
        return truthsOfStretches(whole, node, rows) ?? gathered(node.id);
      case 'pointwise':
        return kept(node, (missing) => whole.loopOf(whole.at(missing), node) as Float64Array);
      case 'window':
        return kept(node, (missing) => windowAt(whole, node, missing));
      default:
        return gathered(node.id);
    }
  }

  /** Bits of all ticks are made sooner than windows of some. */
  const isCheapWhole = (node: Ir.Node): boolean =>
    whole.cost(node.id) <= thrift.cheap && rows.length * thrift.oneCheapIn > whole.ticks(node).length;

  /** A node that is asked for again and again is made once and for all. */
  function spend(id: Ir.NodeId, places: number): void {
    whole.spent[id] = whole.spent[id]! + places + whole.thrift.overhead;
  }

  function gathered(id: Ir.NodeId): Column {
    const own = whole.column(id);
    return own instanceof Float64Array
      ? gatherNumbers(own, rows)
      : combined(rows.length, [own], ([bits]) => gatherBits(bits!, rows));
  }

  /** Without the values, where those are not made yet and a window's being known says as much. */
  function knownAt(id: Ir.NodeId): Column | undefined {
    const node = nodes[id]!;
    return node.op === 'window' && !whole.isHeld(id) ? windowKnownAt(whole, node, rows) : undefined;
  }

  /** The values so many ticks before; unknown before the first tick. */
  function earlier(id: Ir.NodeId, by: number): Float64Array {
    if (whole.mask(id) === 0) return filledFrom(rows, by, whole.numbers(id)[0]!);
    const out = unknownNumbers(rows.length);
    let skipped = 0;
    while (skipped < rows.length && rows[skipped]! < by) skipped++;
    const shifted = new Int32Array(rows.length - skipped);
    for (let k = 0; k < shifted.length; k++) shifted[k] = rows[skipped + k]! - by;
    if (shifted.length > 0) out.set(whole.at(shifted).numbers(id), skipped);
    return out;
  }

  function kept(node: Ir.Node, makeAt: (rows: Places) => Float64Array | undefined): Column {
    let part = whole.parts.get(node.id) ?? emptyPart;
    const places = unmade(part, rows);
    if (places.length > 0) {
      spend(node.id, places.length);
      const values = makeAt(places);
      if (!values) return gathered(node.id);
      part = merged(part, { places, values });
      whole.parts.set(node.id, part);
    }
    return valuesAt(part, rows);
  }

  const scope: ColumnScope = {
    ...whole,
    thrift,
    ticks(node) {
      if (whole.mask(node.id) === 0) return whole.ticks(node);
      selected ??= ticksAt(whole.ticks(node), rows);
      return selected;
    },
    numbers(id) {
      const own = column(id);
      if (own instanceof Float64Array) return own;
      const found = translated.get(id) ?? numbersOfTruths(own);
      translated.set(id, found);
      return found as Float64Array;
    },
    truths(id) {
      const own = column(id);
      if (!(own instanceof Float64Array)) return own;
      const found = translated.get(id) ?? truthsOfNumbers(own);
      translated.set(id, found);
      return found as Truths;
    },
    at(places) {
      const these = new Int32Array(places.length);
      for (let k = 0; k < these.length; k++) these[k] = rows[places[k]!]!;
      return selection(whole, these);
    },
  };
  return scope;
}

const filledFrom = (rows: Places, first: number, value: number): Float64Array =>
  Float64Array.from(rows, (row) => (row >= first ? value : Number.NaN));

const ticksAt = (ticks: Ticks, rows: Places): Ticks => ({
  length: rows.length,
  get time() {
    return gatherNumbers(ticks.time, rows);
  },
  get session() {
    return rows.map((row) => ticks.session[row]!);
  },
});
