/**
 * One layer at one instant, in the order of LANGUAGE section 10: deactivate, else end claims whose `until` holds;
 * roll; scale; make or raise claims; cut to the limits and round; tell what changed.
 */
import type { Ir } from '@hedgerow/dsl';
import { lapse, mayProceed, settle } from './approvals.ts';
import { hasPassed, holds, type Instant } from './instant.ts';
import { type Cut, cut, wishOf } from './size.ts';
import type { Claim, EngineState, LayerState } from './state.ts';

/** An action that a rule asks for at this instant and that nothing forbids. */
export interface Request<A extends Ir.Action = Ir.Action> {
  readonly rule: Ir.Rule;
  readonly action: A;
  /** `rule#index`: names the action from one instant to the next. */
  readonly key: string;
}

type Of<V extends Ir.Verb> = Extract<Ir.Action, { verb: V }>;

/** What made a layer's size what it is now. */
interface Cause {
  readonly rule: Ir.Rule | null;
  readonly because: Ir.Condition | null;
  readonly action: Ir.Verb;
}

export function stepLayer(
  at: Instant,
  engine: EngineState,
  layer: Ir.Layer,
  requests: readonly Request[],
  rolling: Set<string>,
): void {
  const state = engine.layers[layer.name]!;
  const asked = <V extends Ir.Verb>(verb: V): Request<Of<V>>[] =>
    requests.filter((r): r is Request<Of<V>> => r.action.verb === verb);

  const ended = end(at, layer, state, asked('deactivate'));
  for (const request of asked('roll')) roll(at, engine, layer, state, request, rolling);
  const scaled = scale(at, layer, state, asked('scale'));
  const { claimed, blocked } = claim(at, layer, state, asked('activate'));
  grant(at, layer, state, ended ?? claimed ?? scaled, blocked);
}

/** Ends claims; the cause of the last that ended. */
function end(
  at: Instant,
  layer: Ir.Layer,
  state: LayerState,
  requests: readonly Request<Of<'deactivate'>>[],
): Cause | undefined {
  const { rules } = at.program;
  const ruleOf = (name: string): Ir.Rule => rules.find((rule) => rule.name === name)!;
  for (const { rule } of requests) {
    for (const proposal of [...state.proposals]) {
      if (proposal.action !== 'deactivate')
        lapse(at, layer.name, state, proposal, `withdrawn: \`${rule.name}\` deactivates`);
    }
    if (state.claims.length === 0) continue;
    if (!mayProceed(at, layer.name, state, { action: 'deactivate', rule, size: 0, band: null })) continue;
    state.claims = [];
    return { rule, because: rule.when, action: 'deactivate' };
  }
  for (const proposal of [...state.proposals]) {
    if (holds(at, ruleOf(proposal.rule).until))
      lapse(at, layer.name, state, proposal, 'withdrawn: `until` holds');
  }
  let cause: Cause | undefined;
  state.claims = state.claims.filter((held) => {
    const rule = ruleOf(held.rule);
    if (!holds(at, rule.until) || (rule.hold && !hasPassed(at, rule.hold, held.since))) return true;
    cause = { rule, because: rule.until!, action: 'deactivate' };
    return false;
  });
  return cause;
}

/** A roll is told when its rule begins to ask for it while the layer is active. */
function roll(
  at: Instant,
  engine: EngineState,
  layer: Ir.Layer,
  state: LayerState,
  { rule, action, key }: Request<Of<'roll'>>,
  rolling: Set<string>,
): void {
  if (state.claims.length === 0 || state.granted === 0) return;
  if (!engine.rolls.includes(key)) {
    if (!mayProceed(at, layer.name, state, { action: 'roll', rule, size: 0, band: null })) return;
    at.emit({
      kind: 'rolled',
      layer: layer.name,
      action: 'roll',
      rule,
      because: rule.when,
      granted: state.granted,
      expiry: action.expiry.text,
    });
  }
  rolling.add(key);
}

/** Sets the size of every claim, inside its band. */
function scale(
  at: Instant,
  layer: Ir.Layer,
  state: LayerState,
  requests: readonly Request<Of<'scale'>>[],
): Cause | undefined {
  let cause: Cause | undefined;
  for (const { rule, action } of requests) {
    const { size } = wishOf(at, action.size);
    if (Number.isNaN(size)) continue;
    const target = ({ band }: Claim): number => (band ? Math.min(Math.max(size, band[0]), band[1]) : size);
    if (!state.claims.some((held) => held.size !== target(held))) continue;
    if (!mayProceed(at, layer.name, state, { action: 'scale', rule, size, band: null })) continue;
    for (const held of state.claims) held.size = target(held);
    cause = { rule, because: rule.when, action: 'scale' };
  }
  return cause;
}

interface Claimed {
  readonly claimed?: Cause;
  /** A wish that limits leave nothing of. */
  readonly blocked?: { readonly cause: Cause; readonly size: number; readonly cut: Cut };
}

/** Makes and raises claims, and those whose proposals are approved by now. */
function claim(
  at: Instant,
  layer: Ir.Layer,
  state: LayerState,
  requests: readonly Request<Of<'activate'>>[],
): Claimed {
  let claimed: Cause | undefined;
  let blocked: Claimed['blocked'];
  const take = (rule: Ir.Rule, size: number, band: Claim['band']): void => {
    const held = state.claims.find((c) => c.rule === rule.name);
    if (held) {
      held.asked = size;
      held.size = Math.max(held.size, size);
    } else {
      state.claims.push({ rule: rule.name, priority: rule.priority, asked: size, size, band, since: at.now });
    }
    claimed = { rule, because: rule.when, action: 'activate' };
  };

  const asking = new Set(requests.map(({ rule }) => rule.name));
  for (const proposal of state.proposals.filter((p) => p.action === 'activate' && !asking.has(p.rule))) {
    const rule = at.program.rules.find((r) => r.name === proposal.rule)!;
    if (settle(at, layer.name, state, proposal)) take(rule, proposal.size, proposal.band);
  }
  for (const { rule, action } of requests) {
    if (!wants(at, state, rule, action)) continue;
    const { size, band } = wishOf(at, action.size);
    const left = cut(at, layer, size, action.size, state.granted);
    if (left.granted <= 0) {
      blocked ??= { cause: { rule, because: rule.when, action: 'activate' }, size, cut: left };
      continue;
    }
    if (mayProceed(at, layer.name, state, { action: 'activate', rule, size, band })) take(rule, size, band);
  }
  return { ...(claimed ? { claimed } : {}), ...(blocked ? { blocked } : {}) };
}

/** Whether an activation would make or raise a claim now: `until` wins over `when`, and a cooldown may still run. */
export function wants(at: Instant, state: LayerState, rule: Ir.Rule, action: Of<'activate'>): boolean {
  if (holds(at, rule.until)) return false;
  const { size } = wishOf(at, action.size);
  if (!(size > 0)) return false;
  const held = state.claims.find((c) => c.rule === rule.name);
  if (held) return size > held.asked;
  return !rule.cooldown || !state.lastDeactivation || hasPassed(at, rule.cooldown, state.lastDeactivation);
}

/** The claim of the highest priority, the largest among equals. */
function leading(claims: readonly Claim[]): Claim | undefined {
  let best: Claim | undefined;
  for (const held of claims) {
    if (!best || held.priority > best.priority || (held.priority === best.priority && held.size > best.size))
      best = held;
  }
  return best;
}

const sizeSpec = (rule: Ir.Rule, layer: string): Ir.Size | undefined => {
  const action = rule.actions.find((a) => a.verb === 'activate' && a.layer === layer);
  return action?.verb === 'activate' ? action.size : undefined;
};

/** Cuts what is claimed to what is granted, and tells what changed. */
function grant(
  at: Instant,
  layer: Ir.Layer,
  state: LayerState,
  cause: Cause | undefined,
  blocked: Claimed['blocked'],
): void {
  const before = state.granted;
  const lead = leading(state.claims);
  const rule = lead && at.program.rules.find((r) => r.name === lead.rule);
  const spec = rule && sizeSpec(rule, layer.name);
  const { granted, limits, notes } = lead
    ? cut(at, layer, lead.size, spec, before)
    : { granted: 0, limits: [], notes: [] };
  if (granted <= 0) state.claims = [];
  state.granted = granted;

  const base = spec?.of;
  const common = { layer: layer.name, limits, ...(base === undefined ? {} : { base }) };
  const driver = spec ? wishOf(at, spec).notes : [];
  if (before === 0 && granted > 0) {
    const told = {
      rule: rule!,
      because: rule!.when,
      requested: lead!.size,
      granted,
      notes: [...driver, ...notes],
    };
    at.emit({ kind: 'activated', action: 'activate', ...common, ...told });
  } else if (before > 0 && granted <= 0) {
    const told = cause ?? { rule: rule ?? null, because: null, action: 'deactivate' as const };
    const why = lead ? ['the limits leave nothing of it'] : [];
    state.lastDeactivation = at.now;
    at.emit({ kind: 'deactivated', ...common, ...told, action: 'deactivate', granted: 0, notes: why });
  } else if (granted !== before) {
    const told = cause ?? { rule: rule ?? null, because: null, action: 'scale' as const };
    at.emit({ kind: 'scaled', ...common, ...told, requested: lead!.size, granted, notes });
  }

  const held =
    limits.length > 0 && granted > 0
      ? { cause: { rule: rule!, because: rule!.when }, size: lead!.size, limits, notes }
      : undefined;
  const nothing =
    granted <= 0 && blocked
      ? { ...blocked, limits: blocked.cut.limits, notes: blocked.cut.notes }
      : undefined;
  const constraint = held ?? nothing;
  if (constraint && !state.constrained) {
    const { rule: by, because } = constraint.cause;
    const told = { rule: by, because, requested: constraint.size, granted, limits: constraint.limits };
    at.emit({ ...common, kind: 'constrained', action: 'activate', ...told, notes: constraint.notes });
  }
  state.constrained = constraint !== undefined;
}
