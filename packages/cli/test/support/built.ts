/** A rule set as a built module, loaded as its users load it. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Program } from '@hedgerow/dsl';
import { rulesModule } from '@hedgerow/runtime/build';
import { bundle } from '../../src/build/bundle.ts';
import { folderWith } from './run.ts';

export interface Built {
  init(options: object): unknown;
  advance(
    rules: unknown,
    until: string,
    messages: readonly object[],
    approvals?: readonly object[],
  ): readonly { readonly decisions: readonly object[] }[];
  snapshot(rules: unknown): Uint8Array;
  restore(bytes: Uint8Array): unknown;
}

/** By Node itself: the runner of the tests would translate it. */
const load = createRequire(import.meta.url);
let made = 0;
const folder = folderWith({});

export async function built(program: Program, minify: boolean): Promise<Built> {
  const { code } = await bundle(rulesModule(program, { title: 'rules' }), minify);
  const file = join(folder, `rules${made++}.mjs`);
  writeFileSync(file, code);
  return load(file) as Built;
}
