import type { BarField, DiagnosticId } from '@hedgerow/dsl';
import type { EventCalendar } from '../calendar/types.ts';

/**
 * The observations of one input in the order (knownAt, period), as first published. NaN is a cell that was there
 * but empty. All arrays have one length.
 */
export interface Series {
  readonly name: string;
  /** UTC epoch ms from which a rule may use the observation. */
  readonly knownAt: Float64Array;
  /**
   * What the observation describes: the session's index (`every session`), the epoch day of the first day of the
   * week, month or quarter, or the UTC epoch ms of the observation (`every N minutes`). Strictly ascending.
   */
  readonly period: Float64Array;
  /** Not read but computed, from a book: unknown throughout is no missing data. */
  readonly computed?: boolean;
  /** `value` for a plain input; the bar's fields for bars (a bar file without volume has no `volume`). */
  readonly fields: ReadonlyMap<BarField | 'value', Float64Array>;
}

/** Something in a file that could not be used, or was used with doubt. Nothing is dropped without one. */
export interface DataIssue {
  readonly id: DiagnosticId;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly help?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly file: string;
  /** One-based; absent for what concerns a whole file. */
  readonly line?: number;
  readonly column?: number;
  /** The row was left out. */
  readonly dropped: boolean;
  readonly input?: string;
}

export interface Dataset {
  readonly series: ReadonlyMap<string, Series>;
  readonly events: ReadonlyMap<string, EventCalendar>;
  readonly issues: readonly DataIssue[];
}
