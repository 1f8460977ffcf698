import { missingOutcomes } from '@hedgerow/runtime';
import type { CoverageReport, PlacedCondition } from './report.ts';

/** JSON as `coverage.schema.json` describes it. */
export const json = ({ files, count }: CoverageReport): string =>
  `${JSON.stringify(
    {
      version: 1,
      summary: count,
      files: files.map(({ file, conditions, count: own }) => ({
        file,
        summary: own,
        conditions: conditions.map(conditionOf),
      })),
    },
    null,
    2,
  )}\n`;

const conditionOf = (one: PlacedCondition): object => ({
  text: one.text,
  form: one.form,
  range: one.range,
  true: one.true,
  false: one.false,
  unknown: one.unknown,
  decided_true: one.decidedTrue,
  decided_false: one.decidedFalse,
  deciding: one.deciding,
  owed: one.owed,
  missing: missingOutcomes(one),
});
