import { writeFileSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Option } from 'commander';
import { Failure } from '../io/failure.ts';
import { isFolder, reason, shownPath } from '../io/files.ts';
import { calendarOf, compiled, manifestOf } from '../io/prepare.ts';
import { readRuleSet } from '../io/rule-sets.ts';
import { renderTable } from '../render/table.ts';
import { defineCommand } from './definition.ts';

interface BuildOptions {
  readonly out: string;
  readonly minify?: boolean;
  readonly supply?: readonly string[];
}

/** A module's declarations have a name of their own for each kind of module. */
const declarationsOf: Readonly<Record<string, string>> = { '.mjs': '.d.mts', '.js': '.d.ts' };

export const build = defineCommand<BuildOptions>({
  usage: 'build <ruleset>',
  summary: 'Make a rule set into one self-contained ES module',
  args: { ruleset: 'a file or folder' },
  options: [
    new Option('--out <file>', 'the module to write: .mjs or .js').makeOptionMandatory(),
    new Option('--minify', 'without spaces and long names'),
    new Option(
      '--supply <name...>',
      'definitions whose values come as messages, such as breakeven_challenge',
    ),
  ],
  examples: ['build rules/alvh --out alvh.mjs', 'build second_engine.hedge --out rules.mjs --minify'],
  run: async ([name = ''], { out: file, minify = false, supply = [] }, context) => {
    const { out, progress, cwd } = context;
    const target = targetOf(file, cwd);
    const ruleSet = readRuleSet(name, cwd);
    const manifest = manifestOf(ruleSet, cwd);
    const program = compiled(ruleSet.files, supply, [], context);
    calendarOf(program, manifest);
    progress.step('building');
    // Loaded here: no other command waits for a bundler.
    const [{ rulesModule }, { bundle }] = await Promise.all([
      import('@hedgerow/runtime/build'),
      import('../build/bundle.ts'),
    ]);
    const changed = Object.keys(manifest.calendar).length > 0;
    const made = rulesModule(program, {
      title: basename(ruleSet.name),
      ...(changed ? { calendar: manifest.calendar } : {}),
    });
    const { code } = await bundle(made, minify);
    const files = [
      { path: target.module, text: code, about: 'init, step, advance, snapshot, restore' },
      { path: target.types, text: made.types, about: 'its types' },
      {
        path: target.schema,
        text: `${JSON.stringify(made.schema, null, 2)}\n`,
        about: 'JSON Schema of what it reads',
      },
    ];
    for (const { path, text } of files) write(path, text);
    await progress.done();
    const rows = files.map(({ path, text, about }) => [
      shownPath(path, cwd),
      kilobytes(text),
      zipped(text),
      about,
    ]);
    const heads = [
      { head: 'file' },
      { head: 'kB', align: 'right' },
      { head: 'gzip', align: 'right' },
      { head: '' },
    ] as const;
    out.write(`${renderTable(heads, rows, out).join('\n')}\n`);
    return 0;
  },
});

const kilobytes = (text: string): string => (Buffer.byteLength(text) / 1000).toFixed(1);
const zipped = (text: string): string => (gzipSync(text).length / 1000).toFixed(1);

function targetOf(
  name: string,
  cwd: string,
): { readonly module: string; readonly types: string; readonly schema: string } {
  const path = resolve(cwd, name);
  const extension = extname(name);
  const types = declarationsOf[extension];
  if (types === undefined) {
    throw new Failure(`--out \`${name}\` is no ES module`, 'name a file that ends in .mjs or .js');
  }
  if (isFolder(path)) throw new Failure(`--out \`${name}\` is a folder`, 'name a file in it');
  if (!isFolder(dirname(path))) {
    throw new Failure(`--out \`${name}\`: its folder does not exist`, `make ${dirname(name)} first`);
  }
  const stem = path.slice(0, -extension.length);
  return { module: path, types: `${stem}${types}`, schema: `${stem}.schema.json` };
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Failure(`cannot write \`${path}\`: ${reason(error)}`);
  }
}
