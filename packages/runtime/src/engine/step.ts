/** One instant of the decision engine: LANGUAGE section 10, read from the top. */
import type { Ir } from '@hedgerow/dsl';
import { formatValue } from '../format/value.ts';
import { scales, wants } from './claims.ts';
import { type Instant, judge, ruleNamed, type Verdict } from './instant.ts';
import { type Request, stepLayer } from './layers.ts';
import { wishOf } from './size.ts';
import type { EngineState } from './state.ts';
import { Vetoes } from './vetoes.ts';

/** Decides an instant: changes `state`, emits what changed, and gives each rule's verdict in the program's order. */
export function step(at: Instant, state: EngineState): readonly Verdict[] {
  const verdicts = at.program.rules.map((rule) => judge(at, rule));
  if (!verdicts.some(({ fires }) => fires) && isQuiet(state)) return verdicts;
  release(at, state);
  const vetoes = new Vetoes(at, state);
  forget(at, state, verdicts);
  const requests = allowed(at, state, verdicts, vetoes);
  for (const layer of at.program.layers) {
    const own = requests.filter(({ action }) => action.verb !== 'alert' && action.layer === layer.name);
    stepLayer(at, state, layer, own, vetoes);
  }
  alert(at, state, requests);
  state.vetoes = vetoes.standing;
  return verdicts;
}

/** Whether nothing stands that an instant without a rule that fires could change: most instants of most runs. */
function isQuiet({ layers, vetoes, alerts, rolls }: EngineState): boolean {
  if (vetoes.length > 0 || alerts.length > 0 || rolls.length > 0) return false;
  for (const name in layers) {
    const { claims, proposals, refusals, constrained } = layers[name]!;
    if (claims.length > 0 || proposals.length > 0 || refusals.length > 0 || constrained) return false;
  }
  return true;
}

/** What lapsed may be proposed again once its condition has been false. */
function release(at: Instant, state: EngineState): void {
  for (const layer of Object.values(state.layers)) {
    if (layer.refusals.length === 0) continue;
    layer.refusals = layer.refusals.filter(({ rule: name, by }) => {
      const rule = ruleNamed(at.program, name);
      const condition = by === 'until' ? rule.until! : rule.when;
      return at.value(condition.node) !== 0;
    });
  }
}

/**
 * What was told is told anew only after its rule has stopped asking for it, or after the layer that it is about has
 * ended. That it is forbidden meanwhile changes nothing.
 */
function forget(at: Instant, state: EngineState, verdicts: readonly Verdict[]): void {
  if (state.alerts.length === 0 && state.rolls.length === 0) return;
  const standing = new Set(
    at.program.rules.flatMap((rule, i) =>
      rule.actions.flatMap((action, k) => {
        const stands = action.verb === 'alert' || state.layers[action.layer]!.granted > 0;
        return stands && verdicts[i]!.fires ? [keyOf(rule, k)] : [];
      }),
    ),
  );
  state.alerts = state.alerts.filter((key) => standing.has(key));
  state.rolls = state.rolls.filter((key) => standing.has(key));
}

const keyOf = (rule: Ir.Rule, action: number): string => `${rule.name}#${action}`;

/** The actions of the rules that fire, without those that are forbidden. */
function allowed(
  at: Instant,
  state: EngineState,
  verdicts: readonly Verdict[],
  vetoes: Vetoes,
): readonly Request[] {
  const requests: Request[] = [];
  for (const [i, rule] of at.program.rules.entries()) {
    if (!verdicts[i]!.fires) continue;
    for (const [k, action] of rule.actions.entries()) {
      const request: Request = { rule, action, key: keyOf(rule, k) };
      const layer = action.verb === 'alert' ? null : action.layer;
      const told = { layer, action: action.verb, rule, because: rule.when, ...requestedBy(at, action) };
      if (!vetoes.forbids(request.key, told, () => matters(at, state, request))) requests.push(request);
    }
  }
  return requests;
}

function requestedBy(
  at: Instant,
  action: Ir.Action,
): { readonly requested?: number; notes?: readonly string[] } {
  if (action.verb !== 'activate' && action.verb !== 'scale') return {};
  const { size, notes } = wishOf(at, action.size);
  return Number.isNaN(size) ? {} : { requested: size, notes };
}

/** Whether an action would change anything, were it not forbidden. What awaits approval is vetoed when it has it. */
function matters(at: Instant, state: EngineState, { rule, action, key }: Request): boolean {
  if (action.verb === 'alert') return !state.alerts.includes(key);
  const layer = state.layers[action.layer]!;
  if (layer.proposals.some((p) => p.action === action.verb && p.rule === rule.name)) return false;
  switch (action.verb) {
    case 'activate':
      return wants(at, layer, rule, action);
    case 'scale':
      return scales(layer, wishOf(at, action.size).size);
    case 'roll':
      return layer.granted > 0 && !state.rolls.includes(key);
    case 'deactivate':
      return layer.claims.length > 0;
  }
}

/** An alert is told when its rule begins to fire. */
function alert(at: Instant, state: EngineState, requests: readonly Request[]): void {
  for (const { rule, action, key } of requests) {
    if (action.verb !== 'alert' || state.alerts.includes(key)) continue;
    state.alerts.push(key);
    const text = textOf(at, action.text);
    const { level } = action;
    at.emit({ kind: 'alert', layer: null, action: 'alert', rule, because: rule.when, text, level });
  }
}

function textOf(at: Instant, parts: Extract<Ir.Action, { verb: 'alert' }>['text']): string {
  const { enums, regimes } = at.program;
  const namesOf = (unit: string): readonly string[] | undefined => {
    const [kind, name = ''] = unit.split(':');
    return kind === 'enum' ? enums.get(name) : regimes.find((regime) => regime.name === name)?.states;
  };
  return parts
    .map((part) => (typeof part === 'string' ? part : formatValue(at.value(part.node), part.unit, namesOf)))
    .join('');
}
