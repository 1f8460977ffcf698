import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Ir, type Program, type SourceFile } from '@hedgerow/dsl';
import {
  type DataIssue,
  type Dataset,
  type DateRange,
  decisiveNodes,
  MANIFEST_NAME,
  type Manifest,
  parseIsoDate,
  readManifest,
  suppliedNames,
  type TradingCalendar,
  tradingCalendar,
  useWasm,
} from '@hedgerow/runtime';
import type { RunOptions } from '../commands/run-options.ts';
import { tally } from '../render/findings.ts';
import { Sources } from '../render/sources.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { readText } from './files.ts';
import { loadDataset, readDataFiles } from './market-data.ts';
import { paramValues } from './params.ts';
import { reached } from './reach.ts';
import { Rejected } from './rejected.ts';
import type { RuleSet } from './rule-sets.ts';

/** Everything that a run needs, read and checked. */
export interface Prepared {
  readonly ruleSet: RuleSet;
  readonly program: Program;
  readonly calendar: TradingCalendar;
  readonly dataset: Dataset;
  readonly params: ReadonlyMap<string, number>;
  readonly range: DateRange;
}

/** What a command asks for besides the rules themselves. */
export interface Extras {
  readonly expressions?: readonly string[];
  /** Inputs to be read although the rules do not, where the data have them. */
  readonly inputs?: (program: Program) => readonly Ir.Input[];
}

/** Reads and checks rule set, data and params of a command line. Throws Failure and Rejected. */
export function prepare(
  ruleSet: RuleSet,
  options: RunOptions,
  context: Context,
  { expressions = [], inputs = () => [] }: Extras = {},
): Prepared {
  const { cwd, progress } = context;
  useWasm();
  const range = dateRange(options);
  const manifest = manifestOf(ruleSet, cwd);
  progress.step('reading data');
  const sources = readDataFiles(options.data, manifest, ruleSet.root, cwd);
  const supplied = suppliedNames(sources);
  const program = compiled(ruleSet.files, supplied, expressions, context);
  const params = paramValues(program, manifest, options.profile, options.set ?? []);
  const calendar = calendarOf(program, manifest);
  // What nothing asks for may be absent: expressions need their own inputs, decisions those that they hang on.
  const asked =
    expressions.length === 0 ? decisiveNodes(program) : program.expressions.map(({ node }) => node);
  const used = reached(program, asked);
  const dataset = loadDataset(sources, program, used, calendar, {
    inputs: [...program.inputs, ...inputs(program)],
    strict: options.strict === true,
    allowMissing: options.allowMissing === true,
  });
  return { ruleSet, program, calendar, dataset, params, range };
}

/** hedgerow.json at the rule set's root; an empty one where there is none. */
export function manifestOf(ruleSet: RuleSet, cwd: string): Manifest {
  const { manifest, issues } = readManifest(ruleSet.root, cwd);
  if (issues.length > 0) throw new Rejected(issues, new Sources(manifestTexts(ruleSet, issues)), 2);
  return manifest;
}

/** The text of hedgerow.json under the name that its issues give it, for code frames. */
export function manifestTexts({ root }: RuleSet, issues: readonly DataIssue[]): SourceFile[] {
  const [first] = issues;
  const path = join(root, MANIFEST_NAME);
  return first === undefined || !existsSync(path)
    ? []
    : [{ name: first.file, text: readText(path, first.file) }];
}

export function calendarOf(program: Program, manifest: Manifest): TradingCalendar {
  const changed = Object.keys(manifest.calendar).length > 0;
  const calendar = tradingCalendar(program.calendar, changed ? manifest.calendar : undefined);
  if (calendar === undefined) throw new Failure(`there is no calendar \`${program.calendar}\``);
  return calendar;
}

/** The program of files without errors; what is found in them ends the command, warnings are counted on stderr. */
export function compiled(
  files: readonly SourceFile[],
  supplied: readonly string[],
  expressions: readonly string[],
  { err }: Context,
): Program {
  const { program, diagnostics } = compile(files, { supplied, expressions });
  if (program === null) {
    const own = diagnostics.filter(({ file }) => files.some(({ name }) => name === file));
    if (own.length > 0 || expressions.length === 0) throw new Rejected(own, new Sources(files), 1);
    throw expressionErrors(files, supplied, expressions);
  }
  if (diagnostics.length > 0) {
    err.write(`${err.colors.yellow('note:')} ${tally(diagnostics)} in the rule set; \`check\` shows more\n`);
  }
  return program;
}

/** All expressions have one file name in diagnostics: the first that has errors alone is shown. */
function expressionErrors(
  files: readonly SourceFile[],
  supplied: readonly string[],
  expressions: readonly string[],
): Rejected {
  for (const text of expressions) {
    const { program, diagnostics } = compile(files, { supplied, expressions: [text] });
    const name = diagnostics[0]?.file;
    if (program === null && name !== undefined)
      return new Rejected(diagnostics, new Sources([{ name, text }]), 2);
  }
  throw new Error('expressions have errors together that none has alone');
}

function dateRange({ from, to }: RunOptions): DateRange {
  const day = (text: string | undefined, option: string): number | undefined => {
    if (text === undefined) return undefined;
    const date = parseIsoDate(text);
    if (date === undefined) throw new Failure(`${option} \`${text}\` is not a date, expected YYYY-MM-DD`);
    return date;
  };
  const [first, last] = [day(from, '--from'), day(to, '--to')];
  if (first !== undefined && last !== undefined && first > last) {
    throw new Failure(`--from ${from} is later than --to ${to}`);
  }
  return {
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
  };
}
