/** Each condition: how often true, how often unknown, and what the rule would do without it. Then the guards. */
import type { Report } from '../../report/report.ts';
import { plain, share } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { code, figure, table } from '../markup/table.ts';

const GUARDS = { limit: 'limit', forbid: 'forbids', require: 'requires' } as const;

export function conditions({ conditions: all, guards, rules }: Report): Html {
  return html`<section id="conditions" aria-labelledby="conditions-head">
<h2 id="conditions-head">Conditions and guards</h2>
${table({
  caption: 'Every condition: how often it holds, and what is without it',
  columns: [
    { head: 'Condition', kind: 'text', cell: ({ text }) => code(text) },
    { head: 'Rule', kind: 'text', cell: ({ rule }) => rule },
    { head: 'True', unit: 'of sessions', kind: 'number', cell: ({ truthRate }) => figure(truthRate, share) },
    {
      head: 'Unknown',
      unit: 'of sessions',
      kind: 'number',
      cell: ({ unknownRate }) => figure(unknownRate, share),
    },
    {
      head: 'Activations without it',
      kind: 'number',
      cell: ({ activationsWithout }) => figure(activationsWithout, plain),
    },
    { head: 'New ones', kind: 'number', cell: ({ added }) => figure(added, plain) },
  ],
  rows: all,
  empty: 'No rule has conditions.',
  note: 'Ablation: the rules are run again with the condition taken out. One that changes nothing decides nothing on this history.',
})}
${table({
  caption: 'Exposure to guards: how often each limit and veto bore on a layer',
  columns: [
    { head: 'Guard', kind: 'text', cell: ({ guard }) => code(guard) },
    { head: 'Kind', kind: 'text', cell: ({ kind }) => GUARDS[kind] },
    { head: 'Layer', kind: 'text', cell: ({ layer }) => layer },
    { head: 'Decisions', kind: 'number', cell: ({ decisions }) => figure(decisions, plain) },
    { head: 'Sessions', kind: 'number', cell: ({ sessions }) => figure(sessions, plain) },
    {
      head: 'Because unknown',
      unit: 'sessions',
      kind: 'number',
      cell: ({ unknown }) => figure(unknown, plain),
    },
  ],
  rows: guards,
  empty: 'The rules have no limits and no vetoes.',
})}
${table({
  caption: 'Rules: when they could first be decided, and how often they fired',
  columns: [
    { head: 'Rule', kind: 'text', cell: ({ rule }) => rule },
    { head: 'First decidable', kind: 'date', cell: ({ firstDecidable }) => firstDecidable ?? 'never' },
    { head: 'Fired', unit: 'sessions', kind: 'number', cell: ({ fired }) => figure(fired, plain) },
    { head: 'Unknown', unit: 'sessions', kind: 'number', cell: ({ unknown }) => figure(unknown, plain) },
    {
      head: 'Because of',
      kind: 'text',
      cell: ({ blame }) =>
        blame.length === 0
          ? '–'
          : blame.map(({ input, instants }) => `${input} (${plain(instants)})`).join(', '),
    },
  ],
  rows: rules,
  empty: 'There are no rules.',
})}
</section>`;
}
