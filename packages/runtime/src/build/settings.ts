/** Params of a built module: defaults, over them a profile's, over them single settings. */
import type { Ir, Program } from '@hedgerow/dsl';

/** Throws a RangeError that says what was found and what was expected. */
export function paramValues(
  program: Program,
  profile: string | undefined,
  given: Readonly<Record<string, number | string>> = {},
): Map<string, number> {
  const params = new Map(program.params.map((param) => [param.name, param.default]));
  if (profile !== undefined) {
    const declared = program.profiles.find(({ name }) => name === profile);
    if (!declared) {
      const names = program.profiles.map(({ name }) => name).join(', ');
      throw new RangeError(`there is no profile \`${profile}\`, expected one of ${names}`);
    }
    for (const [name, value] of declared.settings) params.set(name, value);
  }
  for (const [name, value] of Object.entries(given)) {
    const param = program.params.find((one) => one.name === name);
    if (!param) {
      const names = program.params.map((one) => one.name).join(', ');
      throw new RangeError(`there is no param \`${name}\`, expected one of ${names}`);
    }
    params.set(name, settingOf(param, value, program));
  }
  return params;
}

function settingOf(param: Ir.Param, value: number | string, program: Program): number {
  const { name, low, high } = param;
  if (param.enum !== undefined) {
    const members = program.enums.get(param.enum) ?? [];
    const ordinal = members.indexOf(String(value));
    if (ordinal >= 0) return ordinal;
    throw new RangeError(`param \`${name}\` is \`${value}\`, expected one of ${members.join(', ')}`);
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    const unit = param.duration === undefined ? param.unit : `number of ${param.duration}`;
    throw new RangeError(`param \`${name}\` is \`${value}\`, expected a ${unit}`);
  }
  if (value < (low ?? value) || value > (high ?? value)) {
    throw new RangeError(`param \`${name}\` is ${value}, outside ${low ?? ''}..${high ?? ''}`);
  }
  return value;
}
