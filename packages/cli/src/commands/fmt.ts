import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from '@hedgerow/dsl';
import { Option } from 'commander';
import type { Context } from '../io/context.ts';
import { Failure } from '../io/failure.ts';
import { reason } from '../io/files.ts';
import { Rejected } from '../io/rejected.ts';
import { readRuleSet, ruleSetNames } from '../io/rule-sets.ts';
import { counted } from '../render/numbers.ts';
import { Sources } from '../render/sources.ts';
import { defineCommand } from './definition.ts';

interface FmtOptions {
  readonly check?: true;
}

export const fmt = defineCommand<FmtOptions>({
  usage: 'fmt [ruleset...]',
  summary: 'Format rule sets in place',
  args: { ruleset: 'files, folders, or - (standard input to standard output) (default: .)' },
  options: [new Option('--check', 'write nothing; exit 1 where a file is not formatted')],
  examples: ['fmt rules/alvh', 'fmt --check rules', 'fmt - < rule.hedge'],
  // A text with mistakes of syntax is left as it is: its meaning is unknown.
  run: async (names, options, context) => {
    if (names.includes('-')) return formatStdin(options, context);
    const { cwd, out } = context;
    const files = ruleSetNames(names, cwd).flatMap((name) => readRuleSet(name, cwd).files);
    const results = files.map((file) => ({ file, ...format(file.text, file.name) }));
    const changed = results.filter(({ file, text }) => text !== file.text);
    for (const { file, text } of changed) {
      if (options.check !== true) overwrite(resolve(cwd, file.name), file.name, text);
      const { added, removed } = lineChanges(file.text, text);
      const counts = `${out.colors.green(`+${added}`)} ${out.colors.red(`-${removed}`)}`;
      out.write(`${options.check ? 'not formatted: ' : ''}${file.name} ${counts}\n`);
    }
    const findings = results.flatMap(({ diagnostics }) => diagnostics);
    if (findings.length > 0) throw new Rejected(findings, new Sources(files), 1);
    const verb = options.check ? 'to format' : 'formatted';
    context.err.write(`${changed.length} of ${counted(files.length, 'file')} ${verb}\n`);
    return options.check && changed.length > 0 ? 1 : 0;
  },
});

function formatStdin(options: FmtOptions, { cwd, out, err }: Context): 0 | 1 {
  const file = readRuleSet('-', cwd).files[0]!;
  const { text, diagnostics } = format(file.text, file.name);
  if (diagnostics.length > 0) throw new Rejected(diagnostics, new Sources([file]), 1);
  if (options.check !== true) out.write(text);
  else if (text !== file.text) err.write('not formatted\n');
  return options.check && text !== file.text ? 1 : 0;
}

function overwrite(path: string, name: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Failure(`cannot write \`${name}\`: ${reason(error)}`);
  }
}

/** Lines that only one of the two texts has, counted as a multiset: an estimate of the change, like a diffstat. */
function lineChanges(before: string, after: string): { readonly added: number; readonly removed: number } {
  const counts = new Map<string, number>();
  for (const line of before.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  let added = 0;
  for (const line of after.split('\n')) {
    const left = counts.get(line) ?? 0;
    if (left === 0) added++;
    else counts.set(line, left - 1);
  }
  return { added, removed: [...counts.values()].reduce((sum, left) => sum + left, 0) };
}
