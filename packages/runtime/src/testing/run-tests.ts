/** Runs the test blocks of a rule set. */
import { compile, type Ir, type Location, type Program, type SourceFile } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import { columns } from '../columns/columns.ts';
import { decide } from '../engine/decide.ts';
import { spanOf } from '../engine/places.ts';
import type { Run } from '../engine/run.ts';
import { explain } from '../explain/explain.ts';
import { reference } from '../reference/reference.ts';
import type { Evaluator } from '../timeline/types.ts';
import { CoverageRecorder } from './coverage.ts';
import { decisionLine, expectationLine } from './decisions.ts';
import { judgeCondition, judgeDecision, type Verdict } from './expectations.ts';
import type { TestFailure, TestReport, TestResult } from './result.ts';
import {
  type CompileWith,
  type Obstacle,
  type ReadData,
  type Scenario,
  scenarioOf,
  stepsOf,
} from './scenario.ts';

export interface TestOptions {
  /** Content of a data file that a test names, as written there; `undefined` where it cannot be read. */
  readonly readData?: ReadData;
  /** Each test runs with all of them, and they have to agree. The first one's run is judged. */
  readonly evaluators?: Readonly<Record<string, Evaluator>>;
  /** Runs only the tests whose title this holds for. */
  readonly only?: (title: string) => boolean;
  /** Also tells what the tests have seen of each condition. */
  readonly coverage?: boolean;
}

const bothEvaluators: Readonly<Record<string, Evaluator>> = { reference, columns };

/** Runs every test block of the files. A rule set with errors has no tests, only diagnostics. */
export function runTests(files: readonly SourceFile[], options: TestOptions = {}): TestReport {
  const { program, diagnostics } = compile(files);
  if (!program) return { tests: [], diagnostics };
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const compileWith = memoized(files, program);
  const recorder = options.coverage === true ? new CoverageRecorder() : undefined;
  const tests = program.tests.flatMap((test, index) =>
    options.only?.(test.title) === false
      ? []
      : [runTest(index, program, compileWith, texts, { ...options, recorder })],
  );
  return { tests, diagnostics, ...(recorder && { coverage: recorder.report(program, files) }) };
}

/** Tests that supply the same definitions share a program. */
function memoized(files: readonly SourceFile[], base: Program): CompileWith {
  const inputs = new Set(base.inputs.map(({ name }) => name));
  const programs = new Map<string, Program>([['', base]]);
  return (names) => {
    const supplied = names.filter((name) => !inputs.has(name)).sort();
    const key = supplied.join();
    const program = programs.get(key) ?? compile(files, { supplied }).program ?? base;
    programs.set(key, program);
    return program;
  };
}

const noData: ReadData = () => undefined;

function runTest(
  index: number,
  base: Program,
  compileWith: CompileWith,
  texts: ReadonlyMap<string, string>,
  {
    readData = noData,
    evaluators = bothEvaluators,
    recorder,
  }: TestOptions & { readonly recorder: CoverageRecorder | undefined },
): TestResult {
  const test = base.tests[index]!;
  const about = { title: test.title, span: spanOf(base, test) };
  const scenario = scenarioOf(index, base, compileWith, readData);
  const textOf = ({ file, span }: Location): string => texts.get(file)?.slice(span.start, span.end) ?? '';
  if ('message' in scenario) {
    const failures = [settingFailure(base, scenario, textOf)];
    const nothing = { from: null, to: null, sessions: 0, decisions: [], issues: scenario.issues };
    return { ...about, ...nothing, passed: false, failures };
  }

  const { calendar } = scenario.timeline;
  const { first, last } = scenario.stretch;
  const runs = Object.entries(evaluators).map(([name, evaluator]) => ({
    name,
    run: runOf(scenario, evaluator),
  }));
  const { run } = runs[0]!;
  recorder?.record(run);
  const failures = [
    ...disagreements(base, test, runs),
    ...expectationFailures(scenario, run, textOf),
    ...assertionFailures(scenario.program, run, textOf),
  ];
  return {
    ...about,
    passed: failures.length === 0,
    from: isoDate(calendar.date[first]!),
    to: isoDate(calendar.date[last]!),
    sessions: last - first + 1,
    failures,
    decisions: run.decisions,
    issues: scenario.data.issues,
  };
}

function runOf({ program, timeline, data, params, approvals, stretch }: Scenario, evaluator: Evaluator): Run {
  const from = timeline.calendar.date[stretch.first]!;
  return decide(program, evaluator, timeline, data, params, { approvals, from });
}

type TextOf = (place: Location) => string;

const nowhere = { expected: [], actual: [], session: null, rule: null, why: null };

const settingFailure = (program: Program, { step, message }: Obstacle, textOf: TextOf): TestFailure => ({
  ...nowhere,
  kind: 'setting',
  text: textOf(step),
  span: spanOf(program, step),
  message,
});

function expectationFailures({ program, steps }: Scenario, run: Run, textOf: TextOf): TestFailure[] {
  const expected = stepsOf(steps, 'expect').map(expectationLine);
  const actual = run.decisions.map(decisionLine);
  const verdictOn = (step: Ir.TestStep): Verdict | undefined => {
    if (step.kind === 'expect') return judgeDecision(run, step);
    return step.kind === 'expect-condition' ? judgeCondition(run, step) : undefined;
  };
  return steps.flatMap((step): TestFailure[] => {
    const verdict = verdictOn(step);
    if (!verdict) return [];
    const place = { text: textOf(step), span: spanOf(program, step) };
    return [{ kind: 'expectation', ...place, expected, actual, ...verdict }];
  });
}

/** Each assertion that the run breaks, at the first instant where it does. */
function assertionFailures(program: Program, run: Run, textOf: TextOf): TestFailure[] {
  return program.assertions.flatMap((assertion): TestFailure[] => {
    const broken = run.assertionFailures.find((failure) => failure.assertion === assertion.name);
    if (!broken) return [];
    const truth = assertion.mode === 'always' ? 'false' : 'true';
    return [
      {
        ...nowhere,
        kind: 'assertion',
        text: textOf(assertion),
        span: spanOf(program, assertion),
        message: `it is ${truth} on ${broken.session}`,
        actual: run.decisions.map(decisionLine),
        session: broken.session,
        why: explain(run.evaluation, assertion.condition, broken.instant),
      },
    ];
  });
}

/** Evaluators that do not come to the same decisions, to the last digit. */
function disagreements(
  program: Program,
  test: Ir.Test,
  runs: readonly { readonly name: string; readonly run: Run }[],
): TestFailure[] {
  const [leader, ...others] = runs;
  return others.flatMap(({ name, run }): TestFailure[] => {
    const [mine, its] = [leader!.run.decisions, run.decisions];
    const at = Array.from({ length: Math.max(mine.length, its.length) }).findIndex(
      (_, i) => JSON.stringify(mine[i]) !== JSON.stringify(its[i]),
    );
    if (at < 0) return [];
    const first = mine[at] ?? its[at]!;
    return [
      {
        ...nowhere,
        kind: 'evaluators',
        text: test.title,
        span: spanOf(program, test),
        message: `the evaluators \`${leader!.name}\` and \`${name}\` do not agree: a defect of Hedgerow, please report it`,
        expected: mine.map(decisionLine),
        actual: its.map(decisionLine),
        session: first.session,
        rule: first.rule,
        why: first.why,
      },
    ];
  });
}
