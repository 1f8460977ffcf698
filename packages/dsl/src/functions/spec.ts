/**
 * The shape of the one function table. Checker, hover, completion, reference page and evaluators read it.
 * A kernel (the arithmetic) lives in runtime/kernels under the same name.
 */

/**
 * What a parameter accepts and a result is.
 * - powers are written `{ square: 'a' }` and `{ root: 'a' }`
 * - `any`: a number of any dimension; the type variables `a`, `b` bind a dimension (`sma(x: a) -> a`)
 * - `a/b`-style quotients are written `{ over: ['a', 'b'] }`
 * - a named dimension (`ratio`, `rate`, `index`, `price`, `money`, `count`) must match
 * - `level`: an index or a price (what an option or an indicator of traded prices is written on)
 * - `bars`: an input declared with bars; `truth`: a condition
 */
export type DimensionSpec =
  | 'any'
  | 'a'
  | 'b'
  | 'ratio'
  | 'rate'
  | 'index'
  | 'price'
  | 'level'
  | 'money'
  | 'count'
  | { readonly over: readonly ['a', 'b'] }
  | { readonly square: 'a' }
  | { readonly root: 'a' };

export type ParameterSpec =
  /** A series of numbers on a clock. */
  | {
      readonly name: string;
      readonly role: 'series';
      readonly dimension: DimensionSpec;
      readonly doc: string;
    }
  /** An input with open, high, low, close, volume: expands to those members that the kernel names in `fields`. */
  | {
      readonly name: string;
      readonly role: 'bars';
      readonly fields: readonly ('open' | 'high' | 'low' | 'close' | 'volume')[];
      readonly doc: string;
    }
  /** How far a window reaches: a bare count (observations on the argument's own clock) or a duration. */
  | {
      readonly name: string;
      readonly role: 'window';
      readonly default?: number;
      readonly min: number;
      readonly doc: string;
    }
  /** A number fixed for a run: a literal, a param, or arithmetic on them. */
  | {
      readonly name: string;
      readonly role: 'static';
      readonly dimension: DimensionSpec;
      readonly default?: number;
      readonly min?: number;
      readonly max?: number;
      readonly integer?: boolean;
      readonly doc: string;
    };

/**
 * How the kernel is driven:
 * - `pointwise`: a function of the values at one instant (`log`, `bs_price`)
 * - `window`: a function of the last n values, oldest first, evaluated afresh at each instant (`sma`, `stdev`)
 * - `recurrence`: state carried from observation to observation (`ema`, `rsi`, `cumsum`)
 */
export type KernelKind = 'pointwise' | 'window' | 'recurrence';

export interface FunctionSpec {
  readonly name: string;
  /** Not a name that authors write: `min2` is `min` of two numbers. */
  readonly hidden?: boolean;
  /** Observations that the window needs beyond its count: a change over n needs n + 1 values. */
  readonly extra?: number;
  readonly group: 'moving' | 'statistics' | 'change' | 'indicator' | 'math' | 'options' | 'macro';
  readonly kind: KernelKind;
  readonly parameters: readonly ParameterSpec[];
  readonly result: DimensionSpec;
  /** Members such as `.line .signal .histogram`; the first is the value of the bare call. Each may have a dimension. */
  readonly members?: readonly {
    readonly name: string;
    readonly dimension: DimensionSpec;
    readonly doc: string;
    /** As that of a function. */
    readonly unitScale?: boolean;
    /** Where it is known sooner than the function's last member. */
    readonly warmup?: (...statics: readonly number[]) => number;
  }[];
  /** Least and greatest value where the formula bounds it (`rsi` 0..100), for comparisons that cannot hold. */
  readonly range?: readonly [number, number];
  /** `true` where full scale is 1 though the value may exceed it: comparing with 60 means 60%. */
  readonly unitScale?: boolean;
  /**
   * Observations needed before the first value, from the static arguments and the window's count, in the order
   * of the parameters of role `window` and `static`.
   */
  readonly warmup: (...statics: readonly number[]) => number;
  /** Doubles of state (`recurrence`) or of buffer (`window`) for the same arguments. */
  readonly state: (...statics: readonly number[]) => number;
  /** One paragraph: what it is. */
  readonly doc: string;
  /** The formula as a quant would write it, with seeding and edge cases. */
  readonly formula: string;
  /** Where the convention comes from. */
  readonly source: string;
  /** An expression that type-checks against the prelude. */
  readonly example: string;
}
