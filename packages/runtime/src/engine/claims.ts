/** Claims: how rules make, raise, scale and end them. */
import type { Ir } from '@hedgerow/dsl';
import { hasPassed, holds, type Instant, ruleNamed } from './instant.ts';
import { type Wish, wishOf } from './size.ts';
import type { Claim, LayerState } from './state.ts';

export type Of<V extends Ir.Verb> = Extract<Ir.Action, { verb: V }>;

/** Makes a rule's claim, or raises it. */
export function take(at: Instant, state: LayerState, rule: Ir.Rule, { size, band, notes }: Wish): void {
  const held = state.claims.find((claim) => claim.rule === rule.name);
  if (held) {
    held.asked = Math.max(held.asked, size);
    if (size > held.size) Object.assign(held, { size, notes });
  } else {
    const { name, priority } = rule;
    state.claims.push({ rule: name, priority, asked: size, size, notes, band, since: at.now });
  }
}

/**
 * Whether an activation would make or raise a claim now. `until` wins over `when`; a raise asks for more than ever
 * before, so that what `scale` took away is not taken back by an old wish; a cooldown binds new claims.
 */
export function wants(at: Instant, state: LayerState, rule: Ir.Rule, action: Of<'activate'>): boolean {
  if (holds(at, rule.until)) return false;
  const { size } = wishOf(at, action.size);
  if (!(size > 0)) return false;
  const held = state.claims.find((claim) => claim.rule === rule.name);
  if (held) return size > held.asked;
  return !cools(at, state, rule);
}

/** Whether a rule's cooldown keeps it from a claim: since the layer's last deactivation too little time has passed. */
export const cools = (at: Instant, state: LayerState, { name, cooldown }: Ir.Rule): boolean =>
  cooldown !== undefined &&
  state.lastDeactivation !== null &&
  !state.claims.some((claim) => claim.rule === name) &&
  !hasPassed(at, cooldown, state.lastDeactivation);

/** The size that `scale` gives a claim: what it asks for, inside the claim's band. */
export const scaledTo = ({ band }: Claim, size: number): number =>
  band ? Math.min(Math.max(size, band[0]), band[1]) : size;

/** Whether scaling to a size would change some claim. */
export const scales = (state: LayerState, size: number): boolean =>
  !Number.isNaN(size) && state.claims.some((claim) => claim.size !== scaledTo(claim, size));

/** The claims that their rules' `until` ends now. */
export function overdue(at: Instant, state: LayerState): Claim[] {
  return state.claims.filter((claim) => {
    const { until, hold } = ruleNamed(at.program, claim.rule);
    return holds(at, until) && (!hold || hasPassed(at, hold, claim.since));
  });
}

type Ranked = Pick<Claim, 'priority' | 'size'>;

/** The order of claims: the highest priority first, the largest among equals. */
export const before = (a: Ranked, b: Ranked): boolean =>
  a.priority > b.priority || (a.priority === b.priority && a.size > b.size);

/** The claim that gives a layer its size. */
export function leading(claims: readonly Claim[]): Claim | undefined {
  let best: Claim | undefined;
  for (const claim of claims) if (!best || before(claim, best)) best = claim;
  return best;
}
