/** Runs the lint rules over a rule set, together with everything that `compile` finds. */
import { type Checked, type CheckOptions, type Compilation, check, conclude } from '../compile.ts';
import type { Witness } from '../diagnostics/witness.ts';
import type { Program } from '../ir/program.ts';
import type { SourceFile } from '../source/span.ts';
import type { LintRuleId } from './ids.generated.ts';
import type { LintMemory } from './memory.ts';
import type { Claim, Facts } from './rule.ts';
import { lintRules, ruleOf } from './rules.ts';
import { LintRun } from './run.ts';
import type { LintConfig } from './settings.ts';

export interface LintingOptions {
  /** ISO date by which `# allow ... until DATE` is judged; without one nothing expires. */
  readonly today?: string;
  /** What was found out about the rule set before an edit; what is now is kept there. */
  readonly memory?: LintMemory;
  readonly config?: LintConfig;
  readonly facts?: Facts;
  /**
   * Whether the reference evaluator sees in a witness what it is said to show. A finding whose witness does not replay
   * is not shown: nothing is claimed that has not been seen. Without a replay all are shown.
   */
  readonly replay?: (program: Program, witness: Witness, claims: readonly Claim[]) => boolean;
}

export interface LintOptions extends CheckOptions, LintingOptions {}

/** Findings of the checks and of the lint rules, allowances applied, in the order of files and places. */
export const lint = (sources: readonly SourceFile[], options: LintOptions = {}): Compilation =>
  lintChecked(check(sources, options), options);

/** The same of a rule set that was checked before. */
export function lintChecked(checked: Checked, options: LintingOptions = {}): Compilation {
  const { facts = {}, today } = options;
  return conclude(checked, {
    ...(today !== undefined && { today }),
    unjudged: withoutFacts(facts),
    lint: (program, files) => new LintRun(program, files, options).findings(),
  });
}

/** Ids of the rules that cannot find anything for want of facts. */
const withoutFacts = (facts: Facts): LintRuleId[] =>
  (Object.keys(lintRules) as LintRuleId[]).filter((id) => {
    const { needs } = ruleOf(id);
    return needs !== undefined && facts[needs] === undefined;
  });
