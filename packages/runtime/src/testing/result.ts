import type { Diagnostic } from '@hedgerow/dsl';
import type { DataIssue } from '../data/dataset.ts';
import type { Decision, SourceSpan } from '../engine/decision.ts';
import type { Why } from '../explain/why.ts';
import type { Coverage } from './coverage.ts';

/** What all test blocks of a rule set came to. */
export interface TestReport {
  /** In the order of the files and their blocks; empty where the rule set has errors. */
  readonly tests: readonly TestResult[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of all tests that ran together, where it was asked for. */
  readonly coverage?: Coverage;
}

export interface TestResult {
  readonly title: string;
  readonly span: SourceSpan;
  readonly passed: boolean;
  /** ISO dates of the first and the last session that the test decided; `null` where it could not run. */
  readonly from: string | null;
  readonly to: string | null;
  readonly sessions: number;
  readonly failures: readonly TestFailure[];
  /** All decisions of the run. */
  readonly decisions: readonly Decision[];
  /** What the test's data files hold that is doubtful or could not be used. */
  readonly issues: readonly DataIssue[];
}

export interface TestFailure {
  /**
   * - `expectation`: an `expect` of the test
   * - `assertion`: an `assert` of the rule set
   * - `setting`: the test cannot run as it is written (data, dates, params)
   * - `evaluators`: two evaluators do not agree, which is a defect of Hedgerow
   */
  readonly kind: 'expectation' | 'assertion' | 'setting' | 'evaluators';
  /** The step or the declaration as its author wrote it. */
  readonly text: string;
  readonly span: SourceSpan;
  readonly message: string;
  /** What was expected, a line each, in the form of `actual`. */
  readonly expected: readonly string[];
  /** What was decided of that kind, a line each: `2024-01-05 activated second_engine 29.29%`. */
  readonly actual: readonly string[];
  /** ISO date of the first difference, and why the run stands there as it does. */
  readonly session: string | null;
  readonly rule: string | null;
  readonly why: Why | null;
}
