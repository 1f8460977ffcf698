/**
 * One layer at one instant, in the order of LANGUAGE section 10: deactivate, else end claims whose `until` holds, roll,
 * scale, and make or raise claims; then grant what limits allow.
 */
import type { Ir } from '@hedgerow/dsl';
import { approvalsFor, approved, expire, gather, lapse, mayProceed, withdraw } from './approvals.ts';
import { before, leading, type Of, overdue, scaledTo, scales, take, wants } from './claims.ts';
import { type Blocked, type Cause, grant, sizeSpec } from './grant.ts';
import { holds, type Instant, ruleNamed } from './instant.ts';
import { cut } from './limits.ts';
import { NO_SIZE, type Wish, wishOf } from './size.ts';
import type { EngineState, LayerState, Trigger } from './state.ts';
import type { Vetoes } from './vetoes.ts';

/** An action that a rule asks for at this instant and that nothing forbids. */
export interface Request<A extends Ir.Action = Ir.Action> {
  readonly rule: Ir.Rule;
  readonly action: A;
  /** `rule#index`: names the action from one instant to the next. */
  readonly key: string;
}

/** What the parts of a step have in common. */
interface Here {
  readonly at: Instant;
  readonly layer: Ir.Layer;
  readonly state: LayerState;
  readonly vetoes: Vetoes;
}

const causeOf = (rule: Ir.Rule, because: Ir.Condition | undefined): Cause => ({
  rule,
  because: because ?? rule.when,
});

export function stepLayer(
  at: Instant,
  engine: EngineState,
  layer: Ir.Layer,
  requests: readonly Request[],
  vetoes: Vetoes,
): void {
  const state = engine.layers[layer.name]!;
  if (state.claims.length === 0 && state.proposals.length === 0 && requests.length === 0) {
    if (!state.constrained) return;
  }
  const here: Here = { at, layer, state, vetoes };
  const asked = <V extends Ir.Verb>(verb: V): Request<Of<V>>[] =>
    requests.filter((r): r is Request<Of<V>> => r.action.verb === verb);

  gather(at, layer.name, state);
  const deactivating = asked('deactivate');
  const ended = endApproved(here);
  const deactivated = deactivate(here, deactivating) ?? ended.when;
  let cause = deactivated ?? ended.until;
  let blocked: Blocked | undefined;
  // A rule that deactivates wins over all that would keep the layer or add to it.
  if (!deactivated) cause = endOverdue(here) ?? cause;
  if (!deactivated && deactivating.length === 0) {
    roll(here, engine, asked('roll'));
    const scaled = scale(here, asked('scale'));
    const claimed = claim(here, asked('activate'));
    const leads = claimed.cause && leading(state.claims)?.rule === claimed.cause.rule.name;
    cause = leads ? claimed.cause : (cause ?? claimed.cause ?? scaled);
    blocked = claimed.blocked;
  }
  expire(at, layer.name, state);
  if (state.claims.length === 0) withdraw(at, layer.name, state);
  grant(at, layer, state, cause, blocked);
}

/** Carries out the deactivations that are approved by now: of every claim, or of one by its `until`. */
function endApproved({ at, layer, state, vetoes }: Here): Partial<Record<Trigger, Cause>> {
  const ended: Partial<Record<Trigger, Cause>> = {};
  for (const { rule: name, by } of approved(at, layer.name, state, 'deactivate', vetoes)) {
    const rule = ruleNamed(at.program, name);
    state.claims = by === 'when' ? [] : state.claims.filter((held) => held.rule !== name);
    ended[by] = causeOf(rule, rule[by]);
  }
  return ended;
}

/** `deactivate` ends every claim. What was proposed is withdrawn as soon as it is asked for. */
function deactivate(
  { at, layer, state }: Here,
  requests: readonly Request<Of<'deactivate'>>[],
): Cause | undefined {
  let cause: Cause | undefined;
  for (const { rule } of requests) {
    for (const proposal of state.proposals) {
      if (proposal.action !== 'deactivate')
        lapse(at, layer.name, state, proposal, `withdrawn: \`${rule.name}\` deactivates`);
    }
    if (state.claims.length === 0) continue;
    const ask = { action: 'deactivate', by: 'when', rule, ...NO_SIZE } as const;
    if (!mayProceed(at, layer.name, state, ask)) continue;
    state.claims = [];
    cause = causeOf(rule, rule.when);
  }
  return cause;
}

/** Ends the claims whose `until` holds; a forbidden deactivation keeps them. The cause is the last that ended. */
function endOverdue({ at, layer, state, vetoes }: Here): Cause | undefined {
  for (const proposal of state.proposals) {
    if (proposal.action === 'activate' && holds(at, ruleNamed(at.program, proposal.rule).until))
      lapse(at, layer.name, state, proposal, 'withdrawn: `until` holds');
  }
  let cause: Cause | undefined;
  for (const held of overdue(at, state)) {
    const rule = ruleNamed(at.program, held.rule);
    const because = rule.until!;
    const told = { layer: layer.name, action: 'deactivate', rule, because } as const;
    if (vetoes.forbids(`${rule.name} until ${layer.name}`, told, () => true)) continue;
    const ask = { action: 'deactivate', by: 'until', rule, ...NO_SIZE } as const;
    if (!mayProceed(at, layer.name, state, ask)) continue;
    state.claims = state.claims.filter((other) => other !== held);
    cause = { rule, because };
  }
  return cause;
}

/** A roll is told when its rule begins to ask for it while the layer is active. */
function roll(
  { at, layer, state, vetoes }: Here,
  engine: EngineState,
  requests: readonly Request<Of<'roll'>>[],
): void {
  const tell = (rule: Ir.Rule, { text }: Ir.Expiry): void =>
    at.emit({
      kind: 'rolled',
      layer: layer.name,
      action: 'roll',
      ...causeOf(rule, rule.when),
      granted: state.granted,
      expiry: text,
    });
  const ready = approved(at, layer.name, state, 'roll', vetoes).map((proposal) => proposal.rule);
  if (state.granted === 0 || state.claims.length === 0) return;
  for (const name of ready) {
    const rule = ruleNamed(at.program, name);
    const action = rule.actions.find((a) => a.verb === 'roll' && a.layer === layer.name);
    if (action?.verb === 'roll') tell(rule, action.expiry);
  }
  for (const { rule, action, key } of requests) {
    if (engine.rolls.includes(key)) continue;
    if (!ready.includes(rule.name)) {
      const ask = { action: 'roll', by: 'when', rule, ...NO_SIZE } as const;
      if (!mayProceed(at, layer.name, state, ask)) continue;
      tell(rule, action.expiry);
    }
    engine.rolls.push(key);
  }
}

/** Sets the size of every claim, inside its band. Of several rules the one that claims would follow decides. */
function scale(
  { at, layer, state, vetoes }: Here,
  requests: readonly Request<Of<'scale'>>[],
): Cause | undefined {
  let cause: Cause | undefined;
  const apply = (rule: Ir.Rule, { size, notes }: Pick<Wish, 'size' | 'notes'>): void => {
    for (const held of state.claims) Object.assign(held, { size: scaledTo(held, size), notes });
    cause = causeOf(rule, rule.when);
  };
  for (const proposal of approved(at, layer.name, state, 'scale', vetoes)) {
    apply(ruleNamed(at.program, proposal.rule), proposal);
  }
  let first: (Wish & { readonly rule: Ir.Rule; readonly priority: number }) | undefined;
  for (const { rule, action } of requests) {
    const candidate = { rule, priority: rule.priority, ...wishOf(at, action.size) };
    if (!Number.isNaN(candidate.size) && (!first || before(candidate, first))) first = candidate;
  }
  if (!first || !scales(state, first.size)) return cause;
  const { rule, size, notes } = first;
  if (mayProceed(at, layer.name, state, { action: 'scale', by: 'when', rule, size, band: null, notes })) {
    apply(rule, first);
  }
  return cause;
}

interface Claimed {
  readonly cause: Cause | undefined;
  /** A wish that limits leave nothing of. */
  readonly blocked: Blocked | undefined;
}

/** Makes and raises claims, and those whose proposals are approved by now. */
function claim({ at, layer, state, vetoes }: Here, requests: readonly Request<Of<'activate'>>[]): Claimed {
  let cause: Cause | undefined;
  let blocked: Blocked | undefined;
  for (const proposal of approved(at, layer.name, state, 'activate', vetoes)) {
    const rule = ruleNamed(at.program, proposal.rule);
    take(at, state, rule, proposal);
    cause = causeOf(rule, rule.when);
  }
  const needsApproval = approvalsFor(at, 'activate', layer.name).length > 0;
  for (const { rule, action } of inOrder(at, requests)) {
    if (!wants(at, state, rule, action)) continue;
    const wish = wishOf(at, action.size);
    const { size } = wish;
    const left = cut(at, layer, size, sizeSpec(rule, layer.name), state);
    if (left.granted <= 0) {
      blocked ??= { ...causeOf(rule, rule.when), size, cut: left };
      continue;
    }
    if (needsApproval && isOutranked(at, state, { priority: rule.priority, size })) continue;
    if (!mayProceed(at, layer.name, state, { action: 'activate', by: 'when', rule, ...wish })) continue;
    take(at, state, rule, wish);
    cause = causeOf(rule, rule.when);
  }
  return { cause, blocked };
}

/** The requests as claims would rank, so that of several new ones the leading is proposed. */
function inOrder(
  at: Instant,
  requests: readonly Request<Of<'activate'>>[],
): readonly Request<Of<'activate'>>[] {
  if (requests.length < 2) return requests;
  const ranked = requests.map((request) => ({
    request,
    priority: request.rule.priority,
    size: wishOf(at, request.action.size).size,
  }));
  ranked.sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
  return ranked.map(({ request }) => request);
}

/** Whether a claim would change nothing because another leads it, or is about to: nobody is asked to approve that. */
function isOutranked(at: Instant, state: LayerState, ask: { priority: number; size: number }): boolean {
  const proposed = state.proposals
    .filter(({ action }) => action === 'activate')
    .map(({ rule, size }) => ({ priority: ruleNamed(at.program, rule).priority, size }));
  return [...state.claims, ...proposed].some((other) => !before(ask, other));
}
