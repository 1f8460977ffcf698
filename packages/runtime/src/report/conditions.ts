/** What each condition of each rule contributes: how often it holds, and what the rule would do without it. */
import type { Ir } from '@hedgerow/dsl';
import type { Decision } from '../engine/decision.ts';
import { valueAt } from '../explain/view.ts';
import { partsOf, truthWithout } from './ablation.ts';
import { redecide } from './redecide.ts';
import type { ConditionQuality } from './report.ts';
import type { Scene } from './scene.ts';

/** Rules that activate nothing have no activations to lose, and are left out. */
export function conditionQuality(scene: Scene): ConditionQuality[] {
  const { run } = scene.result;
  return run.evaluation.program.rules.flatMap((rule) => {
    const layers = new Set(rule.actions.flatMap((a) => (a.verb === 'activate' ? [a.layer] : [])));
    if (layers.size === 0) return [];
    const isOwn = ({ kind, layer }: Decision): boolean =>
      kind === 'activated' && layer !== null && layers.has(layer);
    const usual = new Set(run.decisions.filter(isOwn).map(nameOf));
    return partsOf(rule.when).map((part) => {
      const without: string[] = [];
      redecide(run, (_, decisions) => without.push(...decisions.filter(isOwn).map(nameOf)), {
        rule,
        when: (value) => truthWithout(rule.when, part, value),
      });
      return {
        rule: rule.name,
        text: part.text,
        ...ratesOf(scene, part),
        activationsWithout: without.length,
        added: without.filter((name) => !usual.has(name)).length,
      };
    });
  });
}

const nameOf = ({ layer, instant }: Decision): string => `${layer} ${instant}`;

/** Shares of the sessions at whose close it held, and at which it could not be known. */
function ratesOf({ result, ends }: Scene, { node }: Ir.Condition) {
  const truths = ends.map((tick) => valueAt(result.run.evaluation, node, tick));
  return {
    truthRate: truths.filter((truth) => truth === 1).length / ends.length,
    unknownRate: truths.filter(Number.isNaN).length / ends.length,
  };
}
