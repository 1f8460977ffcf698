/** Operators that look at one tick alone. */
import { type Ir, scoreValue } from '@hedgerow/dsl';
import { finite, type PointwiseKernel, pointwiseKernel } from '../kernels/index.ts';
import { atLeast, kleeneAnd, kleeneOr } from '../reference/logic.ts';
import type { NodeOf } from '../reference/scope.ts';
import { constantOf, type Part, readOf, type Step, staticsOf, UNKNOWN } from './part.ts';

export function arithmetic(part: Part, node: NodeOf<'add'>): Step {
  const [a, b] = [readOf(part, node.args[0]!), readOf(part, node.args[1]!)];
  switch (node.op) {
    case 'add':
      return () => finite(a() + b());
    case 'sub':
      return () => finite(a() - b());
    case 'mul':
      return () => finite(a() * b());
    case 'div':
      return () => finite(a() / b());
  }
}

export function negation(part: Part, node: NodeOf<'neg'>): Step {
  const x = readOf(part, node.args[0]!);
  return () => -x();
}

/** 1 or 0; unknown where a side is. */
const decided =
  (a: Step, b: Step, holds: (x: number, y: number) => boolean): Step =>
  () => {
    const x = a();
    const y = b();
    return Number.isNaN(x) || Number.isNaN(y) ? UNKNOWN : holds(x, y) ? 1 : 0;
  };

export function comparison(part: Part, node: NodeOf<'lt'>): Step {
  const [a, b] = [readOf(part, node.args[0]!), readOf(part, node.args[1]!)];
  switch (node.op) {
    case 'lt':
      return decided(a, b, (x, y) => x < y);
    case 'le':
      return decided(a, b, (x, y) => x <= y);
    case 'gt':
      return decided(a, b, (x, y) => x > y);
    case 'ge':
      return decided(a, b, (x, y) => x >= y);
    case 'eq':
      return decided(a, b, (x, y) => x === y);
    case 'ne':
      return decided(a, b, (x, y) => x !== y);
  }
}

/** The present values of several nodes, in an array that is filled anew at each call. */
function together(part: Part, nodes: readonly Ir.NodeId[]): () => Float64Array {
  const reads = nodes.map((node) => readOf(part, node));
  const values = new Float64Array(nodes.length);
  return () => {
    for (let i = 0; i < reads.length; i++) values[i] = reads[i]!();
    return values;
  };
}

export function conjunction(part: Part, node: NodeOf<'and'>): Step {
  const truths = together(part, node.args);
  const kleene = node.op === 'and' ? kleeneAnd : kleeneOr;
  return () => kleene(truths());
}

export function not(part: Part, node: NodeOf<'not'>): Step {
  const c = readOf(part, node.args[0]!);
  return () => 1 - c();
}

export function vote(part: Part, node: NodeOf<'vote'>): Step {
  const [n, ...conditions] = node.args;
  const needed = readOf(part, n!);
  const truths = together(part, conditions);
  return () => {
    let certain = 0;
    let possible = 0;
    for (const c of truths()) {
      if (c === 1) certain++;
      if (c !== 0) possible++;
    }
    return atLeast(needed(), certain, possible);
  };
}

export function decide(part: Part, node: NodeOf<'decide'>): Step {
  const [yes, no] = [readOf(part, node.args[0]!), readOf(part, node.args[1]!)];
  return () => (yes() === 1 ? 1 : no() === 1 ? 0 : UNKNOWN);
}

export function exact(part: Part, node: NodeOf<'exact'>): Step {
  const [low, high] = [readOf(part, node.args[0]!), readOf(part, node.args[1]!)];
  return () => (low() === high() ? low() : UNKNOWN);
}

export function choice(part: Part, node: NodeOf<'if'>): Step {
  const [c, a, b] = [readOf(part, node.args[0]!), readOf(part, node.args[1]!), readOf(part, node.args[2]!)];
  return () => {
    const condition = c();
    if (Number.isNaN(condition)) return UNKNOWN;
    return condition === 1 ? a() : b();
  };
}

export function known(part: Part, node: NodeOf<'known'>): Step {
  const x = readOf(part, node.args[0]!);
  return () => (Number.isNaN(x()) ? 0 : 1);
}

export function coalesce(part: Part, node: NodeOf<'coalesce'>): Step {
  const values = together(part, node.args);
  return () => {
    for (const x of values()) if (!Number.isNaN(x)) return x;
    return UNKNOWN;
  };
}

/** What a function of one tick is called with: `kernel(args, statics)`, where all arguments are known. */
export interface Pointwise {
  readonly kernel: PointwiseKernel;
  /** The present arguments. */
  readonly args: Float64Array;
  readonly statics: Float64Array;
}

/** A function whose params are no numbers. */
const unknownKernel: PointwiseKernel = () => UNKNOWN;

export function pointwise(part: Part, node: NodeOf<'pointwise'>): { step: Step; pointwise: Pointwise } {
  const given = staticsOf(part, node.statics);
  const kernel = given ? pointwiseKernel(node.fn) : unknownKernel;
  const statics = given ?? new Float64Array(0);
  const present = together(part, node.args);
  const step = (): number => {
    const values = present();
    for (const x of values) if (Number.isNaN(x)) return UNKNOWN;
    return finite(kernel(values, statics));
  };
  return { step, pointwise: { kernel, args: new Float64Array(node.args.length), statics } };
}

export function band(part: Part, node: NodeOf<'band'>): Step {
  const x = readOf(part, node.args[0]!);
  const lows = node.bounds.map(([low]) => (low < 0 ? Number.NEGATIVE_INFINITY : constantOf(part, low)));
  const highs = node.bounds.map(([, high]) => (high < 0 ? Number.POSITIVE_INFINITY : constantOf(part, high)));
  return () => {
    const value = x();
    for (let i = 0; i < lows.length; i++) if (value >= lows[i]! && value < highs[i]!) return i;
    return UNKNOWN;
  };
}

export function scoreEnd(part: Part, node: NodeOf<'score-low'>): Step {
  const truths = together(part, node.args);
  const base = readOf(part, node.base);
  const weights = together(part, node.weights);
  const extreme = node.op === 'score-low' ? Math.min : Math.max;
  return () => {
    const given = truths();
    const weight = weights();
    let sum = base();
    for (let i = 0; i < given.length; i++) {
      if (given[i] === 1) sum += weight[i]!;
      if (Number.isNaN(given[i]!)) sum += extreme(0, weight[i]!);
    }
    return scoreValue(sum);
  };
}
