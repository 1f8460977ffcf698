import type { Program } from '@hedgerow/dsl';
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

/**
 * Names that data could supply in place of a definition: the columns of the files and the files themselves. The
 * compiler passes over those that are no definitions.
 */
export function suppliedNames(sources: readonly DataSource[]): string[] {
  return sources.flatMap(({ name, content, feed }) => {
    const head = typeof content === 'string' ? content.slice(0, 10_000) : headText(content);
    const columns = (head.split(/[\r\n]/, 1)[0] ?? '')
      .split(/[,;\t]/)
      .map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const file = name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
    return [...columns, file, ...Object.values(feed?.columns ?? {})];
  });
}

const headText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 10_000));

/** Parses the files for a program. Errors in them, and inputs without data, end the command. */
export function loadDataset(
  sources: readonly DataSource[],
  program: Program,
  calendar: TradingCalendar,
  { strict, allowMissing }: { readonly strict: boolean; readonly allowMissing: boolean },
): Dataset {
  const dataset = loadData(sources, program.inputs, calendar, {
    strict,
    enums: program.enums,
    events: program.events,
  });
  const missing = allowMissing ? [] : missingInputs(program, dataset);
  const errors = [...dataset.issues.filter(({ severity }) => severity === 'error'), ...missing];
  if (errors.length > 0) throw new Rejected(errors, dataTexts(sources), 2);
  return dataset;
}

/** The texts of data files, for code frames; what is no text has none. */
export function dataTexts(sources: readonly DataSource[]): Sources {
  return new Sources(
    sources.map(({ name, content }) => ({
      name,
      text: typeof content === 'string' ? content : new TextDecoder().decode(content),
    })),
  );
}
