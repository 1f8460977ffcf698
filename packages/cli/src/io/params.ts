import type { Program } from '@hedgerow/dsl';
import { type Manifest, paramsFor } from '@hedgerow/runtime';
import type { Setting } from '../commands/run-options.ts';
import { Sources } from '../render/sources.ts';
import { Rejected } from './rejected.ts';

/**
 * The value of every param: its default, over it the profile's (of the rule set, else of hedgerow.json), over it
 * the settings of the command line. Throws Rejected where one is wrong.
 */
export function paramValues(
  program: Program,
  manifest: Manifest,
  profile: string | undefined,
  settings: readonly Setting[],
): ReadonlyMap<string, number> {
  const listed = profile === undefined ? undefined : manifest.profiles[profile];
  const declared = program.profiles.some(({ name }) => name === profile);
  const fromManifest = listed !== undefined && !declared;
  const { params, problems } = paramsFor(program, {
    ...(profile === undefined || fromManifest ? {} : { profile }),
    set: {
      ...(fromManifest ? listed : {}),
      ...Object.fromEntries(settings.map(({ name, value }) => [name, value])),
    },
  });
  if (problems.length > 0) {
    const file = [
      ...(profile === undefined ? [] : [`--profile ${profile}`]),
      ...settings.map(({ name, value }) => `--set ${name}=${value}`),
    ].join(' ');
    throw new Rejected(
      problems.map((problem) => ({ ...problem, file })),
      new Sources([]),
      2,
    );
  }
  return params;
}
