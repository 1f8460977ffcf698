import type { DataIssue } from '../data/dataset.ts';
import type { Run } from '../engine/run.ts';

/** A run over a stretch of history, and what it came to. */
export interface BacktestResult {
  readonly run: Run;
  /** ISO dates of the first and the last session decided; `null` where there was none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly sessions: number;
  /** First session at which every rule could be decided; `null` where that never was. Before it, rules warm up. */
  readonly firstDecidable: string | null;
  readonly rules: readonly RuleStatistics[];
  readonly layers: readonly LayerStatistics[];
  readonly alerts: number;
  readonly unknownInputs: readonly UnknownInput[];
  readonly rows: RowStatistics;
  readonly assertions: readonly AssertionStatistics[];
  readonly undefinedResults: readonly UndefinedStatistics[];
}

export interface RuleStatistics {
  readonly rule: string;
  /** First session at which it could be decided. */
  readonly firstDecidable: string | null;
  /** Sessions at whose last instant it fired (was not decided because something was unknown). */
  readonly fired: number;
  readonly unknown: number;
  /** Inputs to blame for that, and at how many of those instants each was unknown; most often first. */
  readonly blame: readonly { readonly input: string; readonly instants: number }[];
}

/** One stretch of sessions during which a layer was active. */
export interface Episode {
  readonly start: string;
  /** Session of the deactivation; `null` where the layer is still active at the end of the run. */
  readonly end: string | null;
  /** From activation to deactivation, the former's session included. */
  readonly sessions: number;
  readonly openingSize: number;
  readonly greatestSize: number;
}

export interface LayerStatistics {
  readonly layer: string;
  readonly activations: number;
  readonly episodes: readonly Episode[];
  /** Sessions at whose end it was active, and their share of all. */
  readonly activeSessions: number;
  readonly activeShare: number;
  /** Median length of the episodes that ended; `null` where none did. */
  readonly medianHold: number | null;
  /** Activations and deactivations in 252 sessions. */
  readonly flipsPerYear: number;
  readonly scaled: number;
  readonly rolled: number;
  readonly vetoed: number;
  readonly constrained: number;
  readonly proposed: number;
  readonly approved: number;
  readonly lapsed: number;
}

export interface UnknownInput {
  readonly input: string;
  /** Sessions at whose last instant it was unknown, and their share of all. */
  readonly sessions: number;
  readonly share: number;
  /** Of those, sessions before the first at which it was known: history that the data does not have. */
  readonly beforeData: number;
}

export interface RowStatistics {
  /** Rows left out, and rows used with doubt. */
  readonly dropped: number;
  readonly doubtful: number;
  /** By finding: how often, with the first few. */
  readonly findings: readonly {
    readonly id: DataIssue['id'];
    readonly severity: DataIssue['severity'];
    readonly count: number;
    readonly first: readonly DataIssue[];
  }[];
}

export interface AssertionStatistics {
  readonly assertion: string;
  readonly mode: 'always' | 'never';
  readonly broken: number;
  readonly firstBroken: string | null;
  /** Instants at which it could not be decided. */
  readonly unknown: number;
}

/** Where arithmetic had no result though its operands were known: a division by zero, a logarithm, an overflow. */
export interface UndefinedStatistics {
  /** The operator or function. */
  readonly operation: string;
  /** Definitions that are made of it. */
  readonly definitions: readonly string[];
  readonly ticks: number;
  readonly firstSession: string;
}
