/** What a stream keeps from one instant to the next, in bytes: each node's own, and what the clocks and inputs take. */
import { functionTable } from '../functions/table.ts';
import { mostTicks, type Surroundings } from './measure.ts';
import type { Clock, Length, Node, NodeId, Operation, Program } from './program.ts';

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

/** Rows that are kept beyond those that are needed now, so that windows of some instants ago can be looked at later. */
export const SPARE_ROWS = 16;

/** So many rows side by side: each is written twice. */
const lastRows = (columns: number, rows: number): number => DOUBLE * 2 * (rows + SPARE_ROWS) * columns;

/** The same, of rows on an axis, each with a mark of where it lies: some more in any case, so that they are seldom moved. */
const tape = (columns: number, rows: number): number =>
  DOUBLE * (rows + Math.max(rows, SPARE_ROWS)) * (1 + columns);

/** Whether a window holds so many ticks, and not a stretch of time. */
function isCounted({ unit }: Length, clock: Clock, everyMinutes: number | undefined): boolean {
  const oncePerSession = clock.kind === 'session' || (clock.kind === 'grid' && everyMinutes === undefined);
  return unit === 'observations' || (unit === 'sessions' && oncePerSession);
}

/** Bytes of one node: its value, and the memory of its operator, which others may share: see `memorySharers`. */
export function stateBytesOf(
  operation: Operation,
  args: readonly NodeId[],
  clock: number,
  around: Surroundings,
): number {
  const own = around.clocks[clock]!;
  const countOf = (length: Length): number => around.defaultOf(length.count) || 1;
  const most = (length: Length): number => mostTicks(length.unit, countOf(length), own, around.pace);
  const ofTicks = (length: Length): boolean => isCounted(length, own, around.pace.everyMinutes);
  const talliedBytes = (length: Length): number =>
    3 * DOUBLE + (ofTicks(length) ? DOUBLE * most(length) : tape(1, most(length)));

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
      if (!ofTicks(length)) return DOUBLE + tape(1, most(length) + 1);
      return DOUBLE * (length.unit === 'observations' ? 2 : 1) + DOUBLE * most(length);
    }
    case 'year-ago':
      return DOUBLE + tape(1, mostTicks('years', 1, own, around.pace) + 1);
    case 'count-low':
    case 'count-high':
      return talliedBytes(operation.length);
    case 'kofn': {
      const { length } = operation;
      if (length.unit !== 'sessions' || ofTicks(length)) return talliedBytes(length);
      return 5 * DOUBLE + tape(1, countOf(length));
    }
    case 'window': {
      const { length, fn } = operation;
      const columns = args.length + (derived[fn] ?? 0);
      if (ofTicks(length)) return 2 * DOUBLE + lastRows(columns, most(length));
      if (length.unit === 'sessions') return 3 * DOUBLE + tape(args.length, countOf(length));
      return 2 * DOUBLE + tape(columns, most(length));
    }
    case 'recurrence': {
      const statics = operation.statics.map(around.defaultOf);
      return DOUBLE + DOUBLE * functionTable.get(operation.fn)!.state(...statics);
    }
    default:
      return DOUBLE;
  }
}

/**
 * By node: the first of those that share the memory of their operator. The members of a recurrence share its state, and
 * windows of the same numbers the rows of the longest; -1 for a node of any other kind.
 */
export function memorySharers({ nodes, clocks, everyMinutes }: Program): Int32Array {
  const known = new Map<string, NodeId>();
  return Int32Array.from(nodes, (node) => {
    const key = memoryKey(node, clocks[node.clock]!, everyMinutes);
    if (key === undefined) return -1;
    const first = known.get(key) ?? node.id;
    known.set(key, first);
    return first;
  });
}

function memoryKey(node: Node, clock: Clock, everyMinutes: number | undefined): string | undefined {
  const of = `${node.clock} ${node.args}`;
  if (node.op === 'recurrence') return `${node.fn} ${node.statics} of ${of}`;
  if (node.op !== 'window' || !isCounted(node.length, clock, everyMinutes)) return undefined;
  return `${node.length.unit} ${derived[node.fn] ? node.fn : ''} of ${of}`;
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
export function partBytes(program: Program, nodes: readonly Node[], isMarket: boolean): number {
  if (nodes.length === 0 && !isMarket) return 0;
  const { clocks } = program;
  const sharers = memorySharers(program);
  const shared = new Map<NodeId, number>();
  const published = new Set<string>();
  let bytes = isMarket ? SCHEDULE + DOUBLE * clocks.length : 0;
  for (const [id, { kind }] of clocks.entries()) {
    if (kind === 'prints' ? nodes.some(({ clock }) => clock === id) : isMarket) bytes += CLOCK;
  }
  for (const node of nodes) {
    bytes += node.stateBytes;
    const first = sharers[node.id]!;
    if (first >= 0) {
      const [own, known] = [node.stateBytes - DOUBLE, shared.get(first) ?? 0];
      bytes -= Math.min(own, known);
      shared.set(first, Math.max(own, known));
    }
    if (node.op === 'input') published.add(node.name);
    if (node.op === 'sample') for (const { input } of node.stale ?? []) published.add(input);
  }
  return bytes + PUBLISHED * published.size;
}
