/** What a test block sets up: program, sessions, data, params, approvals. */
import type { Ir, Program } from '@hedgerow/dsl';
import { paramsFor } from '../backtest/params.ts';
import { isoDate } from '../calendar/civil.ts';
import { tradingCalendar } from '../calendar/index.ts';
import type { TradingCalendar } from '../calendar/types.ts';
import type { DataIssue, Dataset, Series } from '../data/dataset.ts';
import { loadData, suppliedNames } from '../data/load.ts';
import type { DataSource } from '../data/read.ts';
import type { ApprovalEvent } from '../engine/decision.ts';
import { sessionClosingBy } from '../timeline/clocks.ts';
import { makeTimeline } from '../timeline/timeline.ts';
import type { Timeline } from '../timeline/types.ts';
import { dayOf, timeOf } from './dates.ts';
import { givenSeries, type Stretch } from './given.ts';

type Step<K extends Ir.TestStep['kind']> = Extract<Ir.TestStep, { kind: K }>;

export interface Scenario {
  readonly program: Program;
  readonly steps: readonly Ir.TestStep[];
  readonly timeline: Timeline;
  readonly data: Dataset;
  readonly params: ReadonlyMap<string, number>;
  readonly approvals: readonly ApprovalEvent[];
  readonly stretch: Stretch;
}

/** A step that cannot be carried out. */
export interface Obstacle {
  readonly step: Ir.TestStep;
  readonly message: string;
  readonly issues: readonly DataIssue[];
}

/** Where a test without `from` and without data begins. */
const DEFAULT_FROM = '2024-01-02';

export type ReadData = (path: string, ruleFile: string) => string | Uint8Array | undefined;

/** The program of the rule set in which these names, where they are definitions, are supplied as inputs. */
export type CompileWith = (supplied: readonly string[]) => Program;

export const stepsOf = <K extends Ir.TestStep['kind']>(
  steps: readonly Ir.TestStep[],
  kind: K,
): readonly Step<K>[] => steps.filter((step): step is Step<K> => step.kind === kind);

/** Sets a test up, or tells what hinders it. `index` is the test's place in the program. */
export function scenarioOf(
  index: number,
  base: Program,
  compileWith: CompileWith,
  readData: ReadData,
): Scenario | Obstacle {
  const written = base.tests[index]!.steps;
  const sources: DataSource[] = [];
  for (const step of stepsOf(written, 'data')) {
    const content = readData(step.path, step.file);
    if (content === undefined) {
      return { step, message: `the data file \`${step.path}\` cannot be read`, issues: [] };
    }
    sources.push({ name: step.path, content });
  }
  const given = stepsOf(written, 'given').map(({ name }) => name);
  const program = compileWith([...new Set([...given, ...suppliedNames(sources)])]);
  // Steps of the program that is run: their conditions are its nodes.
  const { steps } = program.tests[index]!;
  const calendar = tradingCalendar(program.calendar)!;
  const { enums, events } = program;
  const files = loadData(sources, program.inputs, calendar, { enums, events });
  const error = files.issues.find(({ severity }) => severity === 'error');
  if (error) {
    const step = stepsOf(steps, 'data').find(({ path }) => path === error.file) ?? steps[0]!;
    return { step, message: error.message, issues: files.issues };
  }

  const stretch = stretchOf(steps, program, files, calendar);
  const outside = outsideStretch(steps, stretch, calendar);
  if (outside) return { ...outside, issues: files.issues };
  const data: Dataset = { ...files, series: withGiven(files, program, steps, calendar, stretch) };
  const range = { from: calendar.date[stretch.warm]!, to: calendar.date[stretch.last]! };
  return {
    program,
    steps,
    timeline: makeTimeline(program, calendar, data, range),
    data,
    params: paramsOf(program, steps),
    approvals: approvalsOf(steps, calendar),
    stretch,
  };
}

/** Sessions of the first and the last observation of what comes at least every session. */
function extentOf(data: Dataset, program: Program, calendar: TradingCalendar): [number, number] | undefined {
  const ends = program.inputs.flatMap(({ name, every }) => {
    const series = data.series.get(name);
    if (!series || series.period.length === 0) return [];
    const sessionOf = (i: number): number =>
      every.unit === 'session' ? series.period.at(i)! : sessionClosingBy(calendar, series.knownAt.at(i)!);
    return every.unit === 'session' || every.unit === 'minutes'
      ? [[sessionOf(0), sessionOf(-1)] as const]
      : [];
  });
  if (ends.length === 0) return undefined;
  return [Math.min(...ends.map(([first]) => first)), Math.max(...ends.map(([, last]) => last))];
}

/**
 * The sessions that the longest series spans; of constants alone one, or up to the last date that the test names.
 * Data from before `from` warms windows up.
 */
function stretchOf(
  steps: readonly Ir.TestStep[],
  program: Program,
  files: Dataset,
  calendar: TradingCalendar,
): Stretch {
  const extent = extentOf(files, program, calendar);
  const from = stepsOf(steps, 'from')[0]?.date;
  const first =
    from === undefined && extent ? extent[0] : calendar.atOrBefore(dayOf(from ?? DEFAULT_FROM) - 1) + 1;
  const lengths = stepsOf(steps, 'given').map(({ values }) => values.length);
  const longest = Math.max(1, ...lengths);
  const last = Math.max(first + longest - 1, extent?.[1] ?? -1);
  if (longest > 1 || extent) return { warm: Math.min(first, extent?.[0] ?? first), first, last };
  const named = datesOf(steps).map(({ date }) => calendar.atOrBefore(dayOf(date)));
  return { warm: first, first, last: Math.max(first, ...named) };
}

/** What a test dates: expectations and approvals. */
function datesOf(steps: readonly Ir.TestStep[]): { readonly step: Ir.TestStep; readonly date: string }[] {
  return steps.flatMap((step) => {
    const dated = step.kind === 'approve' || step.kind === 'expect' || step.kind === 'expect-condition';
    return dated && step.on !== undefined ? [{ step, date: step.on }] : [];
  });
}

/** A date that the test never comes to would make an expectation vain. */
function outsideStretch(
  steps: readonly Ir.TestStep[],
  { first, last }: Stretch,
  calendar: TradingCalendar,
): Omit<Obstacle, 'issues'> | undefined {
  for (const { step, date } of datesOf(steps)) {
    const day = dayOf(date);
    const why = step.kind === 'approve' ? undefined : calendar.closedBecause(day);
    if (why !== undefined) return { step, message: `${date} is no session: ${why}` };
    if (day >= calendar.date[first]! && day <= calendar.date[last]!) continue;
    const run = `${isoDate(calendar.date[first]!)} to ${isoDate(calendar.date[last]!)}`;
    return { step, message: `${date} is outside the test, whose sessions are ${run}` };
  }
  return undefined;
}

function withGiven(
  files: Dataset,
  program: Program,
  steps: readonly Ir.TestStep[],
  calendar: TradingCalendar,
  stretch: Stretch,
): ReadonlyMap<string, Series> {
  const series = new Map(files.series);
  for (const [name, given] of Map.groupBy(stepsOf(steps, 'given'), (step) => step.name)) {
    // What no node reads is no input of the program, and need not be given.
    const input = program.inputs.find((i) => i.name === name);
    if (input) series.set(name, givenSeries(input, given, calendar, stretch));
  }
  return series;
}

function paramsOf(program: Program, steps: readonly Ir.TestStep[]): ReadonlyMap<string, number> {
  const profile = stepsOf(steps, 'profile').at(-1)?.name;
  const { params } = paramsFor(program, profile === undefined ? {} : { profile });
  const set = stepsOf(steps, 'set').map(({ param, value }) => [param, value] as const);
  return new Map([...params, ...set]);
}

const approvalsOf = (steps: readonly Ir.TestStep[], calendar: TradingCalendar): ApprovalEvent[] =>
  stepsOf(steps, 'approve').flatMap(({ layer, by, on }) =>
    by.map((approver) => ({ layer, by: approver, time: timeOf(on, calendar) })),
  );
