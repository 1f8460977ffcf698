/**
 * The syntax tree: plain data with a literal `kind`, so that it can be compared, printed and sent as JSON.
 * Spans are offsets into the file. Nothing here knows what a name means; that is semantics/.
 */
import type { Span } from '../source/span.ts';

interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

export interface Ident extends Node<'Ident'> {
  readonly name: string;
}

// ---- Literals ----

export type NumberSuffix = '' | '%' | 'bp' | 'pp';

/** `28`, `60%`, `15bp`. `value` is already scaled: `60%` is 0.6 (60 / 100, correctly rounded). */
export interface NumberLiteral extends Node<'Number'> {
  readonly value: number;
  readonly suffix: NumberSuffix;
}

/** `75_000 USD` */
export interface MoneyLiteral extends Node<'Money'> {
  readonly value: number;
  readonly currency: string;
}

export type DurationUnit =
  | 'minutes'
  | 'hours'
  | 'sessions'
  | 'days'
  | 'weeks'
  | 'months'
  | 'quarters'
  | 'years'
  | 'prints';

/** `3 sessions`; the unit is stored in its plural form. */
export interface DurationLiteral extends Node<'Duration'> {
  readonly count: number;
  readonly unit: DurationUnit;
}

/** `2020-03-16` or `2020-03-16T15:30`, as written. */
export interface DateLiteral extends Node<'Date'> {
  readonly text: string;
}

/** Where a duration is asked for: a literal, or the name of a param of that type (`for streak`). */
export type DurationExpr = DurationLiteral | NameExpr;

// ---- Expressions ----

export interface NameExpr extends Node<'Name'> {
  readonly name: string;
}

/** `spx.high`, `macd(spx).signal`, `second_engine.size` */
export interface MemberExpr extends Node<'Member'> {
  readonly object: Expr;
  readonly member: Ident;
}

/** `rsi(spx, 14)`; arguments may be durations (`sma(vix, 20 sessions)`) and conditions (`count(C, D)`). */
export interface CallExpr extends Node<'Call'> {
  readonly callee: Ident;
  readonly args: readonly Expr[];
}

export interface NegateExpr extends Node<'Negate'> {
  readonly operand: Expr;
}

export type ArithmeticOp = '+' | '-' | '*' | '/' | 'of';

/** `15% of x` is a product like `*`; the tree keeps the spelling for the formatter. */
export interface ArithmeticExpr extends Node<'Arithmetic'> {
  readonly op: ArithmeticOp;
  readonly left: Expr;
  readonly right: Expr;
}

export interface IfExpr extends Node<'If'> {
  readonly condition: Expr;
  readonly then: Expr;
  readonly else: Expr;
}

/** Kept by the formatter; transparent to everything else. */
export interface ParenExpr extends Node<'Paren'> {
  readonly inner: Expr;
}

/** `x 5 sessions ago`, `x streak ago` */
export interface AgoExpr extends Node<'Ago'> {
  readonly value: Expr;
  readonly duration: DurationExpr;
}

export type ResamplePeriod = 'week' | 'month' | 'quarter';

/** `spx by week` */
export interface ByExpr extends Node<'By'> {
  readonly value: Expr;
  readonly period: ResamplePeriod;
}

// ---- Conditions ----

export interface LogicExpr extends Node<'Logic'> {
  readonly op: 'and' | 'or';
  readonly left: Expr;
  readonly right: Expr;
}

export interface NotExpr extends Node<'Not'> {
  readonly operand: Expr;
}

export type CompareOp = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** `a < b <= c`: `operands` has one more element than `ops`; `opSpans` runs beside `ops`. */
export interface CompareExpr extends Node<'Compare'> {
  readonly operands: readonly Expr[];
  readonly ops: readonly CompareOp[];
  readonly opSpans: readonly Span[];
}

/** `x in a..b`; for a regime, the bounds are the names of states. */
export interface InRangeExpr extends Node<'InRange'> {
  readonly value: Expr;
  readonly low: Expr;
  readonly high: Expr;
}

/** `R is S` for a regime or an enumeration, `L is active` for a layer. */
export interface IsExpr extends Node<'Is'> {
  readonly subject: Expr;
  readonly state: Ident;
}

/** `C for D`; with `atLeast` K it is `C for K of N sessions`. */
export interface ForExpr extends Node<'For'> {
  readonly condition: Expr;
  readonly atLeast?: NumberLiteral | NameExpr;
  readonly window: DurationExpr;
}

/** `C within D` */
export interface WithinExpr extends Node<'Within'> {
  readonly condition: Expr;
  readonly window: DurationExpr;
}

/** `C since E` */
export interface SinceExpr extends Node<'Since'> {
  readonly condition: Expr;
  readonly start: Expr;
}

/** `x crosses above y` */
export interface CrossesExpr extends Node<'Crosses'> {
  readonly left: Expr;
  readonly direction: 'above' | 'below';
  readonly right: Expr;
}

/** `x rising`, `x falling over 20 sessions` */
export interface TrendExpr extends Node<'Trend'> {
  readonly value: Expr;
  readonly direction: 'rising' | 'falling';
  readonly over?: DurationExpr;
}

/** `x rises 30% within 5 sessions` */
export interface MoveExpr extends Node<'Move'> {
  readonly value: Expr;
  readonly direction: 'rises' | 'falls';
  readonly amount: Expr;
  readonly window: DurationExpr;
}

/** `x diverges below y over 20 sessions` */
export interface DivergesExpr extends Node<'Diverges'> {
  readonly left: Expr;
  readonly direction: 'above' | 'below';
  readonly right: Expr;
  readonly over: DurationExpr;
}

/** `at least 4 of (C1, C2)`, `all of (...)`, `none of (...)`; `count` only with `at least`. */
export interface VoteExpr extends Node<'Vote'> {
  readonly quantifier: 'at least' | 'all' | 'none';
  readonly count?: Expr;
  readonly conditions: readonly Expr[];
}

/** `10..14 days before fomc`, `within 3 sessions after cpi_release` (low 0), `2 sessions before fomc` (low = high). */
export interface EventWindowExpr extends Node<'EventWindow'> {
  readonly form: 'range' | 'within' | 'exact';
  readonly low: NumberLiteral | NameExpr;
  readonly high: NumberLiteral | NameExpr;
  /** `undefined` where the whole duration is a param: `within notice before fomc` (then low is 0, high the param). */
  readonly unit?: DurationUnit;
  readonly relation: 'before' | 'after';
  readonly event: Ident;
}

/** A hole that the parser left where an expression was expected; a diagnostic already tells of it. */
export interface BadExpr extends Node<'Bad'> {}

export type Expr =
  | NumberLiteral
  | MoneyLiteral
  | DurationLiteral
  | DateLiteral
  | NameExpr
  | MemberExpr
  | CallExpr
  | NegateExpr
  | ArithmeticExpr
  | IfExpr
  | ParenExpr
  | AgoExpr
  | ByExpr
  | LogicExpr
  | NotExpr
  | CompareExpr
  | InRangeExpr
  | IsExpr
  | ForExpr
  | WithinExpr
  | SinceExpr
  | CrossesExpr
  | TrendExpr
  | MoveExpr
  | DivergesExpr
  | VoteExpr
  | EventWindowExpr
  | BadExpr;

/** `a..b`, inclusive. */
export interface Range extends Node<'Range'> {
  readonly low: Expr;
  readonly high: Expr;
}

/** `"text {expr}"`: literal parts and the expressions between them, in order. */
export interface Template extends Node<'Template'> {
  readonly parts: readonly (string | Expr)[];
}

export interface StringLiteral extends Node<'String'> {
  readonly value: string;
}

// ---- Declarations ----

interface Declared<K extends string> extends Node<K> {
  /** Text of the `##` lines above, without the marks. */
  readonly doc?: string;
}

interface Named<K extends string> extends Declared<K> {
  readonly name: Ident;
}

/** `ratio`, `money(USD)`, or the name of an enumeration; the name is empty where none was written, which is reported. */
export interface TypeRef extends Node<'TypeRef'> {
  readonly name: string;
  readonly currency?: string;
}

/** `every 5 minutes`, `every session`, `every month` */
export interface ClockRef extends Node<'ClockRef'> {
  readonly unit: 'minutes' | 'session' | 'week' | 'month' | 'quarter';
  /** 1 but for minutes. */
  readonly count: number;
}

export interface CalendarDecl extends Declared<'Calendar'> {
  readonly name: Ident;
}

export interface EvaluateDecl extends Declared<'Evaluate'> {
  readonly every: ClockRef;
}

/** One declaration may introduce several names: `input us10y, us2y : rate`. */
export interface InputDecl extends Declared<'Input'> {
  readonly names: readonly Ident[];
  readonly type: TypeRef;
  readonly bars: boolean;
  readonly range?: Range;
  readonly every?: ClockRef;
  readonly staleAfter?: DurationLiteral;
  readonly from?: StringLiteral;
}

export interface ParamDecl extends Named<'Param'> {
  /** A number, money, duration, or the name of an enumeration's member. */
  readonly value: Expr;
  readonly range?: Range;
  readonly step?: Expr;
}

export interface ProfileDecl extends Named<'Profile'> {
  readonly settings: readonly Setting[];
}

/** `p = v` */
export interface Setting extends Node<'Setting'> {
  readonly name: Ident;
  readonly value: Expr;
}

export interface EnumDecl extends Named<'Enum'> {
  readonly members: readonly Ident[];
}

/** `let x = E` when `params` is absent, `let f(x, n) = E` otherwise. */
export interface LetDecl extends Named<'Let'> {
  readonly params?: readonly Ident[];
  readonly value: Expr;
}

export interface EventDecl extends Named<'Event'> {
  readonly from?: StringLiteral;
}

/** `below E`, `A..B`, `above E`: a missing bound is open. */
export interface RegimeBand extends Node<'Band'> {
  readonly state: Ident;
  readonly form: 'below' | 'between' | 'above';
  readonly low?: Expr;
  readonly high?: Expr;
}

/** `S when C until C2`, or `S otherwise` (no `when`). */
export interface RegimeState extends Node<'State'> {
  readonly state: Ident;
  readonly when?: Expr;
  readonly until?: Expr;
}

/** `by` and `bands` for ordered bands, `states` for a state machine. */
export interface RegimeDecl extends Named<'Regime'> {
  readonly by?: Expr;
  readonly bands: readonly RegimeBand[];
  readonly states: readonly RegimeState[];
}

/** `+W when C` or `-W when C`; the sign is part of the term, `weight` is as written after it. */
export interface ScoreTerm extends Node<'ScoreTerm'> {
  readonly sign: 1 | -1;
  readonly weight: Expr;
  readonly when: Expr;
}

export interface ScoreDecl extends Named<'Score'> {
  readonly base?: Expr;
  readonly terms: readonly ScoreTerm[];
}

export type Instrument = 'put' | 'call' | 'strangle' | 'condor' | 'future';

export interface Leg extends Node<'Leg'> {
  readonly side: 'buy' | 'sell';
  readonly count?: NumberLiteral;
  readonly instrument: Instrument;
  readonly underlying: Ident;
  /** `delta 0.65..0.85`, or a single delta (low and high are the same node). */
  readonly delta?: Range;
  readonly target?: Expr;
  /** `expiry 30..60 days` */
  readonly expiry?: Expiry;
}

/** `30..60 days`, `45 days`, or a cycle: `monthly`, `quarterly`, `next monthly`, `next quarterly`. */
export interface Expiry extends Node<'Expiry'> {
  readonly low?: NumberLiteral;
  readonly high?: NumberLiteral;
  readonly unit?: DurationUnit;
  readonly cycle?: string;
}

export interface LayerDecl extends Named<'Layer'> {
  readonly legs: readonly Leg[];
  /** `size of E`: what a size of 100% means. */
  readonly base?: Expr;
  readonly margin?: Expr;
  readonly intents: readonly Expr[];
}

// ---- Rules ----

export type ActionVerb = 'activate' | 'scale' | 'deactivate' | 'roll' | 'alert';

/** `size A`, or `size A..B [of E] [by X [from X1 to X2]] [round down|nearest|up]` */
export interface SizeSpec extends Node<'Size'> {
  readonly low: Expr;
  /** Absent for a single size. */
  readonly high?: Expr;
  readonly of?: Expr;
  readonly by?: Expr;
  readonly from?: Expr;
  readonly to?: Expr;
  readonly round?: 'down' | 'nearest' | 'up';
}

export interface ActivateAction extends Node<'activate'> {
  readonly layer: Ident;
  readonly size?: SizeSpec;
}
export interface ScaleAction extends Node<'scale'> {
  readonly layer: Ident;
  readonly size: SizeSpec;
}
export interface DeactivateAction extends Node<'deactivate'> {
  readonly layer: Ident;
}
export interface RollAction extends Node<'roll'> {
  readonly layer: Ident;
  readonly expiry: Expiry;
}
export interface AlertAction extends Node<'alert'> {
  readonly text: Template;
  readonly level: 'info' | 'warning' | 'critical';
}
export type Action = ActivateAction | ScaleAction | DeactivateAction | RollAction | AlertAction;

/** A rule; `name` is absent for an anonymous one. */
export interface RuleDecl extends Declared<'Rule'> {
  readonly name?: Ident;
  readonly when: Expr;
  readonly unless?: Expr;
  readonly actions: readonly Action[];
  readonly until?: Expr;
  readonly hold?: DurationExpr;
  readonly cooldown?: DurationExpr;
  readonly priority?: NumberLiteral;
}

/** `forbid ACTION [LAYER] when C [because "..."]` */
export interface ForbidDecl extends Declared<'Forbid'> {
  readonly action: ActionVerb;
  readonly layer?: Ident;
  readonly when: Expr;
  readonly because?: StringLiteral;
}

/** `limit L.size to E [when C]` */
export interface LimitDecl extends Declared<'Limit'> {
  readonly layer: Ident;
  readonly quantity: 'size' | 'margin' | 'notional';
  readonly to: Expr;
  readonly when?: Expr;
}

/** `require 2 approvals from (risk, pm, ops) to activate second_engine within 1 session` */
export interface RequireDecl extends Declared<'Require'> {
  readonly count: NumberLiteral;
  readonly approvers: readonly Ident[];
  readonly action: ActionVerb;
  readonly layer: Ident;
  readonly within?: DurationExpr;
}

export interface AssertDecl extends Declared<'Assert'> {
  readonly name?: Ident;
  readonly mode: 'always' | 'never';
  readonly condition: Expr;
}

// ---- Tests ----

/** A value of a `given` series: a number, a member of an enumeration, a truth, or `unknown`. */
export type GivenValue = Expr | (Node<'Unknown'> & {});

export interface FromStep extends Node<'from'> {
  readonly date: DateLiteral;
}
export interface DataStep extends Node<'data'> {
  readonly path: StringLiteral;
}
/** One value is a constant; several fill successive sessions. `name` may have a member (`spx.high`). */
export interface GivenStep extends Node<'given'> {
  readonly name: Ident;
  readonly member?: Ident;
  readonly values: readonly GivenValue[];
}
export interface SetStep extends Node<'set'> {
  readonly setting: Setting;
}
/** `profile balanced` inside a test */
export interface UseProfileStep extends Node<'profile'> {
  readonly name: Ident;
}
/** `approve L by a, b on DATE` */
export interface ApproveStep extends Node<'approve'> {
  readonly layer: Ident;
  readonly by: readonly Ident[];
  readonly on: DateLiteral;
}
/** What a test may expect: the verbs of rules and the kinds of decisions. */
export type ExpectedKind =
  | ActionVerb
  | 'proposed'
  | 'approved'
  | 'lapsed'
  | 'vetoed'
  | 'constrained'
  | 'scaled'
  | 'rolled'
  | 'activated'
  | 'deactivated';
/** `expect [no] activate L [on DATE] [size R]` */
export interface ExpectDecisionStep extends Node<'expect'> {
  readonly negated: boolean;
  readonly action: ExpectedKind;
  readonly layer?: Ident;
  readonly on?: DateLiteral;
  readonly size?: Range;
}
/** `expect always C`, `expect never C`, `expect C on DATE` */
export interface ExpectConditionStep extends Node<'expect-condition'> {
  readonly mode: 'always' | 'never' | 'on';
  readonly condition: Expr;
  readonly on?: DateLiteral;
}
export type TestStep =
  | FromStep
  | DataStep
  | GivenStep
  | SetStep
  | UseProfileStep
  | ApproveStep
  | ExpectDecisionStep
  | ExpectConditionStep;

export interface TestDecl extends Declared<'Test'> {
  readonly title: StringLiteral;
  readonly steps: readonly TestStep[];
}

export type Statement =
  | CalendarDecl
  | EvaluateDecl
  | InputDecl
  | ParamDecl
  | ProfileDecl
  | EnumDecl
  | LetDecl
  | EventDecl
  | RegimeDecl
  | ScoreDecl
  | LayerDecl
  | RuleDecl
  | ForbidDecl
  | LimitDecl
  | RequireDecl
  | AssertDecl
  | TestDecl;

/** `# text` or `## text`; `text` is the whole comment with its marks, without the line end. */
export interface Comment extends Node<'Comment'> {
  readonly text: string;
  readonly doc: boolean;
}

export interface FileAst extends Node<'File'> {
  readonly file: string;
  readonly statements: readonly Statement[];
  readonly comments: readonly Comment[];
}
