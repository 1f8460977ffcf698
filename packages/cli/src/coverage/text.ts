import { missingOutcomes } from '@hedgerow/runtime';
import { renderFrame } from '../render/frame.ts';
import { counted } from '../render/numbers.ts';
import type { Screen } from '../render/screen.ts';
import { renderTable } from '../render/table.ts';
import { visible } from '../render/width.ts';
import {
  type CoverageReport,
  type FileCoverage,
  instantsOf,
  owedOutcomes,
  type PlacedCondition,
  percentText,
} from './report.ts';

/** For people: a table of the files, then the source of what is not covered, each with what is missing. */
export function text({ files, count, sources }: CoverageReport, screen: Screen): string {
  const { colors } = screen;
  const heads = ['conditions', 'true', 'false', 'deciding', 'coverage'] as const;
  const columns = [{ head: 'file' }, ...heads.map((head) => ({ head, align: 'right' as const }))];
  const table = renderTable(columns, files.map(rowOf), screen);
  const lines = files.flatMap(({ file, conditions }) => {
    const bare = conditions.filter((one) => missingOutcomes(one).length > 0);
    const index = sources.lines(file);
    if (bare.length === 0 || index === undefined) return [];
    const gutter = String(bare.at(-1)!.range.end.line).length;
    let before: string | undefined;
    const frames = bare.flatMap((one) => {
      const mark = { span: one.span, label: labelOf(one), paint: colors.yellow, caret: '^' };
      const frame = renderFrame(index, mark, gutter, screen);
      const repeated = frame[0] === before;
      before = frame.length === 2 ? frame[0] : undefined;
      return repeated ? frame.slice(1) : frame;
    });
    return ['', colors.bold(visible(file)), ...frames];
  });
  const conditions = files.reduce((sum, one) => sum + one.conditions.length, 0);
  const total = `coverage ${percentText(count)}: ${count.met} of ${counted(count.owed, 'outcome')} of ${counted(conditions, 'condition')}`;
  return `${[...(files.length > 0 ? table : []), ...lines, '', total].join('\n')}\n`;
}

function rowOf({ file, conditions, count }: FileCoverage): string[] {
  const share = (outcome: 'true' | 'false' | 'deciding'): string => {
    const owing = conditions.filter((one) => owedOutcomes(one).includes(outcome));
    const met = owing.filter((one) => !missingOutcomes(one).includes(outcome));
    return `${met.length}/${owing.length}`;
  };
  return [
    visible(file),
    String(conditions.length),
    share('true'),
    share('false'),
    share('deciding'),
    percentText(count),
  ];
}

/** What is missing, in words; who is never true cannot decide while true, so that is not told as well. */
function labelOf(condition: PlacedCondition): string {
  const missing = missingOutcomes(condition);
  if (instantsOf(condition) === 0) return 'never looked at';
  if (condition.true + condition.false === 0) return 'never known';
  if (missing.includes('true')) return 'never true';
  if (missing.includes('false')) return 'never false';
  const { decidedTrue, decidedFalse } = condition;
  if (decidedTrue > 0 && decidedFalse === 0) return 'never decides while false';
  if (decidedFalse > 0 && decidedTrue === 0) return 'never decides while true';
  return 'never decides';
}
