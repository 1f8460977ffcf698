/** What the page and its worker say to each other. Plain data, cloned by postMessage. */
import type { LintConfig } from '@hedgerow/dsl';
import type { CalendarChanges, DataSource } from '@hedgerow/runtime/browser';
import type { Diagnostic } from 'vscode-languageserver-types';

/** A request of LSP's (`textDocument/hover`), or one of ours (`hedgerow/fire`). */
export interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

export type Answer =
  | { readonly id: number; readonly result: unknown }
  /** `refused`: the reason is for the user; else something is broken. */
  | { readonly id: number; readonly error: string; readonly refused: boolean };

export interface Published {
  readonly method: 'diagnostics';
  readonly uri: string;
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The rules of a folder have run over its data anew: what lenses and hovers show of it has changed. */
export interface Ran {
  readonly method: 'ran';
  readonly folder: string;
}

export type FromWorker = Answer | Published | Ran;

/** `hedgerow/open`: a document's whole text, at first and after each change. */
export interface OpenParams {
  readonly uri: string;
  readonly text: string;
  readonly version: number;
}

/** `hedgerow/data`: the data that the rule sets of a folder run on. */
export interface DataParams {
  readonly folder: string;
  readonly sources: readonly DataSource[];
}

/** `hedgerow/catalogue`: names that data of the host will supply, beside those of the data that is there. */
export interface CatalogueParams {
  readonly folder: string;
  readonly names: readonly string[];
}

/** `hedgerow/fire`: what a rule did over the whole history. Without a rule, the one at an offset. */
export interface FireParams {
  readonly uri: string;
  readonly rule?: string;
  readonly offset?: number;
  /** Values of params, for a slider that has not been let go of. */
  readonly params?: Readonly<Record<string, number>>;
  /** Another text of the document, which has not been written yet: a slider over a literal. */
  readonly text?: string;
  /** The text as it was saved: what it did is given beside. */
  readonly saved?: string;
}

/** One series of the chart: a value a session, NaN where unknown. */
export interface Line {
  readonly name: string;
  readonly unit: string;
  readonly values: Float64Array;
  /** Constants that the rule compares it with. */
  readonly thresholds: readonly number[];
}

export interface Mark {
  /** Index into `times`. */
  readonly session: number;
  readonly kind: string;
  readonly layer: string | null;
  /** As a person reads it: `activated second_engine 30%`. */
  readonly text: string;
}

export interface Fired {
  readonly rule: string;
  readonly layer: string | null;
  /** UTC epoch seconds of each session's date, for the axis. */
  readonly times: Float64Array;
  readonly dates: readonly string[];
  readonly lines: readonly Line[];
  /** 1 where the rule's layer is active after the session. */
  readonly active: Uint8Array;
  /** 1 where the rule's condition holds; 2 where it is unknown. */
  readonly holds: Uint8Array;
  readonly marks: readonly Mark[];
  /** Of the saved text, where it differs. */
  readonly before?: { readonly active: Uint8Array; readonly marks: readonly Mark[] };
  readonly activations: number;
  readonly activeShare: number;
  /** Milliseconds that it took to compile and to run. */
  readonly took: number;
}

/** Why there is nothing to show: in words for the user. */
export interface NotFired {
  readonly reason: string;
}

/** `hedgerow/why`: the tree of a rule at a session, and the values that stand in the text there. */
export interface WhyParams {
  readonly uri: string;
  readonly rule: string;
  /** ISO date; the last session without one. */
  readonly date?: string;
  /** All conditions, not those alone that decide. */
  readonly full?: boolean;
}

/** `hedgerow/knob`: the number at an offset that can be turned: a param, or a literal. `null` where there is none. */
export interface KnobParams {
  readonly uri: string;
  readonly offset: number;
}

export interface Knob {
  /** Of the param, or of what the literal is compared with. */
  readonly name: string;
  readonly isParam: boolean;
  /** Where the literal stands. */
  readonly uri: string;
  readonly span: { readonly start: number; readonly end: number };
  /** As the literal means it: 60% is 0.6, 3 sessions are 3. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** How the literal is written. */
  readonly suffix: '' | '%' | 'bp' | 'pp';
  readonly currency?: string;
  readonly duration?: string;
}

/** What the params of a rule set are. */
export interface Chosen {
  /** Of the rule set, or else of its hedgerow.json; `null` for none. */
  readonly profile: string | null;
  /** By param, over the profile. */
  readonly set: Readonly<Record<string, number>>;
}

/** `hedgerow/choose`: what they are from now on. Answered by a ParamTable, once the rules have run. */
export interface ChooseParams extends Chosen {
  readonly uri: string;
}

/** What a rule set's hedgerow.json says beside its data: profiles, changes to the calendar, levels of lint rules. */
export interface ManifestPart {
  readonly profiles: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  readonly calendar?: CalendarChanges;
  readonly lint?: LintConfig;
}

/** `hedgerow/manifest` */
export interface ManifestParams extends ManifestPart {
  readonly folder: string;
}

/** `hedgerow/params`: every param of a document's rule set. */
export interface ParamTable {
  readonly profiles: readonly string[];
  /** The one that is chosen, where there is one of that name. */
  readonly profile: string | null;
  readonly params: readonly ParamRow[];
}

export interface ParamRow {
  readonly name: string;
  readonly doc: string | null;
  readonly unit: string;
  /** The literal of the declaration, and how far it can be turned; `null` where it is no single number. */
  readonly knob: Knob | null;
  /** Whether the declaration tells the range, or the knob's is made up. */
  readonly isBounded: boolean;
  /** Of an enumeration; its values are their places here. */
  readonly members: readonly string[] | null;
  /** Where the declaration has its value. */
  readonly uri: string;
  readonly span: { readonly start: number; readonly end: number };
  /** In the text, and by the profile (the same, where the profile does not set it). */
  readonly declared: number;
  readonly base: number;
  readonly isProfiled: boolean;
}

/** `hedgerow/unmapped`: which columns of a file of data nothing asks for, while the rules lack inputs. */
export interface UnmappedParams {
  readonly uri: string;
  readonly file: string;
  /** Its first line. */
  readonly header: string;
}

export interface Unmapped {
  /** That the rules read and no data gives. */
  readonly inputs: readonly string[];
  /** That give none of them by their names. */
  readonly columns: readonly string[];
}

/** `hedgerow/activity`: how each rule of a document did, for a line beside it. */
export interface Activity {
  readonly rule: string;
  /** Where the rule begins in the document. */
  readonly offset: number;
  /** For each of equal stretches of the history, the share in which its layer is active by it, or else its condition holds. */
  readonly shares: readonly number[];
  /** In words: `3 activations`, `1 alert`. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** `hedgerow/decisions`: of the whole rule set, for a table. */
export interface DecisionRow {
  readonly session: string;
  readonly kind: string;
  readonly rule: string | null;
  readonly layer: string | null;
  readonly size: string;
}
