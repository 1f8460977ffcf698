/** Runs the decisions of a stretch once more: to look at the engine's state, or with another condition for one rule. */
import type { Ir } from '@hedgerow/dsl';
import type { Decision } from '../engine/decision.ts';
import { createEngine } from '../engine/engine.ts';
import { Histories } from '../engine/history.ts';
import type { Run } from '../engine/run.ts';
import type { EngineState } from '../engine/state.ts';
import { valueAt } from '../explain/view.ts';
import { definition } from '../reference/reference.ts';
import type { Meaning, Scope } from '../reference/scope.ts';
import type { Evaluation, LayerView, Ticks } from '../timeline/types.ts';

/** The value of a node of the program at the instant in question. */
export type ValueNow = (node: Ir.NodeId) => number;

/** Another truth for a rule's `when` or `unless`. */
export interface Changed {
  readonly rule: Ir.Rule;
  readonly clause: 'when' | 'unless';
  /** The condition of that clause. */
  readonly condition: Ir.Condition;
  readonly truth: (value: ValueNow) => number;
}

export type Visit = (tick: number, decisions: readonly Decision[], state: EngineState) => void;

/** The same instants and approvals as the run's. */
export function redecide(run: Run, visit: Visit, changed?: Changed): void {
  const { grid } = run.evaluation.timeline;
  const { evaluation, remember } = changed
    ? changedEvaluation(run.evaluation, changed)
    : { evaluation: run.evaluation, remember: () => {} };
  const engine = createEngine(evaluation.program);
  const { approvals } = run;
  let given = 0;
  for (let tick = run.first; tick < grid.length; tick++) {
    const from = given;
    while (given < approvals.length && approvals[given]!.time <= grid.time[tick]!) given++;
    const { decisions } = engine.step(evaluation, tick, approvals.slice(from, given));
    remember(tick, engine.state);
    visit(tick, decisions, engine.state);
  }
}

/**
 * The values of an evaluation, with a node more that is the rule's condition. Of the others those that read the layers
 * back are evaluated anew, over the layers as they now become; all the rest stand as they are.
 */
function changedEvaluation(base: Evaluation, { rule, clause, condition, truth }: Changed) {
  const { program, timeline } = base;
  const layers = new Histories(program, timeline.grid.length);
  const anew = feedbackOf(base, layers);
  const added: Ir.Node = { ...program.nodes[condition.node]!, id: program.nodes.length, args: [] };
  const changedRule: Ir.Rule = { ...rule, [clause]: { ...condition, node: added.id } };
  const evaluation: Evaluation = {
    ...base,
    program: {
      ...program,
      nodes: [...program.nodes, added],
      rules: program.rules.map((one) => (one === rule ? changedRule : one)),
    },
    value: (node, tick) =>
      node === added.id ? truth((other) => valueAt(evaluation, other, tick)) : anew(node, tick),
  };
  return { evaluation, remember: (tick: number, state: EngineState) => layers.write(tick, tick + 1, state) };
}

/** The values of a program over other layers: what reads them by its definition, over the values of what does not. */
function feedbackOf(base: Evaluation, layers: LayerView): Evaluation['value'] {
  const { program, timeline, data, params } = base;
  const meanings: (Meaning | undefined)[] = [];
  const dates: (Int32Array | undefined)[] = [];
  const ticks = (node: Ir.Node): Ticks => timeline.clocks[node.clock]!;
  const value = (id: Ir.NodeId, tick: number): number => {
    const node = program.nodes[id]!;
    if (!node.feedback) return base.value(id, tick);
    if (tick < 0 || tick >= ticks(node).length) return Number.NaN;
    meanings[id] ??= definition(scope, node);
    return meanings[id](tick);
  };
  const scope: Scope = {
    program,
    timeline,
    data,
    params,
    layers,
    value,
    ticks,
    dates(node) {
      dates[node.clock] ??= Int32Array.from(ticks(node).time, timeline.calendar.dateOf);
      return dates[node.clock]!;
    },
  };
  return value;
}
