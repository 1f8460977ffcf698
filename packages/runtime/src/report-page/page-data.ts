/** What the page's script needs, as it stands in the page: rounded, dates and accounts as steps, conditions told once. */

export type Steps = readonly (number | null)[];

/** What one condition of the author's is, wherever it comes up in why trees. */
export interface PackedCondition {
  readonly text: string;
  readonly form: string;
  readonly unit: string;
  readonly place: string;
}

/** One node of a why tree; fields that say nothing are left out. Trees share their equal parts. */
export interface PackedWhy {
  /** Index into `conditions`; and of the definition's name whose body this is. */
  readonly of: number;
  readonly named?: number;
  readonly truth: 't' | 'f' | 'u';
  readonly decides?: 1;
  readonly since?: string;
  /** Value and threshold, a value alone, or the least and the greatest that it may be and the threshold. */
  readonly value?: number | null | readonly [number | null, number | null];
  readonly threshold?: number | null;
  /** Move that flips it, the same in standard deviations, and its unit. */
  readonly move?: readonly [number, number | null, string];
  readonly progress?: readonly [number, number, string];
  readonly earliest?: number;
  readonly blame?: readonly string[];
  /** Indices into `nodes`. */
  readonly parts?: readonly number[];
}

/** Label and text of one line of a decision's facts. */
export type Fact = readonly [string, string];

export interface PackedDecision {
  /** Index into the sessions; -1 where the decision is before the portfolios begin. */
  readonly at: number;
  readonly date: string;
  readonly instant: string;
  readonly kind: string;
  readonly layer: string;
  readonly rule: string;
  readonly facts: readonly Fact[];
  /** Name, value, known at. */
  readonly inputs: readonly (readonly [string, string, string])[];
  readonly trades: readonly (readonly [string, string])[];
  /** Index into `nodes`. */
  readonly why: number | null;
}

export interface PageData {
  /** Epoch day of the first session, then days from each to the next. */
  readonly days: Steps;
  /** Hundredths of a point. */
  readonly vix: Steps;
  readonly portfolios: readonly {
    readonly name: string;
    readonly label: string;
    /** US dollars: the first, then changes. */
    readonly equity: Steps;
    /** Basis points. */
    readonly drawdown: Steps;
  }[];
  readonly layers: readonly {
    readonly layer: string;
    /** First and last session of each stretch in which it was active. */
    readonly bands: readonly (readonly [number, number])[];
  }[];
  /** States of regimes, by `regime:NAME`. */
  readonly states: Readonly<Record<string, readonly string[]>>;
  readonly conditions: readonly PackedCondition[];
  readonly nodes: readonly PackedWhy[];
  readonly decisions: readonly PackedDecision[];
}

/** The first value, then changes from the last known one; unknown stays `null`. */
export function toSteps(values: readonly (number | null)[]): Steps {
  let last = 0;
  return values.map((value) => {
    if (value === null) return null;
    const step = value - last;
    last = value;
    return step;
  });
}

export function fromSteps(steps: Steps): (number | null)[] {
  let last = 0;
  return steps.map((step) => {
    if (step === null) return null;
    last += step;
    return last;
  });
}
