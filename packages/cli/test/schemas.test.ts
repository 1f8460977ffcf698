/** What the commands print as JSON, held against the schemas that are published. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from './support/run.ts';
import { validator } from './support/schema.ts';
import { stress } from './support/stress.ts';

const guarded = `layer hedge { size of 1_000_000 USD }
rule entry: when vix > 29 for 2 sessions activate hedge size 25%..40% by vix from 28 to 35 until vix < 22 cooldown 5 sessions
limit hedge.size to 28%
forbid activate hedge when vix > 31 because "too late"
require 1 approvals from (risk) to deactivate hedge
assert calm: always vix < 31
let undefined_at_all = log(vix - 30)
rule tell: when undefined_at_all > 0 alert "up"
`;
const failing = `layer hedge { }
rule entry: when vix > 28 activate hedge until vix < 22
test "fails" { given vix = 30 expect no activate hedge }
test "cannot run" { data "none.csv" expect no activate hedge }
`;
const cwd = folderWith({ ...stress, 'guarded.hedge': guarded, 'failing.hedge': failing });

const resolve = createRequire(new URL('../package.json', import.meta.url)).resolve;
const ofRuntime = (name: string): string =>
  readFileSync(resolve(`@hedgerow/runtime/${name}.schema.json`), 'utf8');
const mismatchesOf = (name: string) =>
  validator(
    readFileSync(resolve(`@hedgerow/cli/schemas/${name}.json`), 'utf8'),
    ofRuntime('decision'),
    ofRuntime('report'),
  );

describe('published schemas', () => {
  it.each([
    ['backtest.schema', ['backtest', 'rules']],
    ['backtest.schema', ['backtest', 'guarded.hedge', '--data', 'data']],
    ['explain.schema', ['explain', 'rules', '--at', '2020-01-10']],
    ['explain.schema', ['explain', 'rules', '--at', '2020-01-07', '--full']],
    ['explain.schema', ['explain', 'guarded.hedge', '--data', 'data', '--at', '2020-01-08', '--full']],
    ['explain.schema', ['explain', 'guarded.hedge', '--data', 'data', '--at', '2020-01-10']],
    ['test.schema', ['test', 'rules', 'failing.hedge']],
  ])('%s holds for %j', (name, args) => {
    const { stdout } = hedgerow(cwd, [...args, '--format', 'json']);
    expect(mismatchesOf(name)(JSON.parse(stdout))).toEqual([]);
  });
});
