/**
 * Built modules by the thousand. Each is made as `bundle` makes it, but that all of them import what a module is made of
 * beside its program: bundled by the same settings, once. Of their own copies each would run cold, and take ten times
 * as long.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Program } from '@hedgerow/dsl';
import { rulesModule } from '@hedgerow/runtime/build';
import { build, type Plugin } from 'esbuild';
import { settingsOf } from '../../src/build/bundle.ts';
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

async function bundled(
  source: string,
  conditions: readonly string[],
  plugins: Plugin[] = [],
): Promise<string> {
  const { outputFiles } = await build({ ...settingsOf({ source, conditions }, false), plugins });
  return write(outputFiles[0]!.text);
}

/** By file that modules import: the name of its bundle. */
const parts = new Map<string, Promise<string>>();

const shared = (conditions: readonly string[]): Plugin => ({
  name: 'shared',
  setup(builder) {
    builder.onResolve({ filter: /./ }, async ({ path }) => {
      const part = parts.get(path) ?? bundled(`export * from ${JSON.stringify(path)};`, conditions);
      parts.set(path, part);
      return { path: `./${await part}`, external: true };
    });
  },
});

export async function linked(program: Program): Promise<Built> {
  const { source, conditions } = rulesModule(program, { title: 'rules' });
  const file = join(folder, await bundled(source, conditions, [shared(conditions)]));
  const rules = load(file) as Built;
  rmSync(file);
  return rules;
}
