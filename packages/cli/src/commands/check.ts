import { compile } from '@hedgerow/dsl';
import { readManifest } from '@hedgerow/runtime';
import { Option } from 'commander';
import { type FindingsFormat, findingsFormatNames, findingsFormats } from '../findings/formats.ts';
import { type Checked, findingsReport, fingerprintsOf } from '../findings/report.ts';
import { manifestTexts } from '../io/prepare.ts';
import { readRuleSet, ruleSetNames } from '../io/rule-sets.ts';
import { counted, grouped } from '../render/numbers.ts';
import type { Screen } from '../render/screen.ts';
import { renderTable } from '../render/table.ts';
import { defineCommand, formatOption } from './definition.ts';
import { type RuleCost, ruleCosts } from './rule-costs.ts';

interface CheckOptions {
  readonly format: FindingsFormat;
  readonly cost?: true;
}

export const check = defineCommand<CheckOptions>({
  usage: 'check [ruleset...]',
  summary: 'Check rule sets: syntax, names, types, dimensions, time',
  args: {
    ruleset:
      'files, folders (the .hedge files of one are one rule set; without any, those below it), or - (default: .)',
  },
  options: [
    formatOption(...findingsFormatNames),
    new Option('--cost', 'also print warm-up, memory and cost of an instant, for each rule'),
  ],
  examples: ['check rules/alvh', 'check --format github rules/alvh', 'check --cost rules/alvh'],
  run: async (names, { format, cost }, { cwd, out, progress }) => {
    const today = new Date().toISOString().slice(0, 10);
    const checked = ruleSetNames(names, cwd).map((name): Checked => {
      progress.step(`checking ${name}`);
      const ruleSet = readRuleSet(name, cwd);
      const { program, diagnostics, files } = compile(ruleSet.files, { today });
      const { issues } = readManifest(ruleSet.root, cwd);
      return {
        ruleSet,
        program,
        findings: [...diagnostics, ...issues],
        texts: [...ruleSet.files, ...manifestTexts(ruleSet, issues)],
        fingerprints: fingerprintsOf(
          diagnostics,
          ruleSet.files.map((source, i) => ({ source, ast: files[i]! })),
        ),
      };
    });
    await progress.done();
    const report = findingsReport('check', checked, cost === true ? { cost: costsOf(checked) } : {});
    out.write(findingsFormats[format](report, out));
    if (cost === true && format === 'human') out.write(`${costTables(checked, out).join('\n')}\n`);
    return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
});

const costsOf = (checked: readonly Checked[]): object[] =>
  checked.flatMap(({ ruleSet, program }) =>
    program === null ? [] : ruleCosts(program).map((one: RuleCost) => ({ rule_set: ruleSet.name, ...one })),
  );

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
