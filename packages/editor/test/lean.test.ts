/** The language worker is built without much of its sources: what remains reads and says the same. */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, conclude } from '../../dsl/src/compile.ts';
import { data as dataSpecs } from '../../dsl/src/diagnostics/catalogue/data.ts';
import type { FunctionSpec } from '../../dsl/src/functions/spec.ts';
import { functionTable } from '../../dsl/src/functions/table.ts';
import { prelude } from '../../dsl/src/prelude/index.ts';
import { createContext } from '../../dsl/src/service/context.ts';
import { lineStarts } from '../../dsl/src/source/span.ts';
import { languageWorker } from '../build/bundle.ts';

const root = join(import.meta.dirname, '../../..');
const rules = globSync('rules/**/*.hedge', { cwd: root }).map((path) => ({
  name: path,
  text: readFileSync(join(root, path), 'utf8'),
}));
const folder = mkdtempSync(join(tmpdir(), 'hedgerow-lean-'));
let lean: typeof import('./support/lean.ts');

beforeAll(async () => {
  const entryPoints = { lean: join(import.meta.dirname, 'support/lean.ts') };
  await build({ ...languageWorker, entryPoints, outdir: folder, outExtension: { '.js': '.mjs' } });
  lean = await import(pathToFileURL(join(folder, 'lean.mjs')).href);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What an entry of the table is, beside what it says of itself. */
const withoutWords = ({ doc, formula, source, example, parameters, members, ...rest }: FunctionSpec) => ({
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value !== 'function')),
  parameters: parameters.map((one) => ({ ...one, doc: '' })),
  members: members?.map(({ name, dimension }) => ({ name, dimension })),
  needs: [1, 2, 5].map((n) => [rest.warmup(n, n + 1, n + 2), rest.state(n, n + 1, n + 2)]),
});
const words = ({ doc, formula, source, parameters, members }: FunctionSpec) => ({
  doc,
  formula,
  source,
  parameters: parameters.map((one) => one.doc),
  members: members?.map((one) => one.doc),
});

describe('what the language worker is built of', () => {
  it.each(rules)('finds in $name what the sources find, whole and half-written', ({ name, text }) => {
    const step = Math.ceil(text.length / 12);
    for (let end = text.length; end > 0; end -= step) {
      const file = { name, text: text.slice(0, end) };
      const [found, wanted] = [lean.check([file]), check([file])];
      expect(lean.conclude(found).diagnostics).toEqual(conclude(wanted).diagnostics);
      expect(found.files).toEqual(wanted.files);
    }
  });

  it('has the places of the prelude, and of functions all but their words', () => {
    for (const [i, { source, ast }] of prelude().files.entries()) {
      const bare = lean.prelude().files[i]!;
      expect(bare.source.text.length).toBe(source.text.length);
      expect(bare.ast.statements).toEqual(
        ast.statements.map(({ doc: _, ...rest }: { doc?: string }) => rest),
      );
      const starts = new Set(lineStarts(bare.source.text));
      expect(ast.statements.filter(({ span }) => !starts.has(span.start))).toEqual([]);
      expect(lineStarts(bare.source.text).length).toBe(lineStarts(source.text).length);
    }
    expect([...lean.functionTable.values()].map(withoutWords)).toEqual(
      [...functionTable.values()].map(withoutWords),
    );
    expect(lean.functionTable.get('rsi')!.doc).toBe('');
  });

  it('weighs what is found wrong with data as the sources do, and does not word it', () => {
    const severities = (all: Readonly<Record<string, { readonly severity: string }>>) =>
      Object.entries(all).map(([id, { severity }]) => [id, severity]);
    expect(severities(lean.dataSpecs)).toEqual(severities(dataSpecs));
    expect(lean.dataSpecs['bad-date'].message({ found: 'x', expected: 'a date' })).toBe('');
  });

  it('has all words once they are loaded', () => {
    new lean.Features(createContext({})).addTexts(lean.texts);
    expect(lean.prelude().files.map(({ source }) => source)).toEqual(
      prelude().files.map(({ source }) => source),
    );
    expect(lean.prelude().files.map(({ ast }) => ast.statements)).toEqual(
      prelude().files.map(({ ast }) => ast.statements),
    );
    expect([...lean.functionTable.values()].map(words)).toEqual([...functionTable.values()].map(words));
  });
});
