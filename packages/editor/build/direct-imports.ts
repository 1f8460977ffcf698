/**
 * Imports of the workspace's packages as imports of the files that declare what is wanted. Chunks are made of files: through
 * the index of a package, each would be reachable from everywhere, and nothing could be loaded later than the rest.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

const packages = join(import.meta.dirname, '../..');

/** The indexes, by the names under which they are imported. */
const indexes: Readonly<Record<string, string>> = {
  '@hedgerow/dsl': join(packages, 'dsl/src/index.ts'),
  '@hedgerow/dsl/service': join(packages, 'dsl/src/service/index.ts'),
  '@hedgerow/runtime/browser': join(packages, 'runtime/src/browser.ts'),
  'vscode-languageserver-types': join(import.meta.dirname, 'lsp-constants.ts'),
};

const statement = /^(import|export) (type )?\{([^}]*)\} from '([^']+)';/gm;

interface Named {
  readonly imported: string;
  readonly local: string;
}

/** `a, b as c, type D` without the types. */
const namesIn = (list: string): Named[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '))
    .map((one) => {
      const [imported, local] = one.split(' as ');
      return { imported: imported!, local: local ?? imported! };
    });

/** Where each name of an index is declared. */
function declarationsOf(
  index: string,
): ReadonlyMap<string, { readonly file: string; readonly name: string }> {
  return new Map(
    [...readFileSync(index, 'utf8').matchAll(statement)]
      .filter(([, , isType]) => isType === undefined)
      .flatMap(([, , , list, from]) =>
        namesIn(list!).map(
          ({ imported, local }) => [local, { file: join(dirname(index), from!), name: imported }] as const,
        ),
      ),
  );
}

export const directImports: Plugin = {
  name: 'direct-imports',
  setup({ onLoad }) {
    const declared = new Map(Object.entries(indexes).map(([name, index]) => [name, declarationsOf(index)]));
    const direct = (all: string, verb: string, isType: string | undefined, list: string, from: string) => {
      const known = declared.get(from);
      if (!known || isType !== undefined) return all;
      return namesIn(list)
        .map(({ imported, local }) => {
          const at = known.get(imported);
          if (!at) throw new Error(`${from} has no ${imported}`);
          return `${verb} { ${at.name} as ${local} } from ${JSON.stringify(at.file)};`;
        })
        .join(' ');
    };
    onLoad({ filter: /packages[\\/](?:dsl|runtime|editor)[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(statement, direct),
      loader: 'ts',
    }));
  },
};
