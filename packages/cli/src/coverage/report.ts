/** What tests have seen of conditions, before it is printed in some format. */
import type { SourceFile } from '@hedgerow/dsl';
import {
  type ConditionCoverage,
  type Coverage,
  type CoverageCount,
  countOutcomes,
  isMet,
  type Outcome,
  outcomes,
} from '@hedgerow/runtime';
import { type Range, toRange } from '../render/finding.ts';
import { Sources } from '../render/sources.ts';

export interface PlacedCondition extends ConditionCoverage {
  readonly range: Range;
}

export interface FileCoverage {
  readonly file: string;
  /** In the order of their places. */
  readonly conditions: readonly PlacedCondition[];
  readonly count: CoverageCount;
}

export interface CoverageReport {
  /** Files without conditions are left out. */
  readonly files: readonly FileCoverage[];
  readonly count: CoverageCount;
  readonly sources: Sources;
}

/** Of several rule sets, each with its files. */
export function coverageReport(
  tested: readonly { readonly files: readonly SourceFile[]; readonly coverage: Coverage }[],
): CoverageReport {
  const sources = new Sources(tested.flatMap(({ files }) => files));
  const conditions = tested.flatMap(({ coverage }) => coverage.conditions);
  const byFile = Map.groupBy(conditions, ({ file }) => file);
  const files = [...byFile].map(([file, own]) => ({
    file,
    conditions: own.map((one) => ({ ...one, range: toRange(one.span, sources.lines(file))! })),
    count: countOutcomes(own),
  }));
  return { files, count: countOutcomes(conditions), sources };
}

/** How often an outcome that is owed was seen, in instants; of a pair for `deciding` the rarer side. */
export function timesSeen(condition: ConditionCoverage, outcome: Outcome): number {
  if (!isMet(condition, outcome)) return 0;
  if (outcome !== 'deciding') return condition[outcome];
  return Math.min(condition.decidedTrue, condition.decidedFalse) || 1;
}

export const owedOutcomes = ({ owed }: ConditionCoverage): Outcome[] =>
  outcomes.filter((outcome) => owed[outcome]);

/** Instants at which a condition stood in a test at all. */
export const instantsOf = (condition: ConditionCoverage): number =>
  condition.true + condition.false + condition.unknown;

/** Conditions of a file by the line on which they begin. */
export const byLine = ({ conditions }: FileCoverage): Map<number, PlacedCondition[]> =>
  Map.groupBy(conditions, ({ range }) => range.start.line);

/** Rounded down, so that 100% means all. */
export const percentText = ({ percent }: CoverageCount): string => `${Math.floor(percent * 10) / 10}%`;
