import { closeTo, compile, type Program, type SourceFile } from '@hedgerow/dsl';
import type { Manifest } from '@hedgerow/runtime';
import type { Setting } from '../commands/run-options.ts';
import { Sources } from '../render/sources.ts';
import { Failure } from './failure.ts';
import { Rejected } from './rejected.ts';

/** The name of the profile that settings from outside are checked as. */
const outside = 'settings_from_outside';

/**
 * The value of every param: its default, over it the profile's, over it the settings of the command line. Values
 * are written and checked as in a `profile` of the rule set. Throws Failure and Rejected.
 */
export function paramValues(
  files: readonly SourceFile[],
  program: Program,
  manifest: Manifest,
  profile: string | undefined,
  settings: readonly Setting[],
): ReadonlyMap<string, number> {
  const defaults = new Map(program.params.map((param) => [param.name, param.default]));
  return new Map([
    ...defaults,
    ...(profile === undefined ? [] : profileValues(files, program, manifest, profile)),
    ...check(files, settings, '--set'),
  ]);
}

function profileValues(
  files: readonly SourceFile[],
  program: Program,
  manifest: Manifest,
  name: string,
): ReadonlyMap<string, number> {
  const declared = program.profiles.find((one) => one.name === name);
  if (declared !== undefined) return declared.settings;
  const listed = manifest.profiles[name];
  if (listed !== undefined) {
    const settings = Object.entries(listed).map(([param, value]) => ({ name: param, value: String(value) }));
    return check(files, settings, 'hedgerow.json');
  }
  const names = [...program.profiles.map((one) => one.name), ...Object.keys(manifest.profiles)];
  const [near] = closeTo(name, names);
  const help = names.length === 0 ? 'the rule set has none' : `there are ${names.join(', ')}`;
  throw new Failure(
    `there is no profile \`${name}\``,
    near === undefined ? help : `did you mean \`${near}\`?`,
  );
}

/** Has the language itself check the settings, as the profile that they amount to. */
function check(
  files: readonly SourceFile[],
  settings: readonly Setting[],
  origin: string,
): ReadonlyMap<string, number> {
  if (settings.length === 0) return new Map();
  const last = new Map(settings.map(({ name, value }) => [name, value]));
  const lines = Array.from(last, ([name, value]) => `${name} = ${value}`);
  const file = { name: origin, text: `profile ${outside} {\n${lines.join('\n')}\n}\n` };
  const { program, diagnostics } = compile([...files, file]);
  const values = program?.profiles.find(({ name }) => name === outside)?.settings;
  if (values === undefined) {
    throw new Rejected(
      diagnostics.filter((one) => one.file === origin),
      new Sources([file]),
      2,
    );
  }
  return values;
}
