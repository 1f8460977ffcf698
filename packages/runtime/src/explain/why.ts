/** Truth as shown to people and in JSON. */
export type Truth = 'true' | 'false' | 'unknown';

/** How far a comparison is from flipping, as of the instant. */
export interface Distance {
  /** In the value's own unit: add this to the left side and it flips (the least such move, signed). */
  readonly move: number;
  /** `move` in standard deviations of the left side's daily changes over 63 sessions; `null` where unknown. */
  readonly sigmas: number | null;
  readonly unit: string;
}

/** The tree of conditions behind a decision, or behind its absence. */
export interface Why {
  /** The author's text of the condition. */
  readonly text: string;
  readonly form: string;
  readonly truth: Truth;
  /** Session since which it has had this truth, ISO date. */
  readonly since: string | null;
  /** Comparisons: both sides now. */
  readonly value?: number | null;
  readonly threshold?: number | null;
  /** The least and the greatest that the left side may be: a score or a count while parts of it are unknown. */
  readonly range?: readonly [number, number];
  readonly unit?: string;
  readonly distance?: Distance;
  /** Windows: how many of how many instants hold so far (`2 of 3`). */
  readonly progress?: { readonly have: number; readonly need: number; readonly unit: string };
  /** Least number of sessions in which this could become true. */
  readonly earliest?: number | null;
  /** Inputs that are unknown and make this unknown. */
  readonly blame?: readonly string[];
  /** The parts; with `decides` on those that decide the truth of the whole. */
  readonly children: readonly Why[];
  readonly decides: boolean;
  readonly span: { readonly file: string; readonly line: number; readonly column: number };
}
