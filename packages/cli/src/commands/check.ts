import { compile, type Program, type SourceFile } from '@hedgerow/dsl';
import { readManifest } from '@hedgerow/runtime';
import { Option } from 'commander';
import { manifestTexts } from '../io/prepare.ts';
import { type RuleSet, readRuleSet } from '../io/rule-sets.ts';
import type { Finding } from '../render/finding.ts';
import { renderFindings, tally } from '../render/findings.ts';
import { findingJson } from '../render/findings-json.ts';
import { githubAnnotation } from '../render/github.ts';
import { counted, grouped } from '../render/numbers.ts';
import type { Screen } from '../render/screen.ts';
import { Sources } from '../render/sources.ts';
import { renderTable } from '../render/table.ts';
import { defineCommand, formatOption } from './definition.ts';
import { type RuleCost, ruleCosts } from './rule-costs.ts';

interface CheckOptions {
  readonly format: 'human' | 'json' | 'github';
  readonly cost?: true;
}

interface Checked {
  readonly ruleSet: RuleSet;
  readonly findings: readonly Finding[];
  /** The files that findings may be in. */
  readonly texts: readonly SourceFile[];
  readonly program: Program | null;
}

export const check = defineCommand<CheckOptions>({
  usage: 'check [ruleset...]',
  summary: 'Check rule sets: syntax, names, types, dimensions, time',
  args: { ruleset: 'files, folders (all .hedge files of one are one rule set), or - (default: .)' },
  options: [
    formatOption('human', 'json', 'github'),
    new Option('--cost', 'also print warm-up, memory and cost of an instant, for each rule'),
  ],
  examples: ['check rules/alvh', 'check --format github rules/alvh', 'check --cost rules/alvh'],
  run: async (names, { format, cost }, { cwd, out, progress }) => {
    const today = new Date().toISOString().slice(0, 10);
    const checked = (names.length === 0 ? ['.'] : names).map((name): Checked => {
      progress.step(`checking ${name}`);
      const ruleSet = readRuleSet(name, cwd);
      const { program, diagnostics } = compile(ruleSet.files, { today });
      const { issues } = readManifest(ruleSet.root, cwd);
      const texts = [...ruleSet.files, ...manifestTexts(ruleSet, issues)];
      return { ruleSet, program, findings: [...diagnostics, ...issues], texts };
    });
    await progress.done();
    const findings = checked.flatMap((one) => one.findings);
    const sources = new Sources(checked.flatMap(({ texts }) => texts));
    if (format === 'json') {
      out.write(`${JSON.stringify(report(checked, findings, sources, cost === true), null, 2)}\n`);
    } else if (format === 'github') {
      for (const finding of findings) out.write(`${githubAnnotation(finding, sources)}\n`);
    } else {
      const lines = [...renderFindings(findings, sources, out), ...summary(checked, findings, out)];
      if (cost === true) lines.push(...costTables(checked, out));
      out.write(`${lines.join('\n')}\n`);
    }
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
});

const fileCount = (checked: readonly Checked[]): number =>
  checked.reduce((sum, { ruleSet }) => sum + ruleSet.files.length, 0);

function summary(
  checked: readonly Checked[],
  findings: readonly Finding[],
  { colors, glyphs }: Screen,
): string[] {
  const failed = findings.some(({ severity }) => severity === 'error');
  const mark = failed ? colors.red(glyphs.no) : colors.green(glyphs.yes);
  const rules = checked.reduce((sum, { program }) => sum + (program?.rules.length ?? 0), 0);
  const where = [
    ...(checked.length > 1 ? [counted(checked.length, 'rule set')] : []),
    counted(fileCount(checked), 'file'),
    ...(failed ? [] : [counted(rules, 'rule')]),
  ].join(', ');
  return [`${mark} ${where}: ${tally(findings)}`];
}

function costTables(checked: readonly Checked[], screen: Screen): string[] {
  return checked.flatMap(({ ruleSet, program }) => {
    if (program === null) return [];
    const rows = ruleCosts(program).map(({ rule, warmup, bytes, cost }) => [
      rule,
      counted(warmup, program.everyMinutes === undefined ? 'session' : 'instant'),
      `${grouped(bytes, 0)} B`,
      grouped(cost, 0),
    ]);
    const columns = [
      { head: 'rule' },
      { head: 'warm-up', align: 'right' },
      { head: 'memory', align: 'right' },
      { head: 'cost of an instant', align: 'right' },
    ] as const;
    return ['', screen.colors.bold(ruleSet.name), ...renderTable(columns, rows, screen)];
  });
}

function report(
  checked: readonly Checked[],
  findings: readonly Finding[],
  sources: Sources,
  withCost: boolean,
): object {
  const count = (wanted: Finding['severity']): number =>
    findings.filter(({ severity }) => severity === wanted).length;
  const costs = checked.flatMap(({ ruleSet, program }) =>
    program === null ? [] : ruleCosts(program).map((one: RuleCost) => ({ rule_set: ruleSet.name, ...one })),
  );
  return {
    version: 1,
    findings: findings.map((finding) => findingJson(finding, sources)),
    summary: {
      rule_sets: checked.length,
      files: fileCount(checked),
      errors: count('error'),
      warnings: count('warning'),
      notes: count('info'),
    },
    ...(withCost ? { cost: costs } : {}),
  };
}
