/** Which rules run, how loud, and how they are set: the section `lint` of hedgerow.json. */

import type { LintRuleId } from './ids.generated.ts';
import type { Level, OptionSpecs } from './rule.ts';
import { lintRules } from './rules.ts';

export type Preset = 'recommended' | 'strict' | 'none';

type OptionValue = number | boolean | string | readonly string[];

/** As written in hedgerow.json, already checked against its schema. */
export interface LintConfig {
  readonly preset?: Preset;
  /** `"off"`, `"warning"`, or `["warning", { "option": 3 }]`. */
  readonly rules?: Readonly<Record<string, Level | readonly [Level, Readonly<Record<string, OptionValue>>]>>;
}

export interface RuleSetting {
  readonly level: Level;
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** The level and the options of each rule. Ids that no rule has are the schema's to refuse. */
export function settingsFor({
  preset = 'recommended',
  rules = {},
}: LintConfig): Map<LintRuleId, RuleSetting> {
  const ids = Object.keys(lintRules) as LintRuleId[];
  return new Map(
    ids.map((id) => {
      const rule = lintRules[id];
      const specs: OptionSpecs = rule.options;
      const defaults = Object.fromEntries(Object.entries(specs).map(([name, o]) => [name, o.default]));
      const own = rules[id];
      const [level, options] = typeof own === 'string' ? [own, {}] : (own ?? [undefined, {}]);
      const byPreset = preset === 'none' ? 'off' : rule[preset];
      return [id, { level: level ?? byPreset, options: { ...defaults, ...options } }];
    }),
  );
}
