/** What the decisions of a run come to for one layer: units held, fill by fill, and the episodes they make. */
import type { Ir } from '@hedgerow/dsl';
import { parseIsoDate } from '../calendar/civil.ts';
import type { Decision } from '../engine/decision.ts';
import { spanOf } from '../engine/places.ts';
import type { Run } from '../engine/run.ts';
import type { Market } from './market.ts';
import type { OverlayFinding } from './result.ts';
import type { Structure } from './structure.ts';

/** A change of what is held, `offset` priced sessions after the episode's start. */
export interface Step {
  readonly offset: number;
  readonly units: number;
  /** Of a roll: what is held is closed, and opened anew for this expiry. */
  readonly expiry?: Ir.Expiry;
  readonly decision: Decision | null;
}

/** Units held without a break. */
export interface Episode {
  /** Market index of the first fill. */
  readonly start: number;
  /** Sessions from the first fill to the last; without a last fill, to the market's end. */
  readonly length: number;
  /** The first step opens it. */
  readonly steps: readonly Step[];
  /** The decision that ends it; `null` where the end of the market does. */
  readonly end: Decision | null;
}

interface Order {
  readonly index: number;
  readonly units: number;
  readonly expiry?: Ir.Expiry;
  readonly decision: Decision;
}

export interface Plan {
  readonly episodes: readonly Episode[];
  readonly findings: readonly OverlayFinding[];
}

/** Kinds of decisions after which a layer holds what they grant. */
const GRANTS: ReadonlySet<string> = new Set(['activated', 'scaled', 'deactivated']);

/**
 * The episodes of a layer. A decision of a session is filled at the first priced session after it, `delay` sessions
 * later if so asked; of several that are filled together the last one counts. Contracts are rounded to whole units.
 */
export function planOf(run: Run, market: Market, structure: Structure, delay = 0): Plan {
  const { program, timeline } = run.evaluation;
  const layer = program.layers.find(({ name }) => name === structure.layer)!;
  const findings: OverlayFinding[] = [];
  const orders: Order[] = [];
  let units = 0;
  for (const decision of run.decisions) {
    if (decision.layer !== structure.layer) continue;
    const rolls = decision.kind === 'rolled';
    if (!rolls && !GRANTS.has(decision.kind)) continue;
    const session = timeline.calendar.indexOf(parseIsoDate(decision.session)!);
    const index = market.from(session + 1 + delay);
    if (index >= market.length || session < market.session[0]!) continue;
    if (!rolls) {
      const wanted = unitsOf(decision, structure);
      if (Number.isNaN(wanted) || (wanted === 0 && decision.granted!.size > 0)) {
        const span = spanOf(program, layer);
        findings.push({ layer: layer.name, span, ...untradable(decision, wanted) });
      }
      if (Number.isNaN(wanted)) continue;
      units = wanted;
    }
    const expiry = rolls ? expiryOf(program, decision) : undefined;
    orders.push({ index, units, ...(expiry ? { expiry } : {}), decision });
  }
  return { episodes: episodesOf(orders, market.length), findings };
}

/** Whole units that a decision grants; NaN where it does not say how many contracts. */
function unitsOf({ kind, granted }: Decision, { firstCount }: Structure): number {
  if (kind === 'deactivated') return 0;
  return Math.round((granted?.contracts ?? Number.NaN) / firstCount);
}

function untradable(
  { session, granted, layer }: Decision,
  units: number,
): Pick<OverlayFinding, 'message' | 'help'> {
  const size = `${Math.round(granted!.size * 10_000) / 100}%`;
  if (units === 0) {
    const part = Math.round(granted!.contracts! * 100) / 100;
    return {
      message: `${session}: layer \`${layer}\` is granted ${size}, which is ${part} contracts and rounds to none: nothing is traded`,
      help: 'a larger base (more core contracts), a larger size, or `round up`',
    };
  }
  return {
    message: `${session}: layer \`${layer}\` is granted ${size}, but how many contracts that is was unknown then: nothing is traded`,
    help: 'the base of the size and the level of the first leg must be known when the rules decide',
  };
}

/** The expiry that a roll asks for: its rule's. */
function expiryOf(program: Ir.Program, { rule, layer }: Decision): Ir.Expiry | undefined {
  const actions = program.rules.find(({ name }) => name === rule)?.actions ?? [];
  const action = actions.find((a) => a.verb === 'roll' && a.layer === layer);
  return action?.verb === 'roll' ? action.expiry : undefined;
}

function episodesOf(orders: readonly Order[], end: number): Episode[] {
  const episodes: Episode[] = [];
  let steps: Step[] = [];
  let start = 0;
  let held = 0;
  orders.forEach((order, i) => {
    const { index, units, decision } = order;
    const next = orders[i + 1];
    if (next?.index === index) return;
    // A roll filled together with other decisions is still a roll of what is held afterwards.
    const expiry = orders.findLast((other) => other.index === index && other.expiry)?.expiry;
    if (held === 0 && units === 0) return;
    if (held === 0) {
      start = index;
      steps = [];
    }
    if (units > 0) {
      steps.push({ offset: index - start, units, ...(held > 0 && expiry ? { expiry } : {}), decision });
    } else {
      episodes.push({ start, length: index - start, steps, end: decision });
    }
    held = units;
  });
  if (held > 0) episodes.push({ start, length: end - start, steps, end: null });
  return episodes;
}

/** The part of an episode from an offset on, opened there with what is held then. */
export function restOf(episode: Episode, offset: number): Episode {
  const held = episode.steps.findLast((step) => step.offset <= offset)!;
  const later = episode.steps.filter((step) => step.offset > offset);
  const steps = [
    { offset: 0, units: held.units, decision: held.decision },
    ...later.map((step) => ({ ...step, offset: step.offset - offset })),
  ];
  return { start: 0, length: episode.length - offset, steps, end: episode.end };
}

/** So many units from one session to the market's end. */
export const heldThroughout = (start: number, units: number, end: number): Episode => ({
  start,
  length: end - start,
  steps: [{ offset: 0, units, decision: null }],
  end: null,
});
