/** What a stream keeps from one instant to the next, in bytes: each node's own, and what the clocks and inputs take. */
import { functionTable } from '../functions/table.ts';
import { mostTicks, type Surroundings } from './measure.ts';
import type { Length, Node, NodeId, Operation, Program } from './program.ts';

const DOUBLE = 8;
/** When a clock last ticked, and where its history begins. */
const CLOCK = 8 * DOUBLE;
/** The next instant. */
const SCHEDULE = 3 * DOUBLE;
/** Of an input, when its last observation was published; of each of its fields, that and the value. */
const PUBLISHED = 3 * DOUBLE;
const FIELD = 4 * DOUBLE;

/** Columns that functions keep beside their arguments: returns, logarithms, typical prices. */
const derived: Readonly<Record<string, number>> = { realized_vol: 1, beta: 2, half_life: 1, cci: 1 };

/** Rows side by side: twice as many as needed, and some in any case, so that they are seldom moved. */
const tape = (columns: number, rows: number): number => DOUBLE * (rows + Math.max(rows, 16)) * columns;

/** The same, with a mark of where each lies. */
const markedTape = (columns: number, rows: number): number => tape(1 + columns, rows);

/** Bytes of one node: its value, and the memory of its operator. Those of a recurrence serve all of its members. */
export function stateBytesOf(
  operation: Operation,
  args: readonly NodeId[],
  clock: number,
  around: Surroundings,
): number {
  const own = around.clocks[clock]!;
  const countOf = (length: Length): number => around.defaultOf(length.count) || 1;
  const most = (length: Length): number => mostTicks(length.unit, countOf(length), own, around.pace);
  const oncePerSession =
    own.kind === 'session' || (own.kind === 'grid' && around.pace.everyMinutes === undefined);
  const isCounted = ({ unit }: Length): boolean =>
    unit === 'observations' || (unit === 'sessions' && oncePerSession);
  const talliedBytes = (length: Length): number =>
    3 * DOUBLE + (isCounted(length) ? DOUBLE * most(length) : markedTape(1, most(length)));

  switch (operation.op) {
    case 'input':
      return DOUBLE + FIELD;
    case 'sample':
      return operation.aggregate ? 3 * DOUBLE : DOUBLE;
    case 'previous':
    case 'before':
    case 'since':
    case 'machine':
      return 2 * DOUBLE;
    case 'forall':
    case 'exists':
    case 'event-window':
      return 3 * DOUBLE;
    case 'ago': {
      const { length } = operation;
      if (!isCounted(length)) return DOUBLE + markedTape(1, most(length) + 1);
      return DOUBLE + (length.unit === 'observations' ? tape(1, most(length)) : DOUBLE * most(length));
    }
    case 'year-ago':
      return DOUBLE + markedTape(1, mostTicks('years', 1, own, around.pace) + 1);
    case 'count-low':
    case 'count-high':
      return talliedBytes(operation.length);
    case 'kofn': {
      const { length } = operation;
      if (length.unit !== 'sessions' || oncePerSession) return talliedBytes(length);
      return 5 * DOUBLE + markedTape(1, countOf(length));
    }
    case 'window': {
      const { length, fn } = operation;
      if (length.unit === 'sessions' && !oncePerSession) {
        return 3 * DOUBLE + markedTape(args.length, countOf(length));
      }
      const columns = args.length + (derived[fn] ?? 0);
      return 2 * DOUBLE + (isCounted(length) ? tape : markedTape)(columns, most(length));
    }
    case 'recurrence': {
      const statics = operation.statics.map(around.defaultOf);
      return DOUBLE + DOUBLE * functionTable.get(operation.fn)!.state(...statics);
    }
    default:
      return DOUBLE;
  }
}

/** By node: 1 where it belongs to the book. A clock that a book's publications make ticks for each book by itself. */
export function bookNodes({ nodes, clocks }: Pick<Program, 'nodes' | 'clocks'>): Uint8Array {
  const inputs = new Set(nodes.flatMap((node) => (node.op === 'input' && node.book ? [node.name] : [])));
  const ticksByBook = clocks.map((c) => c.kind === 'prints' && c.inputs.some((name) => inputs.has(name)));
  const own = new Uint8Array(nodes.length);
  for (const node of nodes) {
    if (node.book || ticksByBook[node.clock] || node.args.some((arg) => own[arg] === 1)) own[node.id] = 1;
  }
  return own;
}

/** Bytes of all that these nodes keep together: the market's part of a program, or a book's. */
export function partBytes({ clocks }: Program, nodes: readonly Node[], isMarket: boolean): number {
  if (nodes.length === 0 && !isMarket) return 0;
  const shared = new Set<string>();
  const published = new Set<string>();
  let bytes = isMarket ? SCHEDULE + DOUBLE * clocks.length : 0;
  for (const [id, { kind }] of clocks.entries()) {
    if (kind === 'prints' ? nodes.some(({ clock }) => clock === id) : isMarket) bytes += CLOCK;
  }
  for (const node of nodes) {
    bytes += node.stateBytes;
    if (node.op === 'input') published.add(node.name);
    if (node.op === 'sample') for (const { input } of node.stale ?? []) published.add(input);
    if (node.op !== 'recurrence') continue;
    const key = `${node.fn} ${node.args} ${node.statics} ${node.clock}`;
    if (shared.has(key)) bytes -= node.stateBytes - DOUBLE;
    shared.add(key);
  }
  return bytes + PUBLISHED * published.size;
}
