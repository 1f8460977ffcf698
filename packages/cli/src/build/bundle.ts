/** Rule sets as modules, by esbuild: one file without imports, and a plugin for builds that import rule sets. */
import type { RulesModule } from '@hedgerow/runtime/build';
import { build } from 'esbuild';

export interface Bundle {
  readonly code: string;
  /** Bytes of the code, and of it as gzip sends it. */
  readonly bytes: number;
}

/** What browsers and hosts of the last years read. */
const TARGET = 'es2022';

/** Where a part came from is the builder's own business: the same rules give the same bytes on every machine. */
const ORIGIN = /^\/\/ \S+\.(ts|js|mjs)\n/gm;

/** One ES module without imports. */
export async function bundle(
  { source, conditions }: Pick<RulesModule, 'source' | 'conditions'>,
  minify: boolean,
): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, sourcefile: 'rules.mjs', loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: [...conditions],
    target: TARGET,
    minify,
    legalComments: 'none',
    treeShaking: true,
    logLevel: 'silent',
  });
  const code = outputFiles[0]!.text.replaceAll(ORIGIN, '');
  return { code, bytes: Buffer.byteLength(code) };
}
