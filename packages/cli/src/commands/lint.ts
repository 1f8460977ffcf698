import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  applyFixes,
  type LintConfig,
  type LintOptions,
  lint as lintFiles,
  type SourceFile,
} from '@hedgerow/dsl';
import { readManifest, replayWitness } from '@hedgerow/runtime';
import { Option } from 'commander';
import { type FindingsFormat, findingsFormatNames, findingsFormats } from '../findings/formats.ts';
import { type Checked, findingsReport, fingerprintOf, fingerprintsOf } from '../findings/report.ts';
import { readBaseline, writeBaseline } from '../io/baseline.ts';
import { changedLines, type LineRange } from '../io/changed-lines.ts';
import type { Context } from '../io/context.ts';
import { factsOf } from '../io/facts.ts';
import { Failure } from '../io/failure.ts';
import { reason } from '../io/files.ts';
import { manifestTexts } from '../io/prepare.ts';
import { type RuleSet, readRuleSet, ruleSetNames } from '../io/rule-sets.ts';
import type { Finding } from '../render/finding.ts';
import { counted } from '../render/numbers.ts';
import { Sources } from '../render/sources.ts';
import { defineCommand, formatOption } from './definition.ts';

interface LintCommandOptions {
  readonly format: FindingsFormat;
  readonly fix?: true;
  readonly maxWarnings?: number;
  readonly preset?: 'recommended' | 'strict';
  readonly since?: string;
  readonly baseline?: string;
  readonly updateBaseline?: string;
}

/** A fix may make room for another; beyond this many rounds something goes in circles. */
const mostRounds = 10;

export const lint = defineCommand<LintCommandOptions>({
  usage: 'lint [ruleset...]',
  summary: 'Check rule sets, and look for what compiles but is likely a mistake',
  args: {
    ruleset:
      'files, folders (the .hedge files of one are one rule set; without any, those below it), or - (default: .)',
  },
  options: [
    formatOption(...findingsFormatNames),
    new Option('--fix', 'apply the fixes that are certain, then lint again'),
    new Option('--max-warnings <n>', 'exit 1 where there are more warnings').argParser(wholeNumber),
    new Option('--preset <name>', 'instead of that of hedgerow.json').choices(['recommended', 'strict']),
    new Option('--since <revision>', 'only what stands in declarations that differ from a git revision'),
    new Option('--baseline <file>', 'leave out what is in this baseline'),
    new Option('--update-baseline <file>', 'write all present findings as the baseline, and exit 0'),
  ],
  examples: [
    'lint rules/alvh',
    'lint --fix rules/alvh',
    'lint --format sarif rules/alvh > hedgerow.sarif',
    'lint --since origin/main --max-warnings 0 rules/alvh',
  ],
  run: async (names, options, context) => {
    const { cwd, out, err, progress } = context;
    const checked = ruleSetNames(names, cwd).map((name) => {
      progress.step(`linting ${name}`);
      return lintRuleSet(readRuleSet(name, cwd), options, context);
    });
    await progress.done();
    const whole = findingsReport('lint', checked);
    const entries = whole.findings.map((one) => ({
      fingerprint: fingerprintOf(whole, one),
      id: one.id,
      file: one.file,
    }));
    if (options.updateBaseline !== undefined) {
      writeBaseline(options.updateBaseline, cwd, entries);
      err.write(`${options.updateBaseline}: ${counted(entries.length, 'finding')}\n`);
      return 0;
    }
    const known = options.baseline === undefined ? undefined : readBaseline(options.baseline, cwd);
    const old = new Set(known?.findings.map(({ fingerprint }) => fingerprint));
    const isNew = (one: Finding): boolean => !old.has(fingerprintOf(whole, one));
    const present = new Set(entries.map(({ fingerprint }) => fingerprint));
    const gone = [...old].filter((fingerprint) => !present.has(fingerprint)).length;
    const extra = known ? { baseline: { known: whole.findings.filter((f) => !isNew(f)).length, gone } } : {};
    const kept = checked.map((one) => ({ ...one, findings: one.findings.filter(isNew) }));
    const report = findingsReport('lint', kept, extra);
    out.write(findingsFormats[options.format](report, out));
    if (gone > 0) {
      err.write(
        `note: ${counted(gone, 'finding')} of the baseline is mended; --update-baseline forgets it\n`,
      );
    }
    const count = (severity: string): number => report.findings.filter((f) => f.severity === severity).length;
    return count('error') > 0 || count('warning') > (options.maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
  },
});

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Failure(`--max-warnings \`${text}\` is no whole number`);
  return Number(text);
}

function lintRuleSet(ruleSet: RuleSet, options: LintCommandOptions, context: Context): Checked {
  const { manifest, issues } = readManifest(ruleSet.root, context.cwd);
  const config: LintConfig = {
    ...manifest.lint,
    ...(options.preset && { preset: options.preset }),
  };
  const today = new Date().toISOString().slice(0, 10);
  const lintOptions: LintOptions = { config, today, replay: replayWitness };
  const files = options.fix === true ? fixed(ruleSet, lintOptions, context) : ruleSet.files;
  const facts = factsOf(ruleSet, files, manifest, config, context);
  const { program, diagnostics, files: trees } = lintFiles(files, { ...lintOptions, facts });
  const parsed = files.map((source, i) => ({ source, ast: trees[i]! }));
  const findings =
    options.since === undefined ? diagnostics : since(options.since, diagnostics, parsed, context);
  return {
    ruleSet: { ...ruleSet, files },
    program,
    findings: [...findings, ...issues],
    texts: [...files, ...manifestTexts(ruleSet, issues)],
    fingerprints: fingerprintsOf(diagnostics, parsed),
  };
}

/** Mends and writes what can certainly be mended, until nothing is left to. */
function fixed(ruleSet: RuleSet, options: LintOptions, { cwd, err }: Context): readonly SourceFile[] {
  let { files } = ruleSet;
  let mended = 0;
  for (let round = 0; round < mostRounds; round++) {
    const { files: next, applied } = applyFixes(files, lintFiles(files, options).diagnostics);
    if (applied.length === 0) break;
    files = next;
    mended += applied.length;
  }
  for (const [i, { name, text }] of files.entries()) {
    if (text === ruleSet.files[i]!.text) continue;
    try {
      writeFileSync(resolve(cwd, name), text);
    } catch (error) {
      throw new Failure(`cannot write \`${name}\`: ${reason(error)}`);
    }
  }
  err.write(`${counted(mended, 'finding')} mended\n`);
  return files;
}

type Parsed = readonly {
  readonly source: SourceFile;
  readonly ast: {
    readonly statements: readonly { readonly span: { readonly start: number; readonly end: number } }[];
  };
}[];

/** Findings in declarations of which some line changed. */
function since<F extends Finding & { readonly span: { readonly start: number; readonly end: number } }>(
  revision: string,
  findings: readonly F[],
  parsed: Parsed,
  { cwd }: Context,
): F[] {
  const sources = new Sources(parsed.map(({ source }) => source));
  const changes = new Map(
    parsed.map(({ source }) => [source.name, changedLines(source.name, revision, cwd)]),
  );
  return findings.filter(({ file, span }) => {
    const changed = changes.get(file) ?? 'all';
    const lines = sources.lines(file);
    if (changed === 'all' || lines === undefined) return true;
    const statements = parsed.find(({ source }) => source.name === file)?.ast.statements ?? [];
    const around = statements.find((s) => s.span.start <= span.start && span.end <= s.span.end)?.span ?? span;
    const [first, last]: LineRange = [lines.position(around.start).line, lines.position(around.end).line];
    return changed.some(([from, to]) => from <= last && first <= to);
  });
}
