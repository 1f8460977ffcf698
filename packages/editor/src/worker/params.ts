/** Every param of a rule set, for a table that turns them. */
import type { ParamTable } from '../protocol.ts';
import { type Analysis, paramKnob, valueTree } from './knob.ts';
import { NotRun } from './not-run.ts';
import type { Runs } from './runs.ts';
import { valuesOf } from './settings.ts';

export function paramTable(runs: Runs, analysis: Analysis, chosen: string | null): ParamTable {
  const { program } = analysis.compilation;
  if (analysis.documents.length === 0) throw new NotRun('this text has no params of yours');
  if (!program) throw new NotRun('the rules have mistakes: params are told once they are mended');
  const lists = runs.manifest(analysis.folder).profiles;
  const profiles = [...new Set([...program.profiles.map(({ name }) => name), ...Object.keys(lists)])];
  const profile = chosen !== null && profiles.includes(chosen) ? chosen : null;
  const declared = program.profiles.find(({ name }) => name === profile);
  const isProfiled = (name: string): boolean =>
    declared ? declared.settings.has(name) : Object.hasOwn(lists[profile ?? ''] ?? {}, name);
  const bases = valuesOf(program, lists, { profile, set: {} });
  const params = program.params.map((param) => ({
    name: param.name,
    doc: param.doc ?? null,
    unit: param.unit,
    knob: paramKnob(program, analysis, param.name),
    isBounded: param.low !== undefined,
    members: param.enum === undefined ? null : (program.enums.get(param.enum) ?? null),
    uri: param.file,
    span: valueTree(analysis, param)?.span ?? param.span,
    declared: param.default,
    base: bases.get(param.name) ?? param.default,
    isProfiled: isProfiled(param.name),
  }));
  return { profiles, profile, params };
}
