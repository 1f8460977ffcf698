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
    const activationsOf = (changed: Changed): readonly string[] => {
      if (!changes(run, changed)) return usual;
      const without: string[] = [];
      redecide(run, (_, decisions) => without.push(...decisions.filter(isOwn).map(nameOf)), changed);
      return without;
    };
    return ablationsOf(rule).map(({ part, text, ...changed }) => {
      const without = activationsOf(changed);
      return {
        rule: rule.name,
        text,
        ...ratesOf(scene, part),
        activationsWithout: without.length,
        added: without.filter((name) => !usual.includes(name)).length,
      };
    });
  });
}

/** A part of a rule, and the rule without it. */
interface Ablation extends Changed {
  readonly part: Ir.Condition;
  readonly text: string;
}

/** A rule without any `when` always asks; without any `unless` nothing holds it back. */
function ablationsOf(rule: Ir.Rule): Ablation[] {
  const of = (clause: Changed['clause'], condition: Ir.Condition, nothing: 0 | 1): Ablation[] =>
    partsOf(condition).map((part) => ({
      rule,
      clause,
      condition,
      truth: truthWithout(condition, part, nothing),
      part,
      text: `${clause === 'unless' ? 'unless ' : ''}${onOneLine(part.text)}`,
    }));
  return [...of('when', rule.when, 1), ...(rule.unless ? of('unless', rule.unless, 0) : [])];
}

/** Whether the other truth ever differs. Where it never does, nor does any decision, nor any state that it may read. */
function changes({ evaluation, first }: Run, { condition, truth }: Changed): boolean {
  for (let tick = first; tick < evaluation.timeline.grid.length; tick++) {
    const now = (node: Ir.NodeId): number => valueAt(evaluation, node, tick);
    if (!Object.is(truth(now), now(condition.node))) return true;
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
