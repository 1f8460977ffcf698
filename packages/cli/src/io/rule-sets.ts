import { readSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { SourceFile } from '@hedgerow/dsl';
import { Failure } from './failure.ts';
import { decode, existing, filesIn, foldersWith, isFolder, readText, reason, shownPath } from './files.ts';

/** A rule set as found on disk: all `.hedge` files of one folder, or one file alone. */
export interface RuleSet {
  /** As the user named it. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** The folder that `hedgerow.json` and the paths of its tests' data start from. */
  readonly root: string;
}

export const extension = '.hedge';
const standardInput = '<stdin>';

/** Reads what the user named: a file, a folder, or `-` for standard input. Throws a Failure. */
export function readRuleSet(name: string, cwd: string): RuleSet {
  if (name === '-') return { name: standardInput, files: [readStdin()], root: cwd };
  const path = existing(name, cwd, 'rule set');
  const ruleSet = isFolder(path) ? readFolder(name, path, cwd) : readFile(name, path, cwd);
  if (ruleSet.files.every(({ text }) => text.trim() === '')) {
    throw new Failure(
      `\`${name}\` is empty, expected at least one declaration`,
      'for a start: `hedgerow init`',
    );
  }
  return ruleSet;
}

/**
 * The names of rule sets that a user's names stand for: a folder without rules of its own stands for those below it, each a
 * rule set.
 */
export function ruleSetNames(names: readonly string[], cwd: string): string[] {
  return (names.length === 0 ? ['.'] : names).flatMap((name) => {
    if (name === '-') return [name];
    const path = existing(name, cwd, 'rule set');
    if (!isFolder(path) || filesIn(path, extension).length > 0) return [name];
    const inner = foldersWith(path, extension).map((folder) => shownPath(folder, cwd));
    return inner.length > 0 ? inner : [name];
  });
}

function readFile(name: string, path: string, cwd: string): RuleSet {
  if (/\.(csv|json|md|tsv|parquet)$/i.test(name)) {
    throw new Failure(
      `\`${name}\` is no rule set`,
      `rule sets are ${extension} files, or folders of them; data goes to --data`,
    );
  }
  const file = { name: shownPath(path, cwd), text: readText(path, name) };
  return { name, files: [file], root: dirname(path) };
}

function readFolder(name: string, path: string, cwd: string): RuleSet {
  const names = filesIn(path, extension);
  if (names.length === 0) {
    const inner = foldersWith(path, extension).map((folder) => `\`${shownPath(folder, cwd)}\``);
    const help =
      inner.length === 0
        ? undefined
        : `there are some in ${inner.join(', ')}: each folder is a rule set of its own`;
    throw new Failure(`the folder \`${name}\` holds no ${extension} files`, help);
  }
  const files = names.map((file) => {
    const shown = shownPath(join(path, file), cwd);
    return { name: shown, text: readText(join(path, file), shown) };
  });
  return { name, files, root: resolve(path) };
}

/** One text from standard input. */
function readStdin(): SourceFile {
  const chunks: Uint8Array[] = [];
  for (let chunk = readChunk(); chunk.length > 0; chunk = readChunk()) chunks.push(chunk);
  return { name: standardInput, text: decode(Buffer.concat(chunks), standardInput) };
}

/** What has come in; nothing at the end. A pipe without blocking answers EAGAIN while its writer is still busy. */
function readChunk(): Uint8Array {
  const buffer = new Uint8Array(1 << 16);
  for (;;) {
    try {
      return buffer.subarray(0, readSync(0, buffer));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EOF') return buffer.subarray(0, 0);
      if (code !== 'EAGAIN') throw new Failure(`cannot read standard input: ${reason(error)}`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** No rule set at all: the prelude's names alone, for expressions over data. */
export const preludeAlone = (cwd: string): RuleSet => ({ name: 'the prelude', files: [], root: cwd });
