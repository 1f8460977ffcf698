/** The gates of one action: vetoes, cooldown, the layer's state, an approval that is awaited, limits. */
import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import { approvalsFor } from '../engine/approvals.ts';
import type { ApprovalEvent, Decision, LimitInfo, VetoInfo } from '../engine/decision.ts';
import { hasPassed, type Instant } from '../engine/instant.ts';
import { cut } from '../engine/limits.ts';
import { spanOf } from '../engine/places.ts';
import type { Run } from '../engine/run.ts';
import { wishOf } from '../engine/size.ts';
import { vetoesOn } from '../engine/vetoes.ts';
import { explain } from './explain.ts';
import { closeOf, momentAt } from './view.ts';
import type { Why } from './why.ts';

export interface ActionGates {
  readonly verb: Ir.Verb;
  /** `null` for an alert. */
  readonly layer: string | null;
  /** What forbids it, each with the reason why its condition holds or cannot be decided. */
  readonly vetoes: readonly (VetoInfo & { readonly why: Why })[];
  /** The layer as the instant met it; `null` for an alert. */
  readonly state: LayerState | null;
  /** Sizes asked for and left by the limits; `null` for actions without one, and where it is unknown. */
  readonly requested: number | null;
  readonly granted: number | null;
  /** Limits on the layer that apply, or may apply. */
  readonly limits: readonly (LimitInfo & { readonly binds: boolean })[];
  /** The rule's cooldown, while it runs. */
  readonly cooldown: Wait | null;
  /** How long the rule's claim is held whatever its `until` says, while that runs. */
  readonly hold: Wait | null;
  /** The approval that the action needs and does not have, where it needs one. */
  readonly approval: ApprovalState | null;
}

export interface LayerState {
  readonly active: boolean;
  readonly pending: boolean;
  readonly size: number;
  /** The rule that activated it, and the session in which it did. */
  readonly by: string | null;
  readonly since: string | null;
}

export interface Wait {
  /** Session from which it counts. */
  readonly since: string;
  /** Sessions until it is over. */
  readonly sessions: number;
}

export interface ApprovalState {
  readonly needed: number;
  readonly from: readonly string[];
  /** Session of the proposal that waits, and who has approved it; `null` and none where there is none. */
  readonly proposed: string | null;
  readonly by: readonly string[];
}

export interface RuleView {
  readonly run: Run;
  readonly rule: Ir.Rule;
  readonly at: Instant;
  readonly approvals: readonly ApprovalEvent[];
}

export function gatesOf(view: RuleView, action: Ir.Action): ActionGates {
  const { run, rule, at } = view;
  const { verb } = action;
  const vetoes = vetoesWithWhy(view, action);
  if (action.verb === 'alert') {
    const nothing = { state: null, requested: null, granted: null, limits: [] };
    return { verb, layer: null, vetoes, ...nothing, cooldown: null, hold: null, approval: null };
  }
  const history = run.layers.get(action.layer)!;
  const before = at.now.tick - 1;
  const active = history.active[before] === 1;
  const size = history.size[before] ?? 0;
  const opened = active
    ? lastOf(view, ({ kind, layer }) => kind === 'activated' && layer === action.layer)
    : undefined;
  const closed = lastOf(view, ({ kind, layer }) => kind === 'deactivated' && layer === action.layer);
  const own = opened?.decision.rule === rule.name;
  const cooling = verb === 'activate' && !own && rule.cooldown && closed;
  return {
    verb,
    layer: action.layer,
    vetoes,
    state: {
      active,
      pending: history.pending[before] === 1,
      size,
      by: opened?.decision.rule ?? null,
      since: opened?.decision.session ?? null,
    },
    ...sizesOf(view, action, size),
    cooldown: cooling ? waitOf(view, rule.cooldown, cooling.tick) : null,
    hold: own && rule.hold ? waitOf(view, rule.hold, opened.tick) : null,
    approval: approvalOf(view, action.verb, action.layer),
  };
}

function vetoesWithWhy({ run, at }: RuleView, action: Ir.Action): ActionGates['vetoes'] {
  const layer = action.verb === 'alert' ? null : action.layer;
  const { forbids } = at.program;
  return vetoesOn(at, action.verb, layer).map((veto) => {
    const { line, column, file } = veto.span;
    const forbid = forbids.find((f) => {
      const place = spanOf(at.program, f);
      return place.file === file && place.line === line && place.column === column;
    })!;
    return { ...veto, why: explain(run.evaluation, forbid.when, at.now.tick) };
  });
}

/** The last decision before the instant that is so. */
function lastOf(
  { run, at }: RuleView,
  is: (decision: Decision) => boolean,
): { readonly decision: Decision; readonly tick: number } | undefined {
  const i = run.decisions.findLastIndex((decision, k) => run.instants[k]! < at.now.tick && is(decision));
  return i < 0 ? undefined : { decision: run.decisions[i]!, tick: run.instants[i]! };
}

function sizesOf(
  { at }: RuleView,
  action: Exclude<Ir.Action, { verb: 'alert' }>,
  held: number,
): Pick<ActionGates, 'requested' | 'granted' | 'limits'> {
  if (action.verb !== 'activate' && action.verb !== 'scale')
    return { requested: null, granted: null, limits: [] };
  const layer = at.program.layers.find(({ name }) => name === action.layer)!;
  const { size } = wishOf(at, action.size);
  const standing = { granted: held, target: 0, contracts: null, constrained: false };
  const left = Number.isNaN(size) ? undefined : cut(at, layer, size, action.size, standing);
  const limits = at.program.limits
    .filter((limit) => limit.layer === layer.name && !(limit.when && at.value(limit.when.node) === 0))
    .map(({ text, quantity, to, when, file, span }) => {
      const ceiling = !when || at.value(when.node) === 1 ? at.value(to) : Number.NaN;
      const place = spanOf(at.program, { file, span });
      const binds =
        left?.limits.some((l) => l.span.line === place.line && l.span.column === place.column) ?? false;
      return { text, quantity, ceiling: Number.isNaN(ceiling) ? null : ceiling, span: place, binds };
    });
  return { requested: left ? size : null, granted: left?.granted ?? null, limits };
}

/** How long something that began at an instant still runs; `null` once it is over. */
function waitOf({ run, at }: RuleView, length: Ir.Length, begin: number): Wait | null {
  const { evaluation } = run;
  const { calendar } = evaluation.timeline;
  const since = momentAt(evaluation, begin);
  if (hasPassed(at, length, since)) return null;
  const { session } = at.now;
  for (let later = session; later < calendar.date.length; later++) {
    const then = { ...at, now: closeOf(calendar, later) };
    if (hasPassed(then, length, since)) return { since: isoDate(since.date), sessions: later - session };
  }
  return { since: isoDate(since.date), sessions: calendar.date.length - session };
}

/** Of several approvals that an action needs, the first that it does not have. */
function approvalOf(view: RuleView, verb: Ir.Verb, layer: string): ApprovalState | null {
  const { at, rule, approvals, run } = view;
  const required = approvalsFor(at, verb, layer);
  if (required.length === 0) return null;
  const told = lastOf(
    view,
    (d) =>
      d.layer === layer &&
      d.action === verb &&
      d.rule === rule.name &&
      (d.kind === 'proposed' || d.kind === 'approved' || d.kind === 'lapsed'),
  );
  const open = told?.decision.kind === 'proposed' ? told : undefined;
  const since = open ? momentAt(run.evaluation, open.tick).time : Number.POSITIVE_INFINITY;
  const counted = approvals.filter(
    ({ layer: of, time }) => of === layer && time >= since && time <= at.now.time,
  );
  const givenBy = ({ approvers }: Ir.Approval): string[] =>
    approvers.filter((name) => counted.some(({ by }) => by === name));
  const missing = required.find((approval) => givenBy(approval).length < approval.count) ?? required[0]!;
  return {
    needed: missing.count,
    from: missing.approvers,
    proposed: open?.decision.session ?? null,
    by: givenBy(missing),
  };
}
