/** A decision's own facts in words: sizes, vetoes, limits, notes, approvals, and where the rule stands. */

import type { Decision, LimitInfo, SizeInfo, VetoInfo } from '../engine/decision.ts';
import { formatValue } from '../format/value.ts';
import { placeOf } from './labels.ts';
import { plain, share, usd } from './markup/figures.ts';
import type { Fact } from './page-data.ts';

export function factsOf(decision: Decision): Fact[] {
  const { requested, granted, rule, span, vetoes, limits, notes, approvals, expiry, text, level, id } =
    decision;
  const facts: (Fact | false)[] = [
    text !== undefined && [level === undefined ? 'Alert' : `Alert, ${level}`, text],
    requested !== null && ['Requested', sizeText(requested)],
    granted !== null && ['Granted', sizeText(granted)],
    ...vetoes.map((veto): Fact => ['Veto', vetoText(veto)]),
    ...limits.map((limit): Fact => ['Limit', limitText(limit)]),
    ...notes.map((note): Fact => ['Note', note]),
    approvals !== undefined && ['Approvals', approvals.length === 0 ? 'none' : approvals.join(', ')],
    expiry !== undefined && ['Expiry', expiry],
    rule !== null && ['Rule', span === null ? rule : `${rule}, ${placeOf(span)}`],
    ['Decision', id],
  ];
  return facts.filter((fact) => fact !== false);
}

function sizeText({ size, notional, margin, contracts }: SizeInfo): string {
  const rest = [
    notional !== undefined && `notional ${usd(notional)}`,
    margin !== undefined && `margin ${usd(margin)}`,
    contracts !== undefined && `${plain(contracts, Number.isInteger(contracts) ? 0 : 1)} contracts`,
  ].filter((part) => part !== false);
  return [share(size, 1), ...rest].join(', ');
}

function vetoText({ text, because, unknown, span }: VetoInfo): string {
  const reason = because === undefined || text.includes(because) ? '' : `: ${because}`;
  const doubt = unknown ? ' (its condition is unknown, and a guard that is unknown blocks)' : '';
  return `${text}${reason}${doubt}, ${placeOf(span)}`;
}

function limitText({ text, quantity, ceiling, span }: LimitInfo): string {
  const unit = quantity === 'size' ? 'ratio' : 'money(USD)';
  const top = ceiling === null ? 'unknown, so nothing may grow' : formatValue(ceiling, unit);
  return `${text} (ceiling of ${quantity}: ${top}), ${placeOf(span)}`;
}
