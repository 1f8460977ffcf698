import type { Profile } from '../../ir/program.ts';
import type * as Ast from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { reportUnknown } from '../infer/names.ts';
import { resolve } from '../resolve.ts';
import { type Entry, kindOf } from '../scope.ts';
import { checkInside, settingOf } from './params.ts';

export function declareProfile(cx: Context, entry: Entry<Ast.ProfileDecl>, env: Env): Profile {
  const settings = new Map<string, number>();
  for (const setting of entry.declaration.settings) {
    if (settings.has(setting.name.name)) {
      const params = { name: setting.name.name, kind: 'setting', previous: `a setting of \`${entry.name}\`` };
      cx.report('redeclared-name', params, env, setting.name.span);
      continue;
    }
    const checked = checkSetting(cx, setting, env);
    if (checked) settings.set(checked.param, checked.value);
  }
  return { name: entry.name, file: entry.source.name, span: entry.ident.span, settings };
}

/** `p = v`: a param, and a value of its type inside its range. `undefined` after a report. */
export function checkSetting(
  cx: Context,
  setting: Ast.Setting,
  env: Env,
): { readonly param: string; readonly value: number } | undefined {
  const { name } = setting.name;
  const entry = cx.scope.value(name);
  if (!entry) {
    reportUnknown(cx, setting.name, 'param', cx.scope.names(new Set(['Param'])), env);
    return undefined;
  }
  if (entry.declaration.kind !== 'Param') {
    cx.report('wrong-kind', { name, found: kindOf(entry), expected: 'a param' }, env, setting.name.span);
    return undefined;
  }
  const { type } = resolve(cx, entry);
  if (type.kind === 'unresolved') return undefined;
  const value = settingOf(cx, setting.value, type, `\`${name}\``, env);
  if (value === undefined) return undefined;
  const { low, high } = cx.params.get(name)!;
  if (low !== undefined && high !== undefined) checkInside(cx, name, value, [low, high], setting.value, env);
  return { param: name, value };
}
