/**
 * Built modules by the thousand: the sources that a build bundles, each with its imports from one bundle of what all
 * modules are made of beside their programs. Of its own copy each would run cold, and take ten times as long.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Program } from '@hedgerow/dsl';
import { rulesModule } from '@hedgerow/runtime/build';
import { bundle } from '../../src/build/bundle.ts';
import type { Built } from './built.ts';
import { folderWith } from './run.ts';

/** By Node itself, as users load it: the runner of the tests would translate it. */
const load = createRequire(import.meta.url);
const folder = folderWith({});
let made = 0;

function write(code: string): string {
  const name = `module${made++}.mjs`;
  writeFileSync(join(folder, name), code);
  return name;
}

/** By file that modules import: the name of its bundle. */
const parts = new Map<string, Promise<string>>();

async function bundled(path: string, conditions: readonly string[]): Promise<string> {
  const { code } = await bundle({ source: `export * from ${path};`, conditions }, false);
  return write(code);
}

const IMPORT = /^import (.+) from (".+");$/gm;

export async function linked(program: Program): Promise<Built> {
  const { source, conditions } = rulesModule(program, { title: 'rules' });
  let code = source;
  for (const [line, names, path] of source.matchAll(IMPORT)) {
    const part = parts.get(path!) ?? bundled(path!, conditions);
    parts.set(path!, part);
    code = code.replace(line, `import ${names} from './${await part}';`);
  }
  const file = join(folder, write(code));
  const rules = load(file) as Built;
  rmSync(file);
  return rules;
}
