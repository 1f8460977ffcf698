/** Approvals: `require N approvals from (...) to ACTION LAYER [within D]`. */
import type { Ir } from '@hedgerow/dsl';
import { hasPassed, type Instant } from './instant.ts';
import type { LayerState, Proposal } from './state.ts';

export const approvalFor = (at: Instant, action: Ir.Verb, layer: string): Ir.Approval | undefined =>
  at.program.approvals.find((approval) => approval.action === action && approval.layer === layer);

/** Takes into a proposal the approvals of this instant that its rule counts; whether they suffice. */
function collect(at: Instant, required: Ir.Approval, proposal: Proposal): boolean {
  for (const { layer, by, time } of at.approvals) {
    const counts = layer === required.layer && time >= proposal.since.time && required.approvers.includes(by);
    if (counts && !proposal.approvals.includes(by)) proposal.approvals.push(by);
  }
  return proposal.approvals.length >= required.count;
}

export interface Ask {
  readonly action: Ir.Verb;
  readonly rule: Ir.Rule;
  readonly size: number;
  readonly band: readonly [number, number] | null;
}

const draftOf = (
  kind: 'proposed' | 'approved' | 'lapsed',
  layer: string,
  proposal: Proposal,
  rule: Ir.Rule,
) => ({
  kind,
  layer,
  action: proposal.action,
  rule,
  because: rule.when,
  ...(proposal.size > 0 ? { requested: proposal.size } : {}),
  approvals: [...proposal.approvals],
});

const remove = <T>(list: T[], item: T): void => {
  list.splice(list.indexOf(item), 1);
};

/** Whether a proposal is approved by now; tells of approval and lapse, and ends the proposal with either. */
export function settle(at: Instant, layer: string, state: LayerState, proposal: Proposal): boolean {
  const required = approvalFor(at, proposal.action, layer)!;
  const rule = at.program.rules.find((r) => r.name === proposal.rule)!;
  if (collect(at, required, proposal)) {
    remove(state.proposals, proposal);
    at.emit(draftOf('approved', layer, proposal, rule));
    return true;
  }
  const late = required.within !== undefined && hasPassed(at, required.within, proposal.since);
  if (late && proposal.since.tick !== at.now.tick) lapse(at, layer, state, proposal, 'not approved in time');
  return false;
}

/** Ends a proposal without approval. It is not made again before its rule's `when` was false, or for more. */
export function lapse(at: Instant, layer: string, state: LayerState, proposal: Proposal, why: string): void {
  const rule = at.program.rules.find((r) => r.name === proposal.rule)!;
  remove(state.proposals, proposal);
  state.refusals.push({ action: proposal.action, rule: proposal.rule, size: proposal.size });
  at.emit({ ...draftOf('lapsed', layer, proposal, rule), notes: [why] });
}

/**
 * Whether a change may be made now. Where an approval is required it is proposed, once, and again for a larger size;
 * `true` once it is approved.
 */
export function mayProceed(at: Instant, layer: string, state: LayerState, ask: Ask): boolean {
  const { action, rule, size, band } = ask;
  if (!approvalFor(at, action, layer)) return true;
  const refused = state.refusals.some((r) => r.action === action && r.rule === rule.name && size <= r.size);
  if (refused) return false;
  const standing = state.proposals.find((p) => p.action === action && p.rule === rule.name);
  if (standing && size <= standing.size) return settle(at, layer, state, standing);
  if (standing) remove(state.proposals, standing);
  const proposal: Proposal = { action, rule: rule.name, size, since: at.now, approvals: [], band };
  state.proposals.push(proposal);
  at.emit({ ...draftOf('proposed', layer, proposal, rule), approvals: [] });
  return settle(at, layer, state, proposal);
}
