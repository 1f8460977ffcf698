/**
 * Writes the generated files of the project; with `--check` compares them and fails where one is out of date.
 * One row a file: where it lies, and what makes its text.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { diagnosticsIndex } from './generate/diagnostics-index.ts';
import { functionsPage } from './generate/functions-page.ts';
import { lintIds, lintIdsPath } from './generate/lint-ids.ts';
import { manifestSchemaPath, manifestSchemaText } from './generate/manifest-schema.ts';
import { preludeModule } from './generate/prelude.ts';
import { preludePage } from './generate/prelude-page.ts';
import { reportClient, reportClientPath } from './generate/report-client.ts';
import { textmateGrammar, textmatePath } from './generate/textmate.ts';
import { wasmKernels, wasmKernelsPath } from './generate/wasm-kernels.ts';

const root = join(import.meta.dirname, '..');

const generated: readonly { readonly path: string; readonly make: (root: string) => string }[] = [
  { path: 'packages/dsl/src/prelude/prelude.generated.ts', make: preludeModule },
  { path: 'docs/functions.md', make: functionsPage },
  { path: 'docs/prelude.md', make: preludePage },
  { path: 'docs/diagnostics/README.md', make: diagnosticsIndex },
  { path: lintIdsPath, make: lintIds },
  { path: manifestSchemaPath, make: manifestSchemaText },
  { path: textmatePath, make: textmateGrammar },
  { path: reportClientPath, make: reportClient },
  { path: wasmKernelsPath, make: wasmKernels },
];

const check = process.argv.includes('--check');
let stale = 0;
for (const { path, make } of generated) {
  const file = join(root, path);
  const text = make(root);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) {
    stale++;
    console.error(`${relative(root, file)} is out of date: run \`pnpm run generate\``);
  } else {
    writeFileSync(file, text);
    console.error(`wrote ${relative(root, file)}`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
