/** What a rule did over the whole history, ready for a chart. */
import type { Ir, Program } from '@hedgerow/dsl';
import type { Workspace } from '@hedgerow/dsl/service';
import { type Draft, type Evaluation, percent, type Walk } from '@hedgerow/runtime/browser';
import type { DecisionRow, Fired, FireParams, Line, Mark } from '../protocol.ts';
import { NotRun } from './not-run.ts';
import type { RanRuleSet, Runs } from './runs.ts';
import { dateAt, type Sessions, sessionsOf } from './sessions.ts';

export async function fire(runs: Runs, workspace: Workspace, params: FireParams): Promise<Fired> {
  const begun = performance.now();
  const isTried = params.params !== undefined || params.text !== undefined;
  const { program, walked } = await (isTried ? runs.variant(params.uri, params) : runs.of(params.uri));
  const rule = ruleOf(program, params);
  const layer = layerOf(rule);
  const sessions = sessionsOf(walked);
  const active = activeOf(walked, layer, sessions);
  const marks = marksOf(walked, rule.name, layer, sessions);
  const before =
    params.saved === undefined ? undefined : await savedOf(runs, workspace, params, rule.name, sessions);
  const on = active.reduce((sum, one) => sum + one, 0);
  return {
    rule: rule.name,
    layer: layer ?? null,
    times: timesOf(walked, sessions),
    dates: sessions.dates,
    lines: linesOf(program, rule, walked, sessions),
    active,
    holds: holdsOf(walked, rule, sessions),
    marks,
    ...(before && { before }),
    activations: marks.filter(({ kind }) => kind === 'activated').length,
    activeShare: active.length === 0 ? 0 : on / active.length,
    took: performance.now() - begun,
  };
}

const SECONDS_PER_DAY = 24 * 60 * 60;

/** UTC epoch seconds of each session's date. */
function timesOf({ evaluation }: Walk, { first, ends }: Sessions): Float64Array {
  const { date } = evaluation.timeline.calendar;
  const times = new Float64Array(ends.length);
  for (let i = 0; i < times.length; i++) times[i] = date[first + i]! * SECONDS_PER_DAY;
  return times;
}

/** The rule of a name, or the one at (or before) an offset of its file. */
function ruleOf(program: Program, { rule, offset, uri }: FireParams): Ir.Rule {
  const named = program.rules.find(({ name }) => name === rule);
  const own = program.rules.filter(({ file }) => file === uri);
  const at = own.findLast(({ span }) => span.start <= (offset ?? 0)) ?? own[0];
  const found = named ?? at;
  if (!found) throw new NotRun('this file has no rules');
  return found;
}

export const layerOf = (rule: Ir.Rule): string | undefined => {
  const action = rule.actions.find((one) => one.verb !== 'alert');
  return action && 'layer' in action ? action.layer : undefined;
};

export function activeOf({ layers }: Walk, layer: string | undefined, { ends }: Sessions): Uint8Array {
  const active = new Uint8Array(ends.length);
  const history = layer === undefined ? undefined : layers.get(layer);
  if (history) for (let i = 0; i < active.length; i++) active[i] = history.active[ends[i]!]!;
  return active;
}

export function holdsOf({ evaluation }: Walk, { when }: Ir.Rule, { ends }: Sessions): Uint8Array {
  const holds = new Uint8Array(ends.length);
  for (let i = 0; i < holds.length; i++) {
    const truth = evaluation.value(when.node, ends[i]!);
    holds[i] = Number.isNaN(truth) ? 2 : truth;
  }
  return holds;
}

const sizeText = ({ granted }: Draft): string => (granted === undefined ? '' : percent(granted));

/** Those of the layer, or of the rule where it is about none, at the sessions of a chart. */
function marksOf(
  { drafts, instants, evaluation }: Walk,
  rule: string,
  layer: string | undefined,
  { first, ends }: Sessions,
): Mark[] {
  const { grid } = evaluation.timeline;
  return drafts.flatMap((one, i): Mark[] => {
    const isOwn = layer === undefined ? one.rule?.name === rule : one.layer === layer;
    const session = grid.session[instants[i]!]! - first;
    if (!isOwn || session < 0 || session >= ends.length) return [];
    const text = [one.kind, one.layer ?? '', sizeText(one), one.text ?? ''].filter(Boolean).join(' ');
    return [{ session, kind: one.kind, layer: one.layer, text }];
  });
}

async function savedOf(
  runs: Runs,
  workspace: Workspace,
  { uri, saved, text }: FireParams,
  rule: string,
  sessions: Sessions,
): Promise<Fired['before']> {
  if (saved === undefined || (text ?? workspace.get(uri)?.text) === saved) return undefined;
  try {
    const { program, walked } = await runs.variant(uri, { text: saved });
    const old = program.rules.find(({ name }) => name === rule);
    if (!old) return undefined;
    const layer = layerOf(old);
    const own = sessionsOf(walked);
    const active = new Uint8Array(sessions.ends.length);
    for (const [i, one] of activeOf(walked, layer, own).entries())
      active[own.first + i - sessions.first] = one;
    return { active, marks: marksOf(walked, rule, layer, sessions) };
  } catch (error) {
    if (error instanceof NotRun) return undefined;
    throw error;
  }
}

/** At most so many series are drawn: more is no chart. */
const mostLines = 4;

/** Numbers that the rule compares, with what they are compared with; inputs where it compares none. */
function linesOf(program: Program, rule: Ir.Rule, { evaluation }: Walk, { ends }: Sessions): Line[] {
  const lines = new Map<
    number,
    { readonly name: string; readonly unit: string; readonly isOwn: boolean; thresholds: number[] }
  >();
  const visit = (condition: Ir.Condition): void => {
    const { compare } = condition;
    if (compare) {
      const [left, right] = [compare.left, compare.right];
      const fixed = (id: number): boolean => isConstant(program, id);
      const series = fixed(left) ? right : left;
      const other = series === left ? right : left;
      if (!fixed(series)) {
        const known = nameOf(program, series);
        const isOwn = known !== undefined || !condition.file.startsWith('prelude/');
        const name = known ?? condition.text.split(/\s*[<>=!]+\s*/)[series === left ? 0 : 1]!;
        const line = lines.get(series) ?? { name, unit: compare.unit, isOwn, thresholds: [] };
        if (fixed(other)) line.thresholds.push(evaluation.value(other, 0));
        lines.set(series, line);
      }
    }
    condition.children.forEach(visit);
  };
  for (const condition of [rule.when, rule.unless, rule.until]) if (condition) visit(condition);
  // Within functions of the prelude, numbers may have no name that the author knows.
  const known = [...lines].filter(([, { isOwn }]) => isOwn);
  return (known.length > 0 ? known : [...lines])
    .slice(0, mostLines)
    .map(([node, { name, unit, thresholds }]) => ({
      name,
      unit,
      thresholds: [...new Set(thresholds.filter((one) => !Number.isNaN(one)))],
      values: valuesOf(evaluation, node, ends),
    }));
}

function valuesOf({ value }: Evaluation, node: Ir.NodeId, ticks: readonly number[]): Float64Array {
  const values = new Float64Array(ticks.length);
  for (let i = 0; i < values.length; i++) values[i] = value(node, ticks[i]!);
  return values;
}

/** Literals and params, whatever clock they were brought to. */
export function isConstant(program: Program, id: number): boolean {
  const node = program.nodes[id]!;
  if (node.op === 'const' || node.op === 'param') return true;
  return node.op !== 'input' && node.args.length > 0 && node.args.every((arg) => isConstant(program, arg));
}

export function nameOf(program: Program, id: number): string | undefined {
  const definition = program.definitions.find(({ node }) => node === id);
  if (definition) return definition.name;
  const node = program.nodes[id]!;
  if (node.op === 'input') return node.name;
  return node.op === 'sample' ? nameOf(program, node.args[0]!) : undefined;
}

/** All decisions of a rule set, the latest first. */
export const decisionRows = ({ walked }: RanRuleSet): DecisionRow[] =>
  walked.drafts
    .map((one, i) => ({
      session: dateAt(walked, walked.instants[i]!),
      kind: one.kind,
      rule: one.rule?.name ?? null,
      layer: one.layer,
      size: sizeText(one),
    }))
    .reverse();
