/**
 * An esbuild plugin: `import rules from './second_engine.hedge'` gives that file's rule set as a module. Vite runs it for
 * dependencies, other bundlers by their esbuild adapters.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compile, type Diagnostic, positionAt } from '@hedgerow/dsl';
import { readManifest } from '@hedgerow/runtime';
import { rulesModule } from '@hedgerow/runtime/build';
import type { PartialMessage, Plugin } from 'esbuild';
import { bundle } from './bundle.ts';

export interface HedgePluginOptions {
  /** Definitions whose values come as messages, as `breakeven_challenge` from a desk's own book. */
  readonly supplied?: readonly string[];
  /**
   * Writes `NAME.d.hedge.ts` beside each rule set, so that TypeScript (`allowArbitraryExtensions`) knows its types. On
   * unless this is false.
   */
  readonly types?: boolean;
}

export const hedgePlugin = ({ supplied = [], types = true }: HedgePluginOptions = {}): Plugin => ({
  name: 'hedgerow',
  setup(build) {
    build.onLoad({ filter: /\.hedge$/ }, async ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const { program, diagnostics } = compile([{ name: path, text }], { supplied });
      const messages = (severity: Diagnostic['severity']): PartialMessage[] =>
        diagnostics.filter((d) => d.severity === severity).map((d) => messageOf(d, text));
      const watchFiles = [path];
      if (!program) return { errors: messages('error'), watchFiles };
      const { manifest, issues } = readManifest(dirname(path), dirname(path));
      if (issues.length > 0) return { errors: issues.map((issue) => ({ text: issue.message })), watchFiles };
      const changed = Object.keys(manifest.calendar).length > 0;
      const made = rulesModule(program, {
        title: basename(path),
        ...(changed ? { calendar: manifest.calendar } : {}),
      });
      if (types) writeTypes(path, made.types);
      const { code } = await bundle(made, false);
      return { contents: code, loader: 'js', watchFiles, warnings: messages('warning') };
    });
  },
});

function messageOf({ id, message, file, span }: Diagnostic, text: string): PartialMessage {
  const at = positionAt(text, span.start);
  return {
    text: `${message} (${id})`,
    location: {
      file,
      line: at.line,
      column: at.column - 1,
      length: span.end - span.start,
      lineText: text.split('\n')[at.line - 1] ?? '',
    },
  };
}

/** Only where they changed, so that no watcher runs in circles. */
function writeTypes(path: string, types: string): void {
  const file = join(dirname(path), `${basename(path, '.hedge')}.d.hedge.ts`);
  if (existsSync(file) && readFileSync(file, 'utf8') === types) return;
  writeFileSync(file, types);
}
