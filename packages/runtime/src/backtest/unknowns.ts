/** What could not be known: rules that could not be decided, inputs without values, results that do not exist. */
import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import type { Run } from '../engine/run.ts';
import { undefinedResults } from '../reference/undefined-results.ts';
import { sampleIndex } from '../timeline/sample.ts';
import type { Evaluation } from '../timeline/types.ts';
import type { AssertionStatistics, RuleStatistics, UndefinedStatistics, UnknownInput } from './result.ts';
import { dateOrNull } from './sessions.ts';

/** Whether a rule fires: `when and not unless`, three-valued. */
function firing({ value }: Evaluation, { when, unless }: Ir.Rule, tick: number): number {
  const asks = value(when.node, tick);
  if (asks === 0 || unless === undefined) return asks;
  const bars = value(unless.node, tick);
  return bars === 1 ? 0 : asks === 1 && bars === 0 ? 1 : Number.NaN;
}

/** Statistics of each rule, and the first session at which all could be decided. */
export function ruleStatistics(
  run: Run,
  ends: readonly number[],
): { readonly rules: RuleStatistics[]; readonly firstDecidable: string | null } {
  const { evaluation } = run;
  const known = new Int32Array(ends.length);
  const rules = evaluation.program.rules.map((rule): RuleStatistics => {
    let fired = 0;
    let first: number | undefined;
    ends.forEach((tick, i) => {
      const truth = firing(evaluation, rule, tick);
      if (Number.isNaN(truth)) return;
      known[i]!++;
      first ??= tick;
      fired += truth;
    });
    const undecided = run.undecided.find((u) => u.rule === rule.name);
    const blame = [...(undecided?.blame ?? [])].map(([input, instants]) => ({ input, instants }));
    return {
      rule: rule.name,
      firstDecidable: dateOrNull(run, first),
      fired,
      unknown: undecided?.instants ?? 0,
      blame: blame.sort((a, b) => b.instants - a.instants || (a.input < b.input ? -1 : 1)),
    };
  });
  return { rules, firstDecidable: dateOrNull(run, ends[known.indexOf(rules.length)]) };
}

/** Inputs that were unknown at the last instant of some session; bars by their close. */
export function unknownInputs({ evaluation }: Run, ends: readonly number[]): UnknownInput[] {
  const { program, timeline } = evaluation;
  return program.inputs.flatMap((input) => {
    const nodes = program.nodes.filter((node) => node.op === 'input' && node.name === input.name);
    const node = nodes.find((n) => n.op === 'input' && n.field === 'close') ?? nodes[0];
    if (!node) return [];
    const index = sampleIndex(timeline.clocks[node.clock]!, timeline.grid);
    let sessions = 0;
    let beforeData = 0;
    for (const tick of ends) {
      const at = index[tick]!;
      if (at >= 0 && !Number.isNaN(evaluation.value(node.id, at))) continue;
      if (sessions === beforeData && tick === ends[sessions]) beforeData++;
      sessions++;
    }
    return sessions === 0 ? [] : [{ input: input.name, sessions, share: sessions / ends.length, beforeData }];
  });
}

export function assertionStatistics(run: Run): AssertionStatistics[] {
  const { evaluation, first } = run;
  return evaluation.program.assertions.map(({ name, mode, condition }) => {
    const broken: number[] = [];
    let unknown = 0;
    for (let tick = first; tick < evaluation.timeline.grid.length; tick++) {
      const truth = evaluation.value(condition.node, tick);
      if (Number.isNaN(truth)) unknown++;
      else if (truth === (mode === 'always' ? 0 : 1)) broken.push(tick);
    }
    return { assertion: name, mode, broken: broken.length, firstBroken: dateOrNull(run, broken[0]), unknown };
  });
}

/** Where arithmetic had no result; ticks before the first instant decided count too, since windows read them. */
export function undefinedStatistics({ evaluation }: Run): UndefinedStatistics[] {
  const { program, timeline } = evaluation;
  return undefinedResults(evaluation).map(({ node: id, ticks, first }) => {
    const node = program.nodes[id]!;
    const session = timeline.clocks[node.clock]!.session[first]!;
    return {
      operation: node.op === 'pointwise' ? node.fn : node.op,
      definitions: program.definitions.filter((d) => reads(program, d.node, id)).map((d) => d.name),
      ticks,
      firstSession: isoDate(timeline.calendar.date[session]!),
    };
  });
}

function reads(program: Ir.Program, from: Ir.NodeId, wanted: Ir.NodeId): boolean {
  const seen = new Set<Ir.NodeId>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === wanted) return true;
    if (id < wanted || seen.has(id)) continue;
    seen.add(id);
    open.push(...program.nodes[id]!.args);
  }
  return false;
}
