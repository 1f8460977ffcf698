/**
 * The IR: a hash-consed dataflow graph and the decisions that read it. Plain data.
 *
 * Every node lives on one clock and has one value per tick of that clock. Every operator works on one clock:
 * all its arguments are on the node's own clock, except `sample`, the one bridge between clocks, and arguments
 * on the `const` clock, which may stand anywhere. Values are doubles: a number, or 1 / 0 for a truth, and NaN
 * for unknown in both.
 */

import type { Location } from '../source/span.ts';
import type { DurationUnit, ExpectedKind, ResamplePeriod } from '../syntax/ast.ts';

export type NodeId = number;
export type ClockId = number;

/**
 * - `const`: one value for a whole run (literals, params and arithmetic on them)
 * - `grid`: every instant of the rule set
 * - `session`: the last instant of each session; with the default grid it is the grid, and only `grid` is used
 * - `period`: the last instant of each completed week, month or quarter
 * - `prints`: each publication of any of these inputs, in the order (known-at, reference period)
 */
export type Clock =
  | { readonly kind: 'const' }
  | { readonly kind: 'grid' }
  | { readonly kind: 'session' }
  | { readonly kind: 'period'; readonly period: ResamplePeriod }
  | { readonly kind: 'prints'; readonly inputs: readonly string[] };

export type BarField = 'open' | 'high' | 'low' | 'close' | 'volume';

/**
 * How far a window reaches, its own tick included.
 * - `observations`: the last n ticks of the node's clock at which all arguments are known; unknown while the
 *   current tick is unknown. For truths (`for 3 prints`): the last n ticks, known or not.
 * - `sessions`: this session and the n-1 before it. On the session grid, n ticks. On a finer grid: a number
 *   takes each session's last value so far, `forall`/`exists`/`count` every instant of those sessions, and
 *   `kofn` each session's last value so far.
 * - others: ticks later than (this tick's time minus the duration). Days, weeks, months, quarters and years are
 *   calendar days of the exchange's date; minutes and hours are elapsed time.
 */
export interface Length {
  readonly count: NodeId;
  readonly unit: Exclude<DurationUnit, 'prints'> | 'observations';
}

export type CompareOperator = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne';

/** What a node computes. `args` are given in the order that each line names. */
export type Operation =
  /** A number, or a truth as 1 / 0, or NaN for the literal unknown. */
  | { readonly op: 'const'; readonly value: number }
  | { readonly op: 'param'; readonly name: string }
  /** An input's observation on its own clock: `field` of a bar, else `value`. Holds as its declaration says. */
  | { readonly op: 'input'; readonly name: string; readonly field: BarField | 'value' }
  /**
   * [x]: x's last tick at or before each tick of this clock. On the way to a coarser `period` clock with
   * `aggregate`, the bar of the period is built from the session bars: first open, greatest high, least low,
   * last close, sum of volumes. `stale`: unknown where the last print of a named input is older than its limit.
   */
  | {
      readonly op: 'sample';
      readonly aggregate?: 'first' | 'max' | 'min' | 'last' | 'sum';
      readonly stale?: readonly {
        readonly input: string;
        readonly after: { readonly count: number; readonly unit: DurationUnit };
      }[];
    }
  /** Arithmetic on [a, b]; unknown where an operand is unknown or the result is not finite. */
  | { readonly op: 'add' | 'sub' | 'mul' | 'div' }
  | { readonly op: 'neg' }
  /** [a, b] -> truth; unknown where an operand is. */
  | { readonly op: CompareOperator }
  /** Kleene, any number of args. */
  | { readonly op: 'and' | 'or' }
  | { readonly op: 'not' }
  /** [n, c1, c2, ...]: at least n hold; decided as soon as the known ones decide. `n` is on the const clock. */
  | { readonly op: 'vote' }
  /** [yes, no]: true where yes is true, false where no is true, else unknown (comparisons of intervals). */
  | { readonly op: 'decide' }
  /** [low, high]: the value where both ends of an interval agree, else unknown. */
  | { readonly op: 'exact' }
  /** [c, a, b]: a or b, unknown where c is. */
  | { readonly op: 'if' }
  /** [x]: 1 where x is known, else 0. */
  | { readonly op: 'known' }
  /** [x, y, ...]: the first known one. */
  | { readonly op: 'coalesce' }
  /** [x]: the previous known observation on the same clock; unknown where x itself is. */
  | { readonly op: 'previous' }
  /** [x]: the value one tick before; unknown at the first tick. */
  | { readonly op: 'before' }
  /** [x]: x as it stood `length` before (see docs/language-decisions.md). */
  | { readonly op: 'ago'; readonly length: Length }
  /** [x]: for print clocks, the print whose reference period is one year earlier; else the value a year ago. */
  | { readonly op: 'year-ago' }
  /** [c]: three-valued for-all / exists over the window; unknown (unless decided) where the window is not filled. */
  | { readonly op: 'forall' | 'exists'; readonly length: Length }
  /** [c, k]: true in at least k of the window's sessions (or ticks). */
  | { readonly op: 'kofn'; readonly length: Length }
  /** [c]: how often c held in the window: the least (unknowns as false) and the greatest (unknowns as true). */
  | { readonly op: 'count-low' | 'count-high'; readonly length: Length }
  /** [c, e]: S = c and (e or S one tick before), unknown before the first tick. */
  | { readonly op: 'since' }
  /** A function of the table at one tick: [args...]; `member` of those that have several results. */
  | {
      readonly op: 'pointwise';
      readonly fn: string;
      readonly member?: string;
      readonly statics: readonly NodeId[];
    }
  /** A window function of the table: [series...]. `statics` are the static numbers without the window's count. */
  | {
      readonly op: 'window';
      readonly fn: string;
      readonly member?: string;
      readonly length: Length;
      readonly statics: readonly NodeId[];
    }
  /**
   * A recurrence of the table: [series...]. `statics` are all its static numbers, a window's count among them, in
   * the order of its parameters. Ticks where an argument is unknown give unknown and leave the state untouched.
   */
  | {
      readonly op: 'recurrence';
      readonly fn: string;
      readonly member: string;
      readonly statics: readonly NodeId[];
    }
  /** [x]: ordinal of the band that holds x; `bounds[i]` is [low, high) of state i as const nodes, -1 for open. */
  | { readonly op: 'band'; readonly regime: string; readonly bounds: readonly (readonly [NodeId, NodeId])[] }
  /** [...conditions]: ordinal of a state machine's state; `states` index into args, -1 for none. */
  | {
      readonly op: 'machine';
      readonly regime: string;
      readonly states: readonly { readonly when: number; readonly until: number }[];
    }
  /** [...conditions]: the least or greatest that a score may be, clamped to 0..1. */
  | { readonly op: 'score-low' | 'score-high'; readonly base: NodeId; readonly weights: readonly NodeId[] }
  /** Truth: the event is low..high away, as its schedule stood at the instant. */
  | {
      readonly op: 'event-window';
      readonly event: string;
      readonly low: NodeId;
      readonly high: NodeId;
      /** What low and high count. (`unit` is every node's own: how its value is printed.) */
      readonly distanceUnit: DurationUnit;
      readonly relation: 'before' | 'after';
    }
  /** The layer as of the instant before: the only nodes that read decisions back. */
  | { readonly op: 'layer-is'; readonly layer: string; readonly state: 'active' | 'idle' | 'pending' }
  | { readonly op: 'layer-size'; readonly layer: string };

export type ValueType = 'number' | 'truth';

export type Node = Operation & {
  readonly id: NodeId;
  readonly args: readonly NodeId[];
  readonly clock: ClockId;
  readonly type: ValueType;
  /** How to print a value: `index`, `ratio`, `rate`, `money(USD)`, `truth`, `enum:NAME`, `regime:NAME`, ... */
  readonly unit: string;
  /** Ticks of its own clock before it can first be known, at the params' defaults. */
  readonly warmup: number;
  /** Bytes of its own memory, its value among it, and abstract cost units for one instant, when run as a stream. */
  readonly stateBytes: number;
  readonly cost: number;
  /** Depends on the book (layers' states or book inputs): evaluated per book; all others once. */
  readonly book: boolean;
  /** Reads the layers' states of the instant before, directly or not. */
  readonly feedback: boolean;
};

/**
 * A condition as the author wrote it, for *why* trees: the text's span, the node that holds its truth on the grid,
 * and its parts. `compare` is there for comparisons, with both sides on the grid.
 */
export interface Condition extends Location {
  readonly text: string;
  readonly node: NodeId;
  readonly form:
    | 'and'
    | 'or'
    | 'not'
    | 'compare'
    | 'for'
    | 'kofn'
    | 'within'
    | 'since'
    | 'crosses'
    | 'trend'
    | 'move'
    | 'diverges'
    | 'vote'
    | 'event'
    | 'regime'
    | 'layer'
    | 'name'
    | 'other';
  readonly children: readonly Condition[];
  readonly compare?: {
    readonly left: NodeId;
    readonly operator: CompareOperator;
    readonly right: NodeId;
    readonly unit: string;
  };
  readonly length?: Length;
  /** `at least N` of a vote, K of `for K of N sessions`. */
  readonly atLeast?: NodeId;
  /** For `name`: the definition that it stands for. */
  readonly name?: string;
}

export interface Param extends Location {
  readonly name: string;
  readonly unit: string;
  /** Of an enumeration, the ordinal. */
  readonly default: number;
  readonly low?: number;
  readonly high?: number;
  readonly step?: number;
  readonly enum?: string;
  /** `sessions` etc. for a param that is a duration. */
  readonly duration?: DurationUnit;
  readonly doc?: string;
}

export interface Input extends Location {
  readonly name: string;
  readonly unit: string;
  readonly bars: boolean;
  readonly low?: number;
  readonly high?: number;
  readonly every: {
    readonly unit: 'minutes' | 'session' | 'week' | 'month' | 'quarter';
    readonly count: number;
  };
  readonly stale?: { readonly count: number; readonly unit: DurationUnit };
  readonly from?: string;
  readonly enum?: string;
  readonly doc?: string;
  /** It stands for a definition whose value the data supplies. */
  readonly supplied: boolean;
}

export interface EventSource extends Location {
  readonly name: string;
  readonly from: string;
}

export interface Regime extends Location {
  readonly name: string;
  readonly states: readonly string[];
  readonly node: NodeId;
}

export interface Leg {
  readonly side: 'buy' | 'sell';
  readonly count: number;
  readonly instrument: 'put' | 'call' | 'strangle' | 'condor' | 'future';
  readonly underlying: string;
  /** The underlying's level on the grid. */
  readonly level: NodeId;
  readonly deltaLow?: number;
  readonly deltaHigh?: number;
  readonly target?: number;
  readonly expiry?: Expiry;
}

export interface Expiry {
  readonly low?: number;
  readonly high?: number;
  readonly unit?: DurationUnit;
  readonly cycle?: string;
  readonly text: string;
}

export interface Layer extends Location {
  readonly name: string;
  readonly legs: readonly Leg[];
  /** What 100% means, on the grid. */
  readonly base?: NodeId;
  /** margin(size) = slope * size + intercept. */
  readonly margin?: { readonly slope: NodeId; readonly intercept: NodeId };
  readonly intents: readonly {
    readonly greek: string;
    readonly operator: CompareOperator;
    readonly value: number;
  }[];
  readonly doc?: string;
}

export interface Size {
  readonly low: NodeId;
  readonly high?: NodeId;
  readonly of?: NodeId;
  /** Interpolation: the driver and the two ends. */
  readonly by?: { readonly value: NodeId; readonly from: NodeId; readonly to: NodeId };
  readonly round?: 'down' | 'nearest' | 'up';
}

export type Action =
  | { readonly verb: 'activate'; readonly layer: string; readonly size?: Size }
  | { readonly verb: 'scale'; readonly layer: string; readonly size: Size }
  | { readonly verb: 'deactivate'; readonly layer: string }
  | { readonly verb: 'roll'; readonly layer: string; readonly expiry: Expiry }
  | {
      readonly verb: 'alert';
      readonly text: readonly (string | { readonly node: NodeId; readonly unit: string })[];
      readonly level: 'info' | 'warning' | 'critical';
    };

export type Verb = Action['verb'];

export interface Rule extends Location {
  /** The declared name, or `rule@LINE` for an anonymous rule. */
  readonly name: string;
  readonly when: Condition;
  readonly unless?: Condition;
  readonly until?: Condition;
  readonly actions: readonly Action[];
  readonly hold?: Length;
  readonly cooldown?: Length;
  readonly priority: number;
  readonly doc?: string;
}

export interface Forbid extends Location {
  readonly action: Verb;
  readonly layer?: string;
  readonly when: Condition;
  readonly because?: string;
  readonly text: string;
}

export interface Limit extends Location {
  readonly layer: string;
  readonly quantity: 'size' | 'margin' | 'notional';
  readonly to: NodeId;
  readonly unit: string;
  readonly when?: Condition;
  readonly text: string;
}

export interface Approval extends Location {
  readonly count: number;
  readonly approvers: readonly string[];
  readonly action: Verb;
  readonly layer: string;
  readonly within?: Length;
}

export interface Assertion extends Location {
  readonly name: string;
  readonly mode: 'always' | 'never';
  readonly condition: Condition;
}

/** One step of a test block, checked: names are known, values are plain numbers (NaN for `unknown`). */
export type TestStep = Location &
  (
    | { readonly kind: 'from'; readonly date: string }
    | { readonly kind: 'data'; readonly path: string }
    | {
        readonly kind: 'given';
        readonly name: string;
        readonly field: BarField | 'value';
        /** One value is a constant; several fill successive sessions. */
        readonly values: readonly number[];
      }
    | { readonly kind: 'set'; readonly param: string; readonly value: number }
    | { readonly kind: 'profile'; readonly name: string }
    | {
        readonly kind: 'approve';
        readonly layer: string;
        readonly by: readonly string[];
        readonly on: string;
      }
    | {
        readonly kind: 'expect';
        readonly negated: boolean;
        readonly action: ExpectedKind;
        readonly layer?: string;
        readonly on?: string;
        readonly low?: number;
        readonly high?: number;
      }
    | {
        readonly kind: 'expect-condition';
        readonly mode: 'always' | 'never' | 'on';
        readonly condition: Condition;
        readonly on?: string;
      }
  );

export interface Test extends Location {
  readonly title: string;
  readonly steps: readonly TestStep[];
  readonly doc?: string;
}

/** An expression compiled beside the rule set (`eval`, hovers, lenses). */
export interface CompiledExpression {
  readonly text: string;
  /** On the grid. */
  readonly node: NodeId;
  readonly type: ValueType;
  readonly unit: string;
}

/** A named definition that has a value at each instant, for `eval`, explanations and reports. */
export interface Definition extends Location {
  readonly name: string;
  readonly node: NodeId;
  readonly doc?: string;
}

export interface Profile extends Location {
  readonly name: string;
  readonly settings: ReadonlyMap<string, number>;
}

export interface Program {
  /** SHA-256 (hex) of the rule set's canonical form: the same for two texts that mean the same declarations. */
  readonly hash: string;
  /** Offsets at which lines start, by file: a program tells places without its texts. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  readonly calendar: string;
  /** Minutes between instants, or `undefined` for once a session. */
  readonly everyMinutes?: number;
  readonly clocks: readonly Clock[];
  readonly nodes: readonly Node[];
  readonly params: readonly Param[];
  readonly profiles: readonly Profile[];
  /** Those that some node uses. */
  readonly inputs: readonly Input[];
  readonly events: readonly EventSource[];
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly definitions: readonly Definition[];
  readonly regimes: readonly Regime[];
  readonly layers: readonly Layer[];
  readonly rules: readonly Rule[];
  readonly forbids: readonly Forbid[];
  readonly limits: readonly Limit[];
  readonly approvals: readonly Approval[];
  readonly assertions: readonly Assertion[];
  readonly tests: readonly Test[];
  readonly expressions: readonly CompiledExpression[];
}
