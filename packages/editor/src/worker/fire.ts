/** What a rule did over the whole history, ready for a chart. */
import type { Ir, Program } from '@hedgerow/dsl';
import type { Workspace } from '@hedgerow/dsl/service';
import { type Decision, isoDate, percent, type Run } from '@hedgerow/runtime/browser';
import type { DecisionRow, Fired, FireParams, Line, Mark } from '../protocol.ts';
import { NotRun, type RanRuleSet, type Runs } from './runs.ts';

export function fire(runs: Runs, workspace: Workspace, params: FireParams): Fired {
  const begun = performance.now();
  const isTried = params.params !== undefined || params.text !== undefined;
  const ran = isTried ? runs.variant(params.uri, params) : runs.of(params.uri);
  const rule = ruleOf(ran.program, params);
  const { run } = ran.result;
  const ends = sessionEnds(run);
  const dates = ends.map((tick) => dateAt(run, tick));
  const index = new Map(dates.map((date, i) => [date, i]));
  const layer = layerOf(rule);
  const active = activeOf(run, layer, ends);
  const marks = marksOf(run.decisions, rule.name, layer, index);
  const before = params.saved === undefined ? undefined : savedOf(runs, workspace, params, rule.name, index);
  const on = active.reduce((sum, one) => sum + one, 0);
  return {
    rule: rule.name,
    layer: layer ?? null,
    times: Float64Array.from(dates, (date) => Date.parse(date) / 1000),
    dates,
    lines: linesOf(ran.program, rule, run, ends),
    active,
    holds: holdsOf(run, rule, ends),
    marks,
    ...(before && { before }),
    activations: marks.filter(({ kind }) => kind === 'activated').length,
    activeShare: ends.length === 0 ? 0 : on / ends.length,
    took: performance.now() - begun,
  };
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

/** Grid ticks of the last instant of each session. */
export function sessionEnds({ evaluation, first }: Run): number[] {
  const { grid } = evaluation.timeline;
  const ends: number[] = [];
  for (let tick = first; tick < grid.length; tick++) {
    if (tick + 1 === grid.length || grid.session[tick + 1] !== grid.session[tick]) ends.push(tick);
  }
  return ends;
}

export const dateAt = ({ evaluation }: Run, tick: number): string => {
  const { grid, calendar } = evaluation.timeline;
  return isoDate(calendar.date[grid.session[tick]!]!);
};

export function activeOf(run: Run, layer: string | undefined, ends: readonly number[]): Uint8Array {
  const history = layer === undefined ? undefined : run.layers.get(layer);
  return Uint8Array.from(ends, (tick) => history?.active[tick] ?? 0);
}

export function holdsOf({ evaluation }: Run, { when }: Ir.Rule, ends: readonly number[]): Uint8Array {
  return Uint8Array.from(ends, (tick) => {
    const truth = evaluation.value(when.node, tick);
    return Number.isNaN(truth) ? 2 : truth;
  });
}

const sizeText = ({ granted }: Decision): string => (granted ? percent(granted.size) : '');

function marksOf(
  decisions: readonly Decision[],
  rule: string,
  layer: string | undefined,
  index: ReadonlyMap<string, number>,
): Mark[] {
  return decisions.flatMap((one): Mark[] => {
    const isOwn = layer === undefined ? one.rule === rule : one.layer === layer;
    const session = index.get(one.session);
    if (!isOwn || session === undefined) return [];
    const text = [one.kind, one.layer ?? '', sizeText(one), one.text ?? ''].filter(Boolean).join(' ');
    return [{ session, kind: one.kind, layer: one.layer, text }];
  });
}

function savedOf(
  runs: Runs,
  workspace: Workspace,
  { uri, saved, text }: FireParams,
  rule: string,
  index: ReadonlyMap<string, number>,
): Fired['before'] {
  if (saved === undefined || (text ?? workspace.get(uri)?.text) === saved) return undefined;
  try {
    const { program, result } = runs.variant(uri, { text: saved });
    const old = program.rules.find(({ name }) => name === rule);
    if (!old) return undefined;
    const layer = layerOf(old);
    const active = new Uint8Array(index.size);
    for (const tick of sessionEnds(result.run)) {
      const at = index.get(dateAt(result.run, tick));
      if (at !== undefined) active[at] = (layer && result.run.layers.get(layer)?.active[tick]) || 0;
    }
    return { active, marks: marksOf(result.run.decisions, rule, layer, index) };
  } catch (error) {
    if (error instanceof NotRun) return undefined;
    throw error;
  }
}

/** At most so many series are drawn: more is no chart. */
const mostLines = 4;

/** Numbers that the rule compares, with what they are compared with; inputs where it compares none. */
function linesOf(program: Program, rule: Ir.Rule, run: Run, ends: readonly number[]): Line[] {
  const { evaluation } = run;
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
      values: Float64Array.from(ends, (tick) => evaluation.value(node, tick)),
    }));
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
export const decisionRows = ({ result }: RanRuleSet): DecisionRow[] =>
  result.run.decisions
    .map((one) => ({
      session: one.session,
      kind: one.kind,
      rule: one.rule,
      layer: one.layer,
      size: sizeText(one),
    }))
    .reverse();
