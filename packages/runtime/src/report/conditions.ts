/** What each condition of each rule contributes: how often it holds, and what the rule would do without it. */
import type { Ir } from '@hedgerow/dsl';
import type { Decision } from '../engine/decision.ts';
import type { Run } from '../engine/run.ts';
import { valueAt } from '../explain/view.ts';
import { partsOf, truthWithout } from './ablation.ts';
import { type Changed, redecide } from './redecide.ts';
import type { ConditionQuality } from './report.ts';
import { onOneLine, type Scene } from './scene.ts';

/** Rules that activate nothing have no activations to lose, and are left out. */
export function conditionQuality(scene: Scene): ConditionQuality[] {
  const { run } = scene.result;
  return run.evaluation.program.rules.flatMap((rule) => {
    const layers = new Set(rule.actions.flatMap((a) => (a.verb === 'activate' ? [a.layer] : [])));
    if (layers.size === 0) return [];
    const isOwn = ({ kind, layer }: Decision): boolean =>
      kind === 'activated' && layer !== null && layers.has(layer);
    const usual = run.decisions.filter(isOwn).map(nameOf);
    return partsOf(rule.when).map((part) => {
      const changed: Changed = { rule, when: truthWithout(rule.when, part) };
      const without: string[] = [];
      if (changes(run, changed)) {
        redecide(run, (_, decisions) => without.push(...decisions.filter(isOwn).map(nameOf)), changed);
      } else {
        without.push(...usual);
      }
      return {
        rule: rule.name,
        text: onOneLine(part.text),
        ...ratesOf(scene, part),
        activationsWithout: without.length,
        added: without.filter((name) => !usual.includes(name)).length,
      };
    });
  });
}

/** Whether the other `when` ever differs. Where it never does, nor does any decision, nor any state that it may read. */
function changes({ evaluation, first }: Run, { rule, when }: Changed): boolean {
  for (let tick = first; tick < evaluation.timeline.grid.length; tick++) {
    const now = (node: Ir.NodeId): number => valueAt(evaluation, node, tick);
    if (!Object.is(when(now), now(rule.when.node))) return true;
  }
  return false;
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
