/** Sentences to be read before the figures. */
import { counted, percent } from '../format/value.ts';
import type { Report } from './report.ts';
import type { Scene } from './scene.ts';

/** Below this many activations a rate says little. */
const FEW = 30;
/** Above this share of unknown sessions an input is worth a word. */
const OFTEN = 0.05;
/** The usual level of a test. */
const SIGNIFICANT = 0.05;

type Figures = Pick<Report, 'signals' | 'deflated' | 'placebo' | 'conditions'>;

export function cautionsOf(scene: Scene, figures: Figures): string[] {
  return [
    ...fewEvents(figures),
    ...timing(figures),
    ...trials(figures),
    ...warmUp(scene),
    ...unknowns(scene),
    ...pricing(scene),
    'Rules and thresholds were written by people who know this history: the run is in sample, and the figures are no forecast.',
  ];
}

function fewEvents({ signals, conditions }: Figures): string[] {
  const few = signals.filter(({ activations }) => activations.length < FEW);
  return few.map(({ layer, activations, hitInterval }) => {
    const parts = new Set(conditions.map(({ rule, text }) => `${rule} ${text}`)).size;
    const n = activations.length;
    if (hitInterval === null) return `\`${layer}\` was never activated: nothing can be said of its timing.`;
    const [low, high] = hitInterval;
    return (
      `\`${layer}\` was activated ${counted(n, 'time')}: its hit rate is known no better than ` +
      `${percent(low, 0)} to ${percent(high, 0)}, and the rules have ${counted(parts, 'condition')} to explain so few events.`
    );
  });
}

function timing({ placebo }: Figures): string[] {
  if (placebo.trials === 0 || placebo.pValuePnl <= SIGNIFICANT) return [];
  return [
    `Random timing with the same time in hedge earned at least as much in ${percent(placebo.pValuePnl, 0)} of ` +
      `${counted(placebo.trials, 'trial')}: the timing of the rules cannot be told from chance.`,
  ];
}

function trials({ deflated }: Figures): string[] {
  if (deflated === null || deflated.trials > 1) return [];
  return [
    'The Sharpe ratio is not deflated: no number of trials was given, and every rule set or set of params that was tried counts.',
  ];
}

function warmUp({ result, sessions }: Scene): string[] {
  const { firstDecidable, from } = result;
  if (firstDecidable === null)
    return ['At no session could all rules be decided: something they need was always unknown.'];
  const starts = sessions[0]!;
  return [
    ...(from !== null && firstDecidable > from
      ? [
          `Until ${firstDecidable} some rule could not be decided: windows had not filled, or data had not begun.`,
        ]
      : []),
    ...(from !== null && starts > from
      ? [`Prices begin on ${starts}: decisions from ${from} until then have no part in the portfolios.`]
      : []),
  ];
}

function unknowns({ result }: Scene): string[] {
  const often = result.unknownInputs.filter(({ share }) => share > OFTEN);
  if (often.length === 0) return [];
  const names = often.map(({ input, share }) => `\`${input}\` (${percent(share, 0)})`).join(', ');
  return [
    `Often unknown: ${names}. A condition that cannot be known does not fire, and a guard that cannot be known blocks.`,
  ];
}

function pricing({ overlay }: Scene): string[] {
  const { unpriced, divested, findings, assumptions } = overlay;
  const inside = unpriced.filter((date) => date >= overlay.sessions[0]!);
  return [
    'Options are priced by a model, not by quotes: see the assumptions.',
    ...assumptions.limits,
    ...(inside.length > 0
      ? [
          `${counted(inside.length, 'session')} could not be priced, and carry the marks of the session before: ${listed(inside)}.`,
        ]
      : []),
    ...(divested.matched
      ? []
      : [
          'No share of the core has the return of core and overlay: the divested portfolio is the nearest, and compares with care.',
        ]),
    ...findings.map(
      ({ layer, message, help }) => `${layer === null ? '' : `\`${layer}\`: `}${message}; ${help}.`,
    ),
  ];
}

const listed = (dates: readonly string[]): string =>
  dates.length <= 3 ? dates.join(', ') : `${dates.slice(0, 3).join(', ')} and others`;
