/** How good the activations were: layer by layer, and one by one as episodes. */
import type { ActivationQuality, Report, SignalQuality } from '../../report/report.ts';
import { plain, share, signedShare, signedUsd, UNKNOWN } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { figure, table } from '../markup/table.ts';

export function signals({ signals: all, layers }: Report): Html {
  const terms = all[0];
  const episodes = all.flatMap(({ layer, activations }) =>
    activations.map((activation) => ({
      layer,
      activation,
      episode: layers
        .find(({ statistics }) => statistics.layer === layer)
        ?.statistics.episodes.find(({ start }) => start === activation.session),
    })),
  );
  return html`<section id="signals" aria-labelledby="signals-head">
<h2 id="signals-head">Signal quality</h2>
${terms === undefined ? '' : html`<p>${termsText(terms)}</p>`}
${table<SignalQuality>({
  caption: 'Signal quality of each layer',
  columns: [
    { head: 'Layer', kind: 'text', cell: ({ layer }) => layer },
    { head: 'Activations', kind: 'number', cell: ({ activations }) => figure(activations.length, plain) },
    { head: 'Hit rate', kind: 'number', cell: ({ hitRate }) => figure(hitRate, share) },
    {
      head: '95% interval',
      kind: 'number',
      cell: ({ hitInterval, hitRate }) => ({ show: interval(hitInterval), sort: hitRate }),
    },
    {
      head: 'False activations',
      kind: 'number',
      cell: ({ falseActivations }) => figure(falseActivations, plain),
    },
    { head: 'Events', kind: 'number', cell: ({ events }) => figure(events, plain) },
    { head: 'Missed', kind: 'number', cell: ({ missedEvents }) => figure(missedEvents, plain) },
    { head: 'Precision', kind: 'number', cell: ({ precision }) => figure(precision, share) },
    { head: 'Recall', kind: 'number', cell: ({ recall }) => figure(recall, share) },
    {
      head: 'Lead to VIX peak',
      unit: 'median sessions',
      kind: 'number',
      cell: ({ medianLead }) => figure(medianLead, (v) => plain(v, 1)),
    },
    {
      head: 'Further rise of VIX',
      unit: 'median',
      kind: 'number',
      cell: ({ medianRise }) => figure(medianRise, signedShare),
    },
    {
      head: 'VIX never higher',
      unit: 'activations',
      kind: 'number',
      cell: ({ neverHigher }) => figure(neverHigher, plain),
    },
    { head: 'Time in hedge', kind: 'number', cell: ({ timeInHedge }) => figure(timeInHedge, share) },
  ],
  rows: all,
  empty: 'The rules have no layers.',
})}
${table({
  caption: 'Episodes: every activation, and what came of it',
  columns: [
    { head: 'Activated', kind: 'text', cell: ({ activation }) => activation.session },
    { head: 'Ended', kind: 'text', cell: ({ activation }) => activation.ended ?? 'still active' },
    { head: 'Layer', kind: 'text', cell: ({ layer }) => layer },
    { head: 'Rule', kind: 'text', cell: ({ activation }) => activation.rule },
    {
      head: 'Length',
      unit: 'sessions',
      kind: 'number',
      cell: ({ episode }) => figure(episode?.sessions ?? null, plain),
    },
    {
      head: 'Size, at first',
      kind: 'number',
      cell: ({ episode }) => figure(episode?.openingSize ?? null, share),
    },
    {
      head: 'Size, greatest',
      kind: 'number',
      cell: ({ episode }) => figure(episode?.greatestSize ?? null, share),
    },
    { head: 'P&L', unit: 'US$', kind: 'number', cell: ({ activation }) => figure(activation.pnl, signedUsd) },
    { head: 'Core fell', kind: 'text', cell: ({ activation }) => (activation.coreFell ? 'yes' : 'no') },
    { head: 'Verdict', kind: 'text', cell: ({ activation }) => outcome(activation) },
    {
      head: 'Lead to VIX peak',
      unit: 'sessions',
      kind: 'number',
      cell: ({ activation }) => figure(activation.leadToPeak, plain),
    },
    {
      head: 'Further rise',
      kind: 'number',
      cell: ({ activation }) => figure(activation.furtherRise, signedShare),
    },
  ],
  rows: episodes,
  empty: 'No layer was ever activated.',
})}
</section>`;
}

const outcome = ({ coreFell, profitable }: ActivationQuality): string =>
  coreFell || profitable ? 'hit' : 'false';

const interval = (ends: readonly [number, number] | null): string =>
  ends === null ? UNKNOWN : `${share(ends[0], 0)} to ${share(ends[1], 0)}`;

const termsText = ({ threshold, horizon, peakHorizon }: SignalQuality): string =>
  `An event is a fall of the core by ${share(threshold)} of the capital within ${plain(horizon)} sessions. An activation is a hit where an event followed or its episode made money, else it is false. VIX’s peak is looked for in the ${plain(peakHorizon)} sessions that follow.`;
