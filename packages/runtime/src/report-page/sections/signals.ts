/** How good the activations were: layer by layer, and one by one as episodes. */
import type { ActivationQuality, Report, SignalQuality } from '../../report/report.ts';
import { plain, share, signedShare, signedUsd, UNKNOWN } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { type Column, figure, table } from '../markup/table.ts';

interface Measure {
  readonly name: string;
  readonly of: (signal: SignalQuality) => string;
}

const MEASURES: readonly Measure[] = [
  { name: 'Activations', of: ({ activations }) => plain(activations.length) },
  { name: 'Hit rate', of: ({ hitRate }) => share(hitRate) },
  { name: 'Its 95% interval', of: ({ hitInterval }) => interval(hitInterval) },
  { name: 'False activations', of: ({ falseActivations }) => plain(falseActivations) },
  { name: 'Events', of: ({ events }) => plain(events) },
  { name: 'Missed events', of: ({ missedEvents }) => plain(missedEvents) },
  { name: 'Precision: activations followed by an event', of: ({ precision }) => share(precision) },
  { name: 'Recall: events in which it was active', of: ({ recall }) => share(recall) },
  { name: 'Lead to VIX’s peak, median sessions', of: ({ medianLead }) => plain(medianLead, 1) },
  { name: 'Further rise of VIX, median', of: ({ medianRise }) => signedShare(medianRise) },
  { name: 'Activations after which VIX was never higher', of: ({ neverHigher }) => plain(neverHigher) },
  { name: 'Time in hedge', of: ({ timeInHedge }) => share(timeInHedge) },
];

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
${table({
  caption: 'Signal quality of each layer',
  columns: [
    { head: 'Measure', kind: 'text', cell: ({ name }) => name },
    ...all.map(
      (signal): Column<Measure> => ({ head: signal.layer, kind: 'number', cell: ({ of }) => of(signal) }),
    ),
  ],
  rows: all.length === 0 ? [] : MEASURES,
  empty: 'The rules have no layers.',
  sortable: false,
})}
${table({
  caption: 'Episodes: every activation, and what came of it',
  columns: [
    { head: 'Activated', kind: 'date', cell: ({ activation }) => activation.session },
    { head: 'Ended', kind: 'date', cell: ({ activation }) => activation.ended ?? 'still active' },
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
