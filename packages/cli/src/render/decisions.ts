import type { Decision, DecisionKind, SizeInfo } from '@hedgerow/runtime';
import { formatValue, grouped, type NamesOf } from './numbers.ts';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';
import { whyInShort } from './why.ts';
import { visible, wrap } from './width.ts';

/** Decisions as a table: when, what, which layer, how much, by which rule; beneath each, why in one line. */
export function renderDecisions(
  decisions: readonly Decision[],
  { intraday, namesOf }: { readonly intraday: boolean; readonly namesOf: NamesOf },
  screen: Screen,
): string[] {
  const columns = [
    { head: intraday ? 'instant' : 'session' },
    { head: 'decision' },
    { head: 'layer' },
    { head: 'size', align: 'right' },
    { head: 'rule' },
  ] as const;
  const rows = decisions.map((one) => [
    intraday ? one.instant : one.session,
    kindPaint(one.kind, screen)(one.kind),
    one.layer ?? '',
    sizeText(one, screen),
    one.rule ?? '',
  ]);
  const [head = '', ...lines] = renderTable(columns, rows, { ...screen, width: unwrapped });
  const indent = ' '.repeat(intraday ? 24 : 14);
  return [
    head,
    ...lines.flatMap((line, i) => [
      line,
      ...wrap(reasonText(decisions[i]!, namesOf), screen.width - indent.length)
        .filter((reason) => reason !== '')
        .map((reason) => indent + screen.colors.dim(reason)),
    ]),
  ];
}

/** One line a row, however wide: the reasons go between them. */
const unwrapped = 10_000;

export function kindPaint(kind: DecisionKind, { colors }: Screen): (text: string) => string {
  switch (kind) {
    case 'activated':
    case 'approved':
      return colors.green;
    case 'vetoed':
    case 'lapsed':
      return colors.red;
    case 'constrained':
    case 'proposed':
    case 'alert':
      return colors.yellow;
    case 'scaled':
    case 'rolled':
      return colors.cyan;
    case 'deactivated':
      return colors.dim;
  }
}

/** `29.29%`, `40% → 25%` where less was granted than asked for, with contracts where they are known. */
function sizeText({ kind, requested, granted }: Decision, { glyphs }: Screen): string {
  if (kind === 'deactivated') return '';
  const shown = granted ?? requested;
  if (shown === null) return '';
  const size = formatValue(shown.size, 'ratio');
  const asked = requested === null ? size : formatValue(requested.size, 'ratio');
  return (asked === size ? size : `${asked} ${glyphs.arrow} ${size}`) + contracts(shown);
}

/** Whole numbers carry the noise of a division. */
const contracts = ({ contracts: count }: SizeInfo): string =>
  count === undefined ? '' : ` (${grouped(count, Math.abs(count - Math.round(count)) < 1e-6 ? 0 : 1)} ct)`;

/** What speaks most: the veto, the limit, the alert's text, else the conditions. */
export function reasonText(one: Decision, namesOf: NamesOf): string {
  const parts = [
    ...(one.text === undefined ? [] : [one.text]),
    ...one.vetoes.map((veto) =>
      veto.unknown ? `${veto.text}: unknown, so it blocks` : (veto.because ?? veto.text),
    ),
    ...one.limits.map(({ text, ceiling }) => (ceiling === null ? `${text}: unknown, no increase` : text)),
    ...(one.approvals === undefined || one.approvals.length === 0
      ? []
      : [`approved by ${one.approvals.join(', ')}`]),
    ...(one.expiry === undefined ? [] : [`to expiry ${one.expiry}`]),
    ...one.notes,
  ];
  // A size that limits cut or let grow again is told while the rule itself may be silent.
  const told = one.vetoes.length > 0 || one.kind === 'constrained';
  if (one.why?.truth === 'true' && !told) parts.push(whyInShort(one.why, namesOf));
  return visible(parts.join('; ').replace(/\s+/g, ' '));
}

/** `3 activated, 1 vetoed`. */
export function kindTally(decisions: readonly Decision[]): string {
  const counts = Map.groupBy(decisions, ({ kind }) => kind);
  return [...counts].map(([kind, members]) => `${members.length} ${kind}`).join(', ') || 'none';
}
