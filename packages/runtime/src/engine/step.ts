/** One instant of the decision engine: LANGUAGE section 10, read from the top. */
import type { Ir } from '@hedgerow/dsl';
import { formatValue } from '../format/value.ts';
import { type Instant, judge, type Verdict } from './instant.ts';
import { type Request, stepLayer, wants } from './layers.ts';
import { wishOf } from './size.ts';
import type { EngineState } from './state.ts';
import { vetoesOn } from './vetoes.ts';

/** Decides an instant: changes `state`, emits what changed, and gives each rule's verdict. */
export function step(at: Instant, state: EngineState): readonly Verdict[] {
  const verdicts = at.program.rules.map((rule) => judge(at, rule));
  release(state, verdicts);
  const requests = allowed(at, state, verdicts);
  const rolling = new Set<string>();
  for (const layer of at.program.layers) {
    const own = requests.filter(({ action }) => action.verb !== 'alert' && action.layer === layer.name);
    stepLayer(at, state, layer, own, rolling);
  }
  state.rolls = [...rolling];
  alert(at, state, requests);
  return verdicts;
}

/** What lapsed may be proposed again once its rule's `when` has been false. */
function release(state: EngineState, verdicts: readonly Verdict[]): void {
  for (const layer of Object.values(state.layers)) {
    if (layer.refusals.length === 0) continue;
    const released = new Set(verdicts.filter((v) => v.released).map((v) => v.rule.name));
    layer.refusals = layer.refusals.filter((refusal) => !released.has(refusal.rule));
  }
}

/** The actions of the rules that fire, without those that are forbidden; a veto is told when it begins. */
function allowed(at: Instant, state: EngineState, verdicts: readonly Verdict[]): Request[] {
  const requests: Request[] = [];
  const standing: string[] = [];
  for (const { rule, fires } of verdicts) {
    if (!fires) continue;
    for (const [i, action] of rule.actions.entries()) {
      const request: Request = { rule, action, key: `${rule.name}#${i}` };
      const layer = action.verb === 'alert' ? null : action.layer;
      const vetoes = vetoesOn(at, action.verb, layer);
      if (vetoes.length === 0) {
        requests.push(request);
      } else if (matters(at, state, request)) {
        standing.push(request.key);
        if (state.vetoes.includes(request.key)) continue;
        const size =
          action.verb === 'activate' || action.verb === 'scale' ? wishOf(at, action.size).size : Number.NaN;
        const requested = Number.isNaN(size) ? {} : { requested: size };
        at.emit({
          kind: 'vetoed',
          layer,
          action: action.verb,
          rule,
          because: rule.when,
          vetoes,
          ...requested,
        });
      }
    }
  }
  state.vetoes = standing;
  return requests;
}

/** Whether an action would change anything, were it not forbidden. */
function matters(at: Instant, state: EngineState, { rule, action, key }: Request): boolean {
  if (action.verb === 'alert') return !state.alerts.includes(key);
  const layer = state.layers[action.layer]!;
  switch (action.verb) {
    case 'activate':
      return wants(at, layer, rule, action);
    case 'roll':
      return layer.claims.length > 0 && !state.rolls.includes(key);
    default:
      return layer.claims.length > 0;
  }
}

/** An alert is told when its rule begins to fire. */
function alert(at: Instant, state: EngineState, requests: readonly Request[]): void {
  const standing: string[] = [];
  for (const { rule, action, key } of requests) {
    if (action.verb !== 'alert') continue;
    standing.push(key);
    if (state.alerts.includes(key)) continue;
    const text = textOf(at, action.text);
    at.emit({
      kind: 'alert',
      layer: null,
      action: 'alert',
      rule,
      because: rule.when,
      text,
      level: action.level,
    });
  }
  state.alerts = standing;
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
