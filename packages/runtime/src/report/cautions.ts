/** Sentences to be read before the figures. */
import { counted, percent } from '../format/value.ts';
import type { OverlayFinding } from '../overlay/result.ts';
import type { Report } from './report.ts';
import type { Scene } from './scene.ts';

/** Below this many activations a rate says little. */
const FEW = 30;
/** Above this share of unknown sessions an input is worth a word. */
const OFTEN = 0.05;
/** So many of them are named. */
const NAMED = 5;
/** The usual level of a test. */
const SIGNIFICANT = 0.05;

type Figures = Pick<Report, 'signals' | 'deflated' | 'placebo' | 'conditions'>;

export function cautionsOf(scene: Scene, figures: Figures): string[] {
  return [
    ...fewEvents(scene, figures),
    ...timing(figures),
    ...trials(figures),
    ...warmUp(scene),
    ...unpricedEnds(scene),
    ...unknowns(scene),
    ...pricing(scene),
    'Rules and thresholds were written by people who know this history: the run is in sample, and the figures are no forecast.',
  ];
}

function fewEvents({ result }: Scene, { signals, conditions }: Figures): string[] {
  const { rules } = result.run.evaluation.program;
  const few = signals.filter(({ activations }) => activations.length < FEW);
  return few.map(({ layer, activations, hitInterval }) => {
    if (hitInterval === null) return `\`${layer}\` was never activated: nothing can be said of its timing.`;
    const own = rules.filter(({ actions }) =>
      actions.some((a) => a.verb === 'activate' && a.layer === layer),
    );
    const parts = new Set(
      conditions.flatMap(({ rule, text }) => (own.some(({ name }) => name === rule) ? [text] : [])),
    );
    const [low, high] = hitInterval;
    return (
      `\`${layer}\` was activated ${counted(activations.length, 'time')}: its hit rate is known no better than ` +
      `${percent(low)} to ${percent(high)}, and its rules have ${counted(parts.size, 'condition')} to explain so few events.`
    );
  });
}

function timing({ placebo }: Figures): string[] {
  if (placebo.trials === 0 || placebo.pValuePnl <= SIGNIFICANT) return [];
  return [
    `Random timing with the same time in hedge earned at least as much in ${percent(placebo.pValuePnl)} of ` +
      `${counted(placebo.trials, 'trial')}: the timing of the rules cannot be told from chance.`,
  ];
}

function trials({ deflated }: Figures): string[] {
  if (deflated === null || deflated.trials > 1) return [];
  return [
    `The Sharpe ratio is not deflated: one trial is counted (${deflated.trialsSource}), but every rule set and set of params that was tried counts.`,
  ];
}

function warmUp({ result }: Scene): string[] {
  const { firstDecidable, from } = result;
  if (firstDecidable === null)
    return ['At no session could all rules be decided: something they need was always unknown.'];
  return from !== null && firstDecidable > from
    ? [
        `Until ${firstDecidable} some rule could not be decided: windows had not filled, or data had not begun.`,
      ]
    : [];
}

/** Stretches of the run without portfolios. */
function unpricedEnds({ result: { from, to }, sessions }: Scene): string[] {
  const [first, last] = [sessions[0]!, sessions.at(-1)!];
  return [
    ...(from !== null && first > from
      ? [`Prices begin on ${first}: decisions from ${from} until then have no part in the portfolios.`]
      : []),
    ...(to !== null && last < to
      ? [`Prices end on ${last}: decisions from then to ${to} have no part in the portfolios.`]
      : []),
  ];
}

function unknowns({ result }: Scene): string[] {
  const often = result.unknownInputs.filter(({ share }) => share > OFTEN);
  if (often.length === 0) return [];
  const first = often
    .sort((a, b) => b.share - a.share)
    .slice(0, NAMED)
    .map(({ input, share }) => `\`${input}\` (${percent(share)})`);
  const more = often.length > NAMED ? [counted(often.length - NAMED, 'other input')] : [];
  return [
    `Often unknown: ${[...first, ...more].join(', ')}. What cannot be known does not fire a rule, and blocks where it guards.`,
  ];
}

function pricing({ overlay }: Scene): string[] {
  const { unpriced, divested, findings } = overlay;
  const inside = unpriced.filter((date) => date >= overlay.sessions[0]! && date <= overlay.sessions.at(-1)!);
  return [
    'Prices are a model of the VIX indices, not quotes: its limits stand among the assumptions.',
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
    ...found(findings),
  ];
}

/** Of each layer the first few, and how many more there are. */
function found(findings: readonly OverlayFinding[]): string[] {
  return [...Map.groupBy(findings, ({ layer }) => layer)].flatMap(([layer, own]) => {
    const rest = own.length - NAMED;
    return [
      ...own.slice(0, NAMED).map(({ message, help }) => `${message}; ${help}.`),
      ...(rest > 0
        ? [`${counted(rest, 'more finding')} about ${layer === null ? 'the accounts' : `\`${layer}\``}.`]
        : []),
    ];
  });
}

const listed = (dates: readonly string[]): string =>
  dates.length <= 3 ? dates.join(', ') : `${dates.slice(0, 3).join(', ')} and others`;
