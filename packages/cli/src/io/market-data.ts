import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Ir, Program } from '@hedgerow/dsl';
import {
  type DataSource,
  type Dataset,
  loadData,
  type Manifest,
  missingInputs,
  readSources,
  type TradingCalendar,
} from '@hedgerow/runtime';
import { Sources } from '../render/sources.ts';
import { Failure } from './failure.ts';
import { existing, filesIn, isFolder } from './files.ts';
import { Rejected } from './rejected.ts';

/** Reads the files that the command line or the manifest name, unparsed. Throws Failure and Rejected. */
export function readDataFiles(
  paths: readonly string[] | undefined,
  manifest: Manifest,
  root: string,
  cwd: string,
): readonly DataSource[] {
  for (const path of paths ?? []) {
    if (/[<>()]/.test(path) && !existsSync(resolve(cwd, path))) {
      throw new Failure(
        `cannot find data \`${path}\``,
        'all that follows --data is files; expressions go before it',
      );
    }
    const found = existing(path, cwd, 'data');
    if (isFolder(found) && filesIn(found, '.csv').length === 0) {
      throw new Failure(`the folder \`${path}\` holds no .csv files`);
    }
  }
  const read = readSources(paths ?? [], { cwd, root, manifest, withFeeds: paths === undefined });
  if (read.issues.length > 0) throw new Rejected(read.issues, new Sources([]), 2);
  if (read.sources.length === 0) {
    throw new Failure(
      'there is no data to run on',
      'give CSV files with --data, or name them in hedgerow.json',
    );
  }
  return read.sources;
}

/** Parses the files for a program. Errors in them end the command, and inputs without data that `used` reads. */
export function loadDataset(
  sources: readonly DataSource[],
  program: Program,
  used: readonly Ir.Node[],
  calendar: TradingCalendar,
  {
    inputs: all,
    strict,
    allowMissing,
  }: { readonly inputs: readonly Ir.Input[]; readonly strict: boolean; readonly allowMissing: boolean },
): Dataset {
  const dataset = loadData(sources, all, calendar, {
    strict,
    enums: program.enums,
    events: program.events,
  });
  const errors = dataset.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Rejected(errors, dataTexts(sources), 2);
  const names = new Set(used.flatMap((node) => (node.op === 'input' ? [node.name] : [])));
  const inputs = program.inputs.filter(({ name }) => names.has(name));
  const missing = allowMissing ? [] : missingInputs({ inputs, nodes: used }, dataset);
  if (missing.length > 0) {
    throw new Rejected(
      missing,
      new Sources([]),
      2,
      'to run with them unknown throughout, add --allow-missing',
    );
  }
  return dataset;
}

/** The texts of data files, for code frames; what is no text has none. */
function dataTexts(sources: readonly DataSource[]): Sources {
  return new Sources(
    sources.map(({ name, content }) => ({
      name,
      text: typeof content === 'string' ? content : new TextDecoder().decode(content),
    })),
  );
}
