/**
 * The corpus: texts and the trees they are read as, in files corpus/*.txt. Below a tree stand the diagnostics, with
 * the text that each marks; `⚠` in a tree is a hole where the parser recovered. HEDGEROW_UPDATE=1 writes the trees
 * anew, to be read before they are kept.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/syntax/parse.ts';
import { sexpr } from '../support/trees.ts';

const folder = join(import.meta.dirname, 'corpus');

export interface Case {
  readonly name: string;
  readonly input: string;
  readonly expected: string;
}

export function corpus(file: string): Case[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return [...text.matchAll(/^# (.*)\n\n([\s\S]*?)\n\n==>\n([\s\S]*?)(?=^# |(?![\s\S]))/gm)].map(
    ([, name = '', input = '', expected = '']) => ({ name, input, expected: expected.trim() }),
  );
}

function outcome(input: string): string {
  const { ast, diagnostics } = parse({ name: 'case.hedge', text: input });
  const trees = ast.statements.map(sexpr);
  const found = diagnostics.map((d) => `! ${d.id} ${JSON.stringify(input.slice(d.span.start, d.span.end))}`);
  return [...trees, ...found].join('\n');
}

for (const file of readdirSync(folder).filter((f) => f.endsWith('.txt'))) {
  const cases = corpus(file);
  if (process.env.HEDGEROW_UPDATE === '1') {
    const written = cases.map((c) => `# ${c.name}\n\n${c.input}\n\n==>\n\n${outcome(c.input)}\n`);
    writeFileSync(join(folder, file), written.join('\n'));
  }
  describe(file, () => {
    it.each(corpus(file))('$name', ({ input, expected }) => {
      expect(outcome(input)).toBe(expected);
    });
  });
}
