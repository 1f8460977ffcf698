/** The gates of one action: vetoes, cooldown, the layer's state, an approval that is awaited, limits. */
import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import { approvalsFor } from '../engine/approvals.ts';
import { leading } from '../engine/claims.ts';
import type { Decision, LimitInfo, VetoInfo } from '../engine/decision.ts';
import { hasPassed, type Instant } from '../engine/instant.ts';
import { cut, type Held } from '../engine/limits.ts';
import { spanOf } from '../engine/places.ts';
import type { Run } from '../engine/run.ts';
import { wishOf } from '../engine/size.ts';
import type { Claim, EngineState, Proposal } from '../engine/state.ts';
import { vetoesOn } from '../engine/vetoes.ts';
import type { Moment } from '../reference/windows.ts';
import { explain } from './explain.ts';
import { closeOf } from './view.ts';
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
  /** All claims on it; the one that leads gives it its size. */
  readonly claims: readonly HeldClaim[];
}

export interface HeldClaim {
  readonly rule: string;
  /** Before limits. */
  readonly size: number;
  /** Session in which it was made. */
  readonly since: string;
  readonly leads: boolean;
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
  /** One lapsed: none is made again before the condition has been false, or for a larger size. */
  readonly lapsed: boolean;
}

export interface RuleView {
  readonly run: Run;
  readonly rule: Ir.Rule;
  readonly at: Instant;
  /** The engine's memory as the instant met it. */
  readonly met: EngineState;
}

export function gatesOf(view: RuleView, action: Ir.Action): ActionGates {
  const { rule, met } = view;
  const { verb } = action;
  const vetoes = vetoesWithWhy(view, action);
  if (action.verb === 'alert') {
    const nothing = { state: null, requested: null, granted: null, limits: [] };
    return { verb, layer: null, vetoes, ...nothing, cooldown: null, hold: null, approval: null };
  }
  const state = met.layers[action.layer]!;
  const { granted: size, claims, proposals, lastDeactivation } = state;
  const active = size > 0;
  const opened = active ? openedBy(view, action.layer) : undefined;
  const own = claims.find((held) => held.rule === rule.name);
  const cooling = verb === 'activate' && !own && rule.cooldown && lastDeactivation;
  return {
    verb,
    layer: action.layer,
    vetoes,
    state: {
      active,
      pending: proposals.length > 0,
      size,
      by: opened?.rule ?? null,
      since: opened?.session ?? null,
      claims: claimsOf(claims),
    },
    ...sizesOf(view, action, state),
    cooldown: cooling ? waitOf(view, rule.cooldown, cooling) : null,
    hold: own && rule.hold ? waitOf(view, rule.hold, own.since) : null,
    approval: approvalOf(view, action.verb, action.layer),
  };
}

function claimsOf(claims: readonly Claim[]): HeldClaim[] {
  const lead = leading(claims);
  return claims.map((held) => {
    const { rule, size, since } = held;
    return { rule, size, since: isoDate(since.date), leads: held === lead };
  });
}

/** The decision that activated a layer which is active. */
function openedBy({ run, at }: RuleView, layer: string): Decision | undefined {
  return run.decisions.findLast(
    (decision, i) =>
      run.instants[i]! < at.now.tick && decision.kind === 'activated' && decision.layer === layer,
  );
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

function sizesOf(
  { at }: RuleView,
  action: Exclude<Ir.Action, { verb: 'alert' }>,
  state: Held,
): Pick<ActionGates, 'requested' | 'granted' | 'limits'> {
  if (action.verb !== 'activate' && action.verb !== 'scale')
    return { requested: null, granted: null, limits: [] };
  const layer = at.program.layers.find(({ name }) => name === action.layer)!;
  const { size } = wishOf(at, action.size);
  const left = Number.isNaN(size) ? undefined : cut(at, layer, size, action.size, state);
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
function waitOf({ run, at }: RuleView, length: Ir.Length, since: Moment): Wait | null {
  const { calendar } = run.evaluation.timeline;
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
  const { at, rule, run, met } = view;
  const required = approvalsFor(at, verb, layer);
  if (required.length === 0) return null;
  const { proposals, refusals } = met.layers[layer]!;
  const same = ({ action, rule: by }: Pick<Proposal, 'action' | 'rule'>): boolean =>
    action === verb && by === rule.name;
  const open = proposals.find(same);
  const since = open?.since.time ?? Number.POSITIVE_INFINITY;
  const counted = run.approvals.filter(
    ({ layer: of, time }) => of === layer && time >= since && time <= at.now.time,
  );
  const givenBy = ({ approvers }: Ir.Approval): string[] =>
    approvers.filter((name) => counted.some(({ by }) => by === name));
  const missing = required.find((approval) => givenBy(approval).length < approval.count) ?? required[0]!;
  return {
    needed: missing.count,
    from: missing.approvers,
    proposed: open ? isoDate(open.since.date) : null,
    by: givenBy(missing),
    lapsed: refusals.some(same),
  };
}
