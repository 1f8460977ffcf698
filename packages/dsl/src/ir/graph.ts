import { measure, type Pace } from './measure.ts';
import { stateBytesOf } from './memory.ts';
import { keyOf, NodeIds } from './node-ids.ts';
import type { Clock, ClockId, Node, NodeId, Operation, ValueType } from './program.ts';

export const constClock: ClockId = 0;
export const gridClock: ClockId = 1;

type Arithmetic = 'add' | 'sub' | 'mul' | 'div';

/** Unknown stands for whatever is no finite number, as everywhere in evaluation. */
const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);

const arithmetic: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  add: (a, b) => finite(a + b),
  sub: (a, b) => finite(a - b),
  mul: (a, b) => finite(a * b),
  div: (a, b) => finite(a / b),
};

/**
 * The hash-consed dataflow graph while it is built: asking twice for the same operator on the same arguments, in the same
 * unit, gives the same node. It only ever grows, so that a rule set can be checked anew in the graph that it was checked
 * in before. Constants are folded where every evaluator would get the same bits (IEEE arithmetic on literals); params
 * stay symbolic.
 */
export class Graph {
  readonly nodes: Node[] = [];
  readonly clocks: Clock[] = [{ kind: 'const' }, { kind: 'grid' }];
  readonly pace: Pace;
  /** Names of inputs that come from the user's book. */
  readonly bookInputs: ReadonlySet<string>;
  readonly #ids = new NodeIds();
  readonly #clockIds = new Map<string, ClockId>();
  /** By node: the value of a constant at the params' defaults, NaN for what is no constant. */
  readonly #defaults: number[] = [];

  constructor(pace: Pace, bookInputs: ReadonlySet<string>) {
    this.pace = pace;
    this.bookInputs = bookInputs;
  }

  clock(clock: Clock): ClockId {
    if (clock.kind === 'const') return constClock;
    if (clock.kind === 'grid') return gridClock;
    const key = JSON.stringify(clock);
    let id = this.#clockIds.get(key);
    if (id === undefined) {
      id = this.clocks.push(clock) - 1;
      this.#clockIds.set(key, id);
    }
    return id;
  }

  add(operation: Operation, args: readonly NodeId[], clock: ClockId, type: ValueType, unit: string): NodeId {
    return this.#node(operation, args, clock, type, unit, attributes(operation));
  }

  #node(
    operation: Operation,
    args: readonly NodeId[],
    clock: ClockId,
    type: ValueType,
    unit: string,
    what: string,
    value = Number.NaN,
  ): NodeId {
    const table = this.#ids.table(what, type, unit);
    const key = keyOf(operation, args, clock);
    const known = table.get(key);
    if (known !== undefined) return known;
    const id = this.nodes.length;
    const measured = measure(operation, args, clock, this);
    const stateBytes = stateBytesOf(operation, args, clock, this);
    let book = operation.op === 'layer-is' || operation.op === 'layer-size';
    let feedback = book;
    if (operation.op === 'input') book = this.bookInputs.has(operation.name);
    for (const arg of args) {
      book ||= this.nodes[arg]!.book;
      feedback ||= this.nodes[arg]!.feedback;
    }
    this.nodes.push({
      ...operation,
      id,
      args,
      clock,
      type,
      unit,
      ...measured,
      stateBytes,
      book,
      feedback,
    } as Node);
    this.#defaults.push(operation.op === 'param' ? value : this.#defaultValue(operation, args, clock));
    table.set(key, id);
    return id;
  }

  number(value: number, unit = 'ratio'): NodeId {
    return this.add({ op: 'const', value }, [], constClock, 'number', unit);
  }

  truth(value: number): NodeId {
    return this.add({ op: 'const', value }, [], constClock, 'truth', 'truth');
  }

  /** With another default it is another node: windows are counted by it. */
  param(name: string, unit: string, value: number): NodeId {
    const operation = { op: 'param', name } as const;
    return this.#node(operation, [], constClock, 'number', unit, `param ${name} ${value}`, value);
  }

  arithmetic(op: Arithmetic, a: NodeId, b: NodeId, clock: ClockId, unit: string): NodeId {
    const left = this.nodes[a]!;
    const right = this.nodes[b]!;
    if (left.op === 'const' && right.op === 'const') {
      return this.number(arithmetic[op](left.value, right.value), unit);
    }
    return this.add({ op }, [a, b], clock, 'number', unit);
  }

  negate(a: NodeId, clock: ClockId, unit: string): NodeId {
    const operand = this.nodes[a]!;
    if (operand.op === 'const') return this.number(-operand.value, unit);
    return this.add({ op: 'neg' }, [a], clock, 'number', unit);
  }

  truthOf(operation: Operation, args: readonly NodeId[], clock: ClockId): NodeId {
    return this.add(operation, args, clock, 'truth', 'truth');
  }

  /** The value of a constant node at the params' defaults; NaN where it is no constant. */
  defaultOf = (node: NodeId): number => this.#defaults[node]!;

  #defaultValue(operation: Operation, args: readonly NodeId[], clock: ClockId): number {
    if (clock !== constClock) return Number.NaN;
    switch (operation.op) {
      case 'const':
        return operation.value;
      case 'add':
      case 'sub':
      case 'mul':
      case 'div':
        return arithmetic[operation.op](this.#defaults[args[0]!]!, this.#defaults[args[1]!]!);
      case 'neg':
        return -this.#defaults[args[0]!]!;
      default:
        return Number.NaN;
    }
  }
}

/** The operator and its attributes as a key; what has none is its own name. */
function attributes(operation: Operation): string {
  switch (operation.op) {
    case 'input':
      return `input ${operation.name}.${operation.field}`;
    case 'forall':
    case 'exists':
    case 'ago':
    case 'kofn':
    case 'count-low':
    case 'count-high':
      return `${operation.op} ${operation.length.count} ${operation.length.unit}`;
    case 'sample':
      return operation.stale || operation.aggregate ? JSON.stringify(operation) : 'sample';
    case 'pointwise':
    case 'window':
    case 'recurrence':
    case 'band':
    case 'machine':
    case 'score-low':
    case 'score-high':
    case 'event-window':
    case 'layer-is':
    case 'layer-size':
      return JSON.stringify(operation);
    default:
      return operation.op;
  }
}

/** All nodes that one reads: its arguments, and the constants that its attributes name. */
export function dependencies(operation: Operation, args: readonly NodeId[]): readonly NodeId[] {
  const extra = attributeNodes(operation);
  return extra.length === 0 ? args : [...args, ...extra];
}

function attributeNodes(operation: Operation): readonly NodeId[] {
  switch (operation.op) {
    case 'ago':
    case 'forall':
    case 'exists':
    case 'kofn':
    case 'count-low':
    case 'count-high':
      return [operation.length.count];
    case 'window':
      return [operation.length.count, ...operation.statics];
    case 'pointwise':
    case 'recurrence':
      return operation.statics;
    case 'band':
      return operation.bounds.flat().filter((bound) => bound >= 0);
    case 'score-low':
    case 'score-high':
      return [operation.base, ...operation.weights];
    case 'event-window':
      return [operation.low, operation.high];
    default:
      return [];
  }
}
