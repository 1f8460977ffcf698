/** Numbers of a program as sums over timed variables: the value of a node so many sessions ago. */
import { functionTable } from '../functions/table.ts';
import type { Length, Node, NodeId, Program } from '../ir/program.ts';
import type { Interval } from './intervals.ts';
import {
  constant,
  difference,
  type Inequality,
  type Linear,
  replaced,
  scaled,
  sum,
  type Variable,
  variable,
} from './linear.ts';
import { divide, fromNumber, one } from './rational.ts';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Functions whose results lie between the least and the greatest of what they are given. */
const withinArguments: ReadonlySet<string> = new Set([
  'sma',
  'ema',
  'wma',
  'rma',
  'min',
  'max',
  'min2',
  'max2',
  'median',
  'highest',
  'lowest',
]);
const unbounded: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
/** Windows longer than this are values of their own. */
const longestSum = 60;

/** The value of a node `offset` sessions ago, or the known one before that, or the one before that (`back`). */
export interface TimedValue {
  readonly node: NodeId;
  readonly offset: number;
  readonly back: number;
  /** The value of that session itself. */
  readonly session: Variable;
}

export interface TermOptions {
  readonly program: Program;
  /** Values of params; those that are not here range over their declared ranges. */
  readonly params: ReadonlyMap<string, number>;
}

export class Terms {
  readonly program: Program;
  readonly #params: ReadonlyMap<string, number>;
  readonly #ranges = new Map<NodeId, Range>();
  /** By node and offset. */
  readonly #sums = new Map<number, Linear>();
  readonly #apart = new Map<number, Linear>();
  readonly #fixed = new Map<NodeId, number | undefined>();
  /** What each variable that was made stands for. */
  readonly variables = new Map<Variable, TimedValue>();

  constructor({ program, params }: TermOptions) {
    this.program = program;
    this.#params = params;
  }

  node(id: NodeId): Node {
    return this.program.nodes[id]!;
  }

  /** A number that is the same for a whole run, or `undefined`. */
  fixed(id: NodeId): number | undefined {
    if (!this.#fixed.has(id)) this.#fixed.set(id, this.#fixedOf(id));
    return this.#fixed.get(id);
  }

  #fixedOf(id: NodeId): number | undefined {
    const node = this.node(id);
    if (node.op === 'const') return node.value;
    if (node.op === 'param') {
      const value = this.#params.get(node.name);
      return value;
    }
    if (node.op === 'sample' && node.aggregate === undefined) return this.fixed(node.args[0]!);
    if (
      node.op !== 'neg' &&
      node.op !== 'add' &&
      node.op !== 'sub' &&
      node.op !== 'mul' &&
      node.op !== 'div'
    ) {
      return undefined;
    }
    const [a, b] = node.args.map((arg) => this.fixed(arg));
    if (a === undefined || (node.op !== 'neg' && b === undefined)) return undefined;
    switch (node.op) {
      case 'neg':
        return -a;
      case 'add':
        return a + b!;
      case 'sub':
        return a - b!;
      case 'mul':
        return a * b!;
      case 'div':
        return b === 0 ? Number.NaN : a / b!;
    }
  }

  /** Sessions that a window reaches back, itself included; `undefined` where it is counted otherwise, or turned. */
  sessions(length: Length): number | undefined {
    const reach = this.reach(length);
    return reach && reach.least === reach.most ? reach.most : undefined;
  }

  /** The same where a param may turn it: how few sessions it may be, and how many. */
  reach({ count, unit }: Length): { readonly least: number; readonly most: number } | undefined {
    if (unit !== 'sessions' && unit !== 'observations') return undefined;
    const { low, high } = this.range(count);
    const isWhole = low === high ? Number.isInteger(low) && low >= 1 : true;
    return isWhole ? { least: Math.max(1, Math.ceil(low)), most: Math.floor(high) } : undefined;
  }

  /** The value of a node `offset` sessions ago (0, or below) as a sum. What is no sum is a variable of its own. */
  linear(id: NodeId, offset: number): Linear {
    const key = id * 8192 + offset + 4096;
    const known = this.#sums.get(key) ?? this.#linearOf(id, offset);
    this.#sums.set(key, known);
    return known;
  }

  /** What the left side of a comparison is more than the right. */
  apart(id: NodeId, offset: number): Linear {
    const key = id * 8192 + offset + 4096;
    const [a, b] = this.node(id).args;
    const known = this.#apart.get(key) ?? difference(this.linear(a!, offset), this.linear(b!, offset));
    this.#apart.set(key, known);
    return known;
  }

  #linearOf(id: NodeId, offset: number): Linear {
    const fixed = this.fixed(id);
    if (fixed !== undefined && !Number.isNaN(fixed)) return constant(fixed);
    const node = this.node(id);
    const [a, b] = node.args;
    switch (node.op) {
      case 'neg':
        return scaled(this.linear(a!, offset), fromNumber(-1));
      case 'add':
        return sum(this.linear(a!, offset), this.linear(b!, offset));
      case 'sub':
        return difference(this.linear(a!, offset), this.linear(b!, offset));
      case 'mul': {
        const [left, right] = [this.fixed(a!), this.fixed(b!)];
        if (left !== undefined) return scaled(this.linear(b!, offset), fromNumber(left));
        if (right !== undefined) return scaled(this.linear(a!, offset), fromNumber(right));
        return this.#own(id, offset);
      }
      case 'div': {
        const right = this.fixed(b!);
        return right !== undefined && right !== 0
          ? scaled(this.linear(a!, offset), divide(one, fromNumber(right)))
          : this.#own(id, offset);
      }
      case 'sample':
        return this.#isGrid(a!) && node.aggregate === undefined && !node.stale
          ? this.linear(a!, offset)
          : this.#own(id, offset);
      case 'previous':
        return this.#isGrid(a!) ? this.#observation(a!, offset, 1) : this.#own(id, offset);
      case 'before':
        return this.#isGrid(a!) ? this.linear(a!, offset - 1) : this.#own(id, offset);
      case 'ago': {
        const back = this.sessions(node.length);
        return back !== undefined && this.#isGrid(a!)
          ? this.linear(a!, offset - back)
          : this.#own(id, offset);
      }
      case 'window': {
        const n = node.fn === 'sma' || node.fn === 'sum' ? this.sessions(node.length) : undefined;
        if (n === undefined || n > longestSum || !this.#isGrid(a!)) return this.#own(id, offset);
        let total = constant(0);
        const byObservation = node.length.unit === 'observations';
        for (let i = 0; i < n; i++) {
          const value = byObservation ? this.#observation(a!, offset, i) : this.linear(a!, offset - i);
          total = sum(total, value);
        }
        return node.fn === 'sum' ? total : scaled(total, divide(one, fromNumber(n)));
      }
      default:
        return this.#own(id, offset);
    }
  }

  /** Whether ticks of a node are sessions: only then an offset is one. */
  #isGrid(id: NodeId): boolean {
    const { kind } = this.program.clocks[this.node(id).clock]!;
    return (
      (kind === 'grid' || kind === 'session' || kind === 'const') && this.program.everyMinutes === undefined
    );
  }

  #own(id: NodeId, when: number, back = 0): Linear {
    // What is the same for a whole run, such as a param, is one variable.
    const offset = this.program.clocks[this.node(id).clock]!.kind === 'const' ? 0 : when;
    const session = `${id}@${offset}`;
    const name = back === 0 ? session : `${session}~${back}`;
    if (!this.variables.has(name)) this.variables.set(name, { node: id, offset, back, session });
    return variable(name);
  }

  /** The known value so many before that of a session, itself known: data may have holes, so it need not be the session before. */
  #observation(id: NodeId, offset: number, back: number): Linear {
    if (back === 0 || this.fixed(id) !== undefined) return this.linear(id, offset);
    const node = this.node(id);
    const isThrough = node.op === 'sample' && node.aggregate === undefined && !node.stale;
    return isThrough && this.#isGrid(node.args[0]!)
      ? this.#observation(node.args[0]!, offset, back)
      : this.#own(id, offset, back);
  }

  /**
   * With previous observations put in the place where they are for certain: what inequalities speak of is known, so a
   * value that stands at the session before is the previous one. `others` are known too.
   */
  placed(inequalities: readonly Inequality[], others: Iterable<Variable>): readonly Inequality[] {
    const names = new Set<Variable>();
    for (const { linear } of inequalities) for (const name of linear.terms.keys()) names.add(name);
    const open = [...names].filter((name) => this.isPast(name));
    if (open.length === 0) return inequalities;
    const known = new Set<Variable>();
    for (const name of names) known.add(this.variables.get(name)!.session);
    for (const name of others) known.add(this.variables.get(name)!.session);
    const place = new Map<Variable, Linear>();
    for (const name of open) {
      const from = this.variables.get(name)!;
      let { offset, back } = from;
      for (; back > 0 && this.#isKnown(from.node, offset - 1, known); back--) offset--;
      if (back === from.back) continue;
      place.set(name, back === 0 ? this.linear(from.node, offset) : this.#own(from.node, offset, back));
    }
    if (place.size === 0) return inequalities;
    return inequalities.map((one) =>
      [...one.linear.terms.keys()].some((name) => place.has(name))
        ? { ...one, linear: replaced(one.linear, place) }
        : one,
    );
  }

  /** Whether a variable is a known observation before a session's own. */
  isPast(name: Variable): boolean {
    return this.variables.get(name)!.back > 0;
  }

  #isKnown(id: NodeId, offset: number, known: ReadonlySet<Variable>): boolean {
    for (const name of this.linear(id, offset).terms.keys()) if (!known.has(name)) return false;
    return true;
  }

  /** Whether a value cannot be negative. */
  isPositive(name: Variable): boolean {
    const of = this.variables.get(name);
    return of !== undefined && this.range(of.node).low >= 0;
  }

  /** Where a value certainly lies, whatever the data. */
  range(id: NodeId): Range {
    const known = this.#ranges.get(id);
    if (known) return known;
    const range = this.#rangeOf(id);
    this.#ranges.set(id, range);
    return range;
  }

  #rangeOf(id: NodeId): Range {
    const fixed = this.fixed(id);
    if (fixed !== undefined) return { low: fixed, high: fixed };
    const node = this.node(id);
    switch (node.op) {
      case 'input': {
        const input = this.program.inputs.find(({ name }) => name === node.name);
        return { low: input?.low ?? unbounded.low, high: input?.high ?? unbounded.high };
      }
      case 'param': {
        const param = this.program.params.find(({ name }) => name === node.name);
        const members = param?.enum === undefined ? undefined : this.program.enums.get(param.enum);
        if (members) return { low: 0, high: members.length - 1 };
        return { low: param?.low ?? unbounded.low, high: param?.high ?? unbounded.high };
      }
      case 'sample':
      case 'previous':
      case 'before':
      case 'ago':
      case 'year-ago':
        return this.range(node.args[0]!);
      case 'band':
        return { low: 0, high: node.bounds.length - 1 };
      case 'machine':
        return { low: 0, high: node.states.length - 1 };
      case 'score-low':
      case 'score-high':
        return { low: 0, high: 1 };
      case 'known':
        return { low: 0, high: 1 };
      case 'window':
      case 'recurrence':
      case 'pointwise':
        return this.#rangeOfCall(node.fn, 'member' in node ? node.member : undefined, node.args);
      default:
        return unbounded;
    }
  }

  #rangeOfCall(fn: string, member: string | undefined, args: readonly NodeId[]): Range {
    const spec = functionTable.get(fn);
    const isFirst = member === undefined || spec?.members === undefined || member === spec.members[0]?.name;
    if (spec?.range && isFirst) return { low: spec.range[0], high: spec.range[1] };
    if (!withinArguments.has(fn)) return unbounded;
    const ranges = args.map((arg) => this.range(arg));
    return {
      low: Math.min(...ranges.map(({ low }) => low)),
      high: Math.max(...ranges.map(({ high }) => high)),
    };
  }

  /** The variable that a number is, where it is one and no sum. */
  single(id: NodeId, offset: number): Variable | undefined {
    const [[name, factor] = [], ...more] = this.linear(id, offset).terms;
    const isOne = factor !== undefined && factor.n === 1n && factor.d === 1n;
    return isOne && more.length === 0 && this.linear(id, offset).constant.n === 0n ? name : undefined;
  }

  /** Where the value of a variable lies by what is declared. */
  declared(name: Variable): Interval {
    const of = this.variables.get(name);
    const { low, high } = of ? this.range(of.node) : unbounded;
    return { low, isLowOpen: false, high, isHighOpen: false };
  }

  /** `a/b op c` as `a op c b`, where b cannot be below zero: at zero the quotient is unknown. */
  quotient(id: NodeId, offset: number): { readonly top: Linear; readonly bottom: Linear } | undefined {
    const node = this.node(id);
    if (node.op !== 'div' || this.fixed(node.args[1]!) !== undefined) return undefined;
    if (!(this.range(node.args[1]!).low >= 0)) return undefined;
    return { top: this.linear(node.args[0]!, offset), bottom: this.linear(node.args[1]!, offset) };
  }
}
