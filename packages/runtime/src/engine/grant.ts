/** Grants a layer what its claims, the limits and whole contracts come to, and tells what changed. */
import type { Ir } from '@hedgerow/dsl';
import { leading } from './claims.ts';
import { type Instant, ruleNamed } from './instant.ts';
import { type Cut, cut } from './limits.ts';
import type { LayerState } from './state.ts';

/** What made a layer's size what it is now. */
export interface Cause {
  readonly rule: Ir.Rule;
  readonly because: Ir.Condition;
}

/** A wish that limits leave nothing of. */
export interface Blocked extends Cause {
  readonly size: number;
  readonly cut: Cut;
}

/** How a rule sizes its claim on a layer. */
export const sizeSpec = (rule: Ir.Rule, layer: string): Ir.Size | undefined => {
  const action = rule.actions.find((a) => a.verb === 'activate' && a.layer === layer);
  return action?.verb === 'activate' ? action.size : undefined;
};

const NOTHING: Cut = { granted: 0, contracts: null, limits: [], notes: [] };

export function grant(
  at: Instant,
  layer: Ir.Layer,
  state: LayerState,
  cause: Cause | undefined,
  blocked: Blocked | undefined,
): void {
  const had = state.granted;
  const lead = leading(state.claims);
  const rule = lead && ruleNamed(at.program, lead.rule);
  const spec = rule && sizeSpec(rule, layer.name);
  const left = lead ? cut(at, layer, lead.size, spec, state) : NOTHING;
  const notes = [...(lead?.notes ?? []), ...left.notes];
  const { granted, limits } = left;
  state.granted = granted;
  state.contracts = left.contracts;
  state.target = lead?.size ?? 0;

  const own: Cause | undefined = rule && { rule, because: rule.when };
  const common = {
    layer: layer.name,
    limits,
    ...(spec?.of === undefined ? {} : { base: spec.of }),
  };
  if (had === 0 && granted > 0) {
    at.emit({
      kind: 'activated',
      action: 'activate',
      ...common,
      ...own!,
      requested: lead!.size,
      granted,
      notes,
    });
  } else if (had > 0 && granted <= 0) {
    state.lastDeactivation = at.now;
    const nothingLeft = lead && lead.size > 0 ? ['the limits leave nothing of it', ...left.notes] : [];
    const told = cause ?? own!;
    at.emit({
      kind: 'deactivated',
      action: 'deactivate',
      ...common,
      ...told,
      granted: 0,
      notes: nothingLeft,
    });
  } else if (granted !== had) {
    const told = cause ?? own!;
    const sizes = { requested: lead!.size, granted, notes };
    at.emit({ kind: 'scaled', action: 'scale', ...common, ...told, ...sizes });
  }
  constrain(at, layer, state, own, lead?.size ?? 0, left, blocked);
}

/** Tells where limits begin to hold a size down, or to leave nothing of it. */
function constrain(
  at: Instant,
  layer: Ir.Layer,
  state: LayerState,
  own: Cause | undefined,
  size: number,
  left: Cut,
  blocked: Blocked | undefined,
): void {
  const held: Blocked | undefined =
    own && size > 0 && (left.limits.length > 0 || left.granted <= 0)
      ? { ...own, size, cut: left }
      : undefined;
  const constraint = held ?? (state.granted <= 0 ? blocked : undefined);
  if (constraint && !state.constrained) {
    const { rule, because, size: requested, cut: by } = constraint;
    const spec = sizeSpec(rule, layer.name);
    at.emit({
      kind: 'constrained',
      layer: layer.name,
      action: 'activate',
      rule,
      because,
      requested,
      granted: state.granted,
      ...(spec?.of === undefined ? {} : { base: spec.of }),
      limits: by.limits,
      notes: by.notes,
    });
  }
  state.constrained = constraint !== undefined;
}
