/**
 * What nobody reads before a hover: the comments of the prelude, and what functions say of themselves. The worker starts
 * without them, and `hedgerow:texts` has them all. Where comments stood are blanks, so that every place stays where it is.
 */
import { readFile } from 'node:fs/promises';
import { type Plugin, transform } from 'esbuild';
import { functionTable } from '../../dsl/src/functions/table.ts';
import { preludeSources } from '../../dsl/src/prelude/prelude.generated.ts';
import { withoutWords } from './without-words.ts';

/** Lines of comments that stand by themselves. */
const commentLines = /^(?:#.*\n)+/gm;

/** Each block of comments as its size: `@characters,lines`. */
export const packed = (text: string): string =>
  text.replaceAll(commentLines, (block) => `@${block.length},${block.split('\n').length - 1}\n`);

/** A module like that of the prelude, with blanks for comments. */
const preludeModule = `
  const unpacked = (text) => text.replace(/^@(\\d+),(\\d+)\\n/gm, (_, size, lines) => ' '.repeat(size - lines) + '\\n'.repeat(lines));
  export const preludeSources = ${JSON.stringify(preludeSources.map(({ name, text }) => [name, packed(text)]))}
    .map(([name, text]) => ({ name, text: unpacked(text) }));`;

/** What functions, their parameters and their members say of themselves, by name. */
const docsOf = (all: readonly { readonly doc: string }[] = []) => all.map(({ doc }) => ({ doc }));
const functions = Object.fromEntries(
  [...functionTable].map(([name, { doc, formula, source, parameters, members }]) => [
    name,
    { doc, formula, source, parameters: docsOf(parameters), members: docsOf(members) },
  ]),
);

export const lateTexts: Plugin = {
  name: 'late-texts',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^hedgerow:texts$/ }, ({ path }) => ({ path, namespace: 'texts' }));
    onLoad({ filter: /.*/, namespace: 'texts' }, () => ({
      contents: JSON.stringify({ prelude: preludeSources, functions }),
      loader: 'json',
    }));
    onLoad({ filter: /dsl[\\/]src[\\/]prelude[\\/]prelude\.generated\.ts$/ }, () => ({
      contents: preludeModule,
      loader: 'js',
    }));
    onLoad({ filter: /dsl[\\/]src[\\/]functions[\\/]\w+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('readonly FunctionSpec[]')) return undefined;
      const { code } = await transform(text, { loader: 'ts' });
      return { contents: withoutWords(code), loader: 'js' };
    });
  },
};
