/** Approvals: `require N approvals from (...) to ACTION LAYER [within D]`. */
import type { Ir } from '@hedgerow/dsl';
import { cools } from './claims.ts';
import type { Draft, Instant } from './instant.ts';
import { hasPassed, ruleNamed } from './instant.ts';
import type { LayerState, Proposal } from './state.ts';
import type { Vetoes } from './vetoes.ts';

/** What an action on a layer needs; all of it, where several declarations ask. */
export const approvalsFor = (at: Instant, action: Ir.Verb, layer: string): readonly Ir.Approval[] =>
  at.program.approvals.filter((approval) => approval.action === action && approval.layer === layer);

/** Takes in the approvals of this instant. One counts that was given at or after the time of its proposal. */
export function gather(at: Instant, layer: string, state: LayerState): void {
  for (const proposal of state.proposals) listen(at, layer, proposal);
}

function listen(at: Instant, layer: string, proposal: Proposal): void {
  const required = approvalsFor(at, proposal.action, layer);
  for (const { layer: of, by, time } of at.approvals) {
    if (of !== layer || time < proposal.since.time || proposal.approvals.includes(by)) continue;
    if (required.some(({ approvers }) => approvers.includes(by))) proposal.approvals.push(by);
  }
}

const suffices = (proposal: Proposal, { approvers, count }: Ir.Approval): boolean =>
  proposal.approvals.filter((by) => approvers.includes(by)).length >= count;

/** A proposal as decisions tell it. */
function draftOf(at: Instant, layer: string, proposal: Proposal): Omit<Draft, 'kind'> {
  const rule = ruleNamed(at.program, proposal.rule);
  return {
    layer,
    action: proposal.action,
    rule,
    because: (proposal.by === 'until' ? rule.until : undefined) ?? rule.when,
    ...(proposal.size > 0 ? { requested: proposal.size } : {}),
    approvals: [...proposal.approvals],
    notes: proposal.notes,
  };
}

const remove = (state: LayerState, proposal: Proposal): void => {
  state.proposals = state.proposals.filter((other) => other !== proposal);
};

/**
 * The proposals for an action that are approved by now, and that neither a veto nor a cooldown holds back: they end, and
 * their changes are to be made. A proposal of this very instant waits for the next. What is held back goes on waiting
 * until it lapses.
 */
export function approved(
  at: Instant,
  layer: string,
  state: LayerState,
  action: Ir.Verb,
  vetoes: Vetoes,
): Proposal[] {
  return state.proposals.filter((proposal) => {
    if (proposal.action !== action || proposal.since.time >= at.now.time) return false;
    if (!approvalsFor(at, action, layer).every((required) => suffices(proposal, required))) return false;
    if (action === 'activate' && cools(at, state, ruleNamed(at.program, proposal.rule))) return false;
    const draft = draftOf(at, layer, proposal);
    const key = `${proposal.rule} ${action} ${layer} approved`;
    if (vetoes.forbids(key, draft, () => true)) return false;
    remove(state, proposal);
    at.emit({ ...draft, kind: 'approved' });
    return true;
  });
}

/** Ends the proposals whose time is over. */
export function expire(at: Instant, layer: string, state: LayerState): void {
  for (const proposal of [...state.proposals]) {
    const late = approvalsFor(at, proposal.action, layer).some(
      ({ within }) => within !== undefined && hasPassed(at, within, proposal.since),
    );
    if (late) lapse(at, layer, state, proposal, 'not approved in time');
  }
}

/** Ends a proposal unapproved. It is not made again before its condition was false, or for a larger size. */
export function lapse(at: Instant, layer: string, state: LayerState, proposal: Proposal, why: string): void {
  remove(state, proposal);
  const { action, rule, by, size } = proposal;
  state.refusals.push({ action, rule, by, size });
  at.emit({ ...draftOf(at, layer, proposal), kind: 'lapsed', notes: [why] });
}

/** Withdraws what was proposed for a layer that is over: it was about its claims, not about those that may follow. */
export function withdraw(at: Instant, layer: string, state: LayerState): void {
  for (const proposal of state.proposals) {
    if (proposal.action !== 'activate') lapse(at, layer, state, proposal, 'withdrawn: the layer is over');
  }
}

export interface Ask extends Pick<Proposal, 'action' | 'by' | 'size' | 'band' | 'notes'> {
  readonly rule: Ir.Rule;
}

/**
 * Whether a change may be made without more ado. Where approval is required it is proposed instead, once: one that
 * waits stays as it is, since those who approve it approve its size.
 */
export function mayProceed(at: Instant, layer: string, state: LayerState, ask: Ask): boolean {
  const { action, by, size, band, notes } = ask;
  if (approvalsFor(at, action, layer).length === 0) return true;
  const rule = ask.rule.name;
  const same = (other: Pick<Proposal, 'action' | 'rule' | 'by'>): boolean =>
    other.action === action && other.rule === rule && other.by === by;
  if (state.proposals.some(same)) return false;
  if (state.refusals.some((refusal) => same(refusal) && size <= refusal.size)) return false;
  const proposal: Proposal = { action, rule, by, size, since: at.now, approvals: [], band, notes };
  state.proposals.push(proposal);
  at.emit({ ...draftOf(at, layer, proposal), kind: 'proposed' });
  listen(at, layer, proposal);
  return false;
}
