import {
  byLine,
  type CoverageReport,
  type FileCoverage,
  instantsOf,
  owedOutcomes,
  timesSeen,
} from './report.ts';

/** Branch numbers of the outcomes, the same in every file. */
const branches = { true: 0, false: 1, deciding: 2 } as const;

/**
 * lcov's tracefile (geninfo(1)): each condition is a block, each outcome owed a branch of it (0 true, 1 false,
 * 2 deciding), taken at so many instants, or `-` where no test looks at the condition. A line counts as executed
 * where some test looks at a condition that begins on it.
 */
export const lcov = ({ files }: CoverageReport): string => files.flatMap(recordOf).join('\n').concat('\n');

function recordOf(coverage: FileCoverage): string[] {
  const { file, conditions, count } = coverage;
  const taken = conditions.flatMap((one, block) =>
    owedOutcomes(one).map((outcome) => {
      const times = instantsOf(one) === 0 ? '-' : timesSeen(one, outcome);
      return `BRDA:${one.range.start.line},${block},${branches[outcome]},${times}`;
    }),
  );
  const lines = [...byLine(coverage)].map(([line, own]) => [line, Math.max(...own.map(instantsOf))] as const);
  return [
    'TN:',
    `SF:${file}`,
    ...taken,
    `BRF:${count.owed}`,
    `BRH:${count.met}`,
    ...lines.map(([line, instants]) => `DA:${line},${instants}`),
    `LF:${lines.length}`,
    `LH:${lines.filter(([, instants]) => instants > 0).length}`,
    'end_of_record',
  ];
}
