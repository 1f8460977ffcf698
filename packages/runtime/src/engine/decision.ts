import type { Why } from '../explain/why.ts';

export type DecisionKind =
  | 'proposed'
  | 'approved'
  | 'lapsed'
  | 'activated'
  | 'scaled'
  | 'rolled'
  | 'deactivated'
  | 'vetoed'
  | 'constrained'
  | 'alert';

/** A size as a fraction of the layer's base, with what it comes to where the program and the data know it. */
export interface SizeInfo {
  readonly size: number;
  readonly notional?: number;
  readonly margin?: number;
  readonly contracts?: number;
}

export interface SourceSpan {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface VetoInfo {
  readonly text: string;
  readonly because?: string;
  /** It blocked because its condition was unknown (guards fail closed). */
  readonly unknown: boolean;
  readonly span: SourceSpan;
}

export interface LimitInfo {
  readonly text: string;
  readonly quantity: 'size' | 'margin' | 'notional';
  /** The ceiling in the quantity's unit; `null` where unknown (no increase is allowed). */
  readonly ceiling: number | null;
  readonly span: SourceSpan;
}

/** One change, as emitted. Plain JSON: its published schema is decision.schema.json. */
export interface Decision {
  /** Deterministic: a hash of rule set, params, instant, layer, kind and ordinal. */
  readonly id: string;
  /** ISO instant in UTC. */
  readonly instant: string;
  /** ISO date of the session. */
  readonly session: string;
  readonly kind: DecisionKind;
  readonly layer: string | null;
  readonly action: 'activate' | 'scale' | 'deactivate' | 'roll' | 'alert';
  readonly requested: SizeInfo | null;
  readonly granted: SizeInfo | null;
  readonly rule: string | null;
  readonly span: SourceSpan | null;
  readonly vetoes: readonly VetoInfo[];
  readonly limits: readonly LimitInfo[];
  /** Notes such as `driver unknown: size at its low end`. */
  readonly notes: readonly string[];
  readonly inputs: Readonly<
    Record<string, { readonly value: number | string | null; readonly known_at: string | null }>
  >;
  readonly why: Why | null;
  readonly text?: string;
  readonly level?: 'info' | 'warning' | 'critical';
  readonly approvals?: readonly string[];
  readonly expiry?: string;
  readonly rules_hash: string;
  readonly params: Readonly<Record<string, number | string>>;
}

/** A human's word in a run: from a test's `approve`, a journal, or an API. */
export interface ApprovalEvent {
  readonly layer: string;
  readonly by: string;
  /** UTC epoch ms. */
  readonly time: number;
}
