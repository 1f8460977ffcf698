/**
 * Windows of so many ticks: the last n at which all is known (observations), or the last n, all of them known
 * (sessions). Windows of the same numbers look at the same rows, those of the longest.
 */
import { derivationOf, finite, type WindowKernel, windowKernel } from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { countOf, type Part, readOf, staticsOf, UNKNOWN } from './part.ts';
import type { Rows } from './rows.ts';
import type { SplitWindow } from './windows.ts';

type WindowNode = NodeOf<'window'>;

/** What windows of the same numbers share. */
interface SharedRows {
  readonly rows: Rows;
  /** Observations: whether the present tick is one. Sessions: how many in a row were known, up to the longest. */
  readonly known: Float64Array;
}

export interface CountedWindow extends SharedRows {
  readonly kernel: WindowKernel;
  /** The columns that the kernel reads. */
  readonly columns: readonly Float64Array[];
  readonly statics: Float64Array;
}

/** A window whose params are no numbers that it can be made of. */
const unknownKernel: WindowKernel = () => UNKNOWN;

export function countedWindow(part: Part, node: WindowNode): SplitWindow {
  const isFirst = part.sharers[node.id] === node.id;
  const shared = part.shared(node, () => sharedRows(part, node));
  const { rows, known } = shared;
  const derivation = derivationOf(node.fn);
  const count = countOf(part, node.length.count);
  const given = count === undefined ? undefined : staticsOf(part, node.statics);
  const kernel = given ? (derivation?.of ?? windowKernel(node.fn, node.member)) : unknownKernel;
  const columns = derivation ? rows.derived : rows.values;
  const statics = given ?? new Float64Array(0);
  const length = count ?? 0;
  const isFilled =
    node.length.unit === 'observations'
      ? (): boolean => known[0] === 1 && rows.size >= length
      : (): boolean => known[0]! >= length;
  return {
    push: isFirst ? pushOf(part, node, shared) : () => undefined,
    now() {
      if (!isFilled()) return UNKNOWN;
      rows.complete();
      return finite(kernel(columns, rows.end - length, rows.end, statics));
    },
    counted: { ...shared, kernel, columns, statics },
  };
}

function sharedRows(part: Part, node: WindowNode): SharedRows {
  let longest = 1;
  for (const other of part.program.nodes) {
    if (other.op !== 'window' || part.sharers[other.id] !== node.id) continue;
    longest = Math.max(longest, countOf(part, other.length.count) ?? 1);
  }
  const rows = part.store.rows(node.args.length, longest, derivationOf(node.fn));
  return { rows, known: part.store.doubles(1) };
}

function pushOf(part: Part, { args, length }: WindowNode, shared: SharedRows): () => void {
  const { rows, known } = shared;
  const reads = args.map((arg) => readOf(part, arg));
  const present = new Float64Array(reads.length);
  const areKnown = (): boolean => {
    let all = true;
    for (let k = 0; k < reads.length; k++) {
      present[k] = reads[k]!();
      if (Number.isNaN(present[k]!)) all = false;
    }
    return all;
  };
  const add = (): void => {
    const at = rows.add();
    const again = at + rows.count;
    for (let k = 0; k < present.length; k++) {
      const column = rows.values[k]!;
      column[at] = column[again] = present[k]!;
    }
  };
  if (length.unit === 'observations')
    return () => {
      known[0] = areKnown() ? 1 : 0;
      if (known[0] === 1) add();
    };
  return () => {
    known[0] = areKnown() ? Math.min(known[0]! + 1, rows.longest) : 0;
    add();
  };
}
