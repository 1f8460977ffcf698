/** What the page has chosen for the params of a rule set, as the command line would take it. */
import type { Program } from '@hedgerow/dsl';
import { paramsFor } from '@hedgerow/runtime/browser';
import type { Chosen, ManifestPart } from '../protocol.ts';

type ProfileLists = ManifestPart['profiles'];

/** Defaults, over them the profile's (of the rule set, else of hedgerow.json), over them the single settings. */
export function valuesOf(
  program: Program,
  lists: ProfileLists,
  { profile, set }: Chosen = { profile: null, set: {} },
): ReadonlyMap<string, number> {
  if (profile === null) return paramsFor(program, { set }).params;
  const isDeclared = program.profiles.some(({ name }) => name === profile);
  const given = isDeclared ? { profile, set } : { set: { ...lists[profile], ...set } };
  return paramsFor(program, given).params;
}
