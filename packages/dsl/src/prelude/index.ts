import { collect, type Names, type ParsedFile } from '../semantics/scope.ts';
import type { SourceFile } from '../source/span.ts';
import { parse } from '../syntax/parse.ts';
import { preludeSources } from './prelude.generated.ts';

interface Prelude {
  readonly files: readonly ParsedFile[];
  readonly names: Names;
}

let parsed: Prelude | undefined;

/** The prelude's declarations, parsed once per process. What a rule set does not use of them is never looked at. */
export function prelude(): Prelude {
  if (!parsed) {
    const files = preludeSources.map((source) => ({ source, ast: parse(source).ast }));
    parsed = { files, names: collect(files, true) };
  }
  return parsed;
}

/** The files that the prelude is written in, named `prelude/NAME.hedge`. */
export const preludeFiles: readonly SourceFile[] = preludeSources;

/**
 * Gives the prelude its comments, where a host has loaded its declarations without them. In place: trees and scopes
 * refer to what is there.
 */
export function documentPrelude(sources: readonly SourceFile[]): void {
  const { files } = prelude();
  for (const [i, source] of sources.entries()) {
    const { source: bare, ast } = files[i]!;
    Object.assign(bare, source);
    for (const [k, { doc }] of parse(source).ast.statements.entries()) {
      if (doc !== undefined) Object.assign(ast.statements[k]!, { doc });
    }
  }
}
