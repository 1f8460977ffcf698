/**
 * Which node an operation on some arguments is. Asked for every operator of every expression, an edit after another, so
 * that no key is put together where numbers will do.
 */
import type { ClockId, NodeId, Operation, ValueType } from './program.ts';

/** Nodes and clocks that fit in one number with those of a second argument. */
const mostNodes = 2 ** 21;
const mostClocks = 2 ** 10;

type Table = Map<number | string, NodeId>;

export class NodeIds {
  /** By type, unit, and operation with its attributes. */
  readonly #tables = new Map<ValueType, Map<string, Map<string, Table>>>();

  /** Nodes of an operation with its attributes, by arguments and clock (`keyOf`), or by its value where it is a constant. */
  table(operation: string, type: ValueType, unit: string): Table {
    const ofType = this.#tables.get(type) ?? new Map<string, Map<string, Table>>();
    this.#tables.set(type, ofType);
    const ofUnit = ofType.get(unit) ?? new Map<string, Table>();
    ofType.set(unit, ofUnit);
    const table = ofUnit.get(operation) ?? new Map<number | string, NodeId>();
    ofUnit.set(operation, table);
    return table;
  }
}

export function keyOf(operation: Operation, args: readonly NodeId[], clock: ClockId): number | string {
  if (operation.op === 'const') return Object.is(operation.value, -0) ? '-0' : operation.value;
  const [first = -1, second = -1] = args;
  if (args.length > 2 || first >= mostNodes - 1 || second >= mostNodes - 1 || clock >= mostClocks) {
    return `${clock} ${args.join()}`;
  }
  return (clock * mostNodes + first + 1) * mostNodes + second + 1;
}
