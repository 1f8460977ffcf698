import type { Program } from '@hedgerow/dsl';
import type { ActionGates, RuleExplanation, Wait, Why } from '@hedgerow/runtime';
import { renderDecisions } from './decisions.ts';
import { counted, formatValue, type NamesOf } from './numbers.ts';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';
import { renderWhy } from './why.ts';
import { visible } from './width.ts';

export interface ExplanationStyle {
  /** All conditions and all gates; otherwise what decides. */
  readonly full: boolean;
  readonly namesOf: NamesOf;
  readonly program: Program;
}

/** Why a rule fired or did not: its conditions as trees, the gates of its actions, what it decided. */
export function renderExplanation(one: RuleExplanation, style: ExplanationStyle, screen: Screen): string[] {
  const { colors } = screen;
  const { file, line, column } = one.span;
  const head = `${colors.bold(one.rule)} on ${one.session}: ${verdict(one, screen)}`;
  const tree = (title: string, why: Why | null): string[] =>
    why === null ? [] : [colors.dim(title), ...renderWhy(why, style, screen, '  ')];
  const own = one.actions.some(({ state }) => state?.claims.some(({ rule }) => rule === one.rule));
  const intraday = style.program.everyMinutes !== undefined;
  return [
    head,
    colors.dim(`${visible(file)}:${line}:${column}`),
    ...tree('when', one.when),
    ...tree('unless', one.unless),
    ...(own || style.full ? tree('until', one.until) : []),
    ...one.actions.flatMap((action) => gates(action, style, screen)),
    ...(one.decisions.length === 0
      ? []
      : [
          colors.dim('decided'),
          ...renderDecisions(one.decisions, { intraday, namesOf: style.namesOf }, screen),
        ]),
  ];
}

function verdict({ fires, undecided, earliest }: RuleExplanation, { colors }: Screen): string {
  if (fires) return colors.green('it fires');
  const outlook =
    earliest === null
      ? ''
      : earliest === 0
        ? ''
        : `; it could in ${counted(earliest, 'session')} at the earliest`;
  if (undecided) return colors.yellow(`not fired, because something is unknown${outlook}`);
  return `${colors.red('it does not fire')}${outlook}`;
}

function gates(action: ActionGates, style: ExplanationStyle, screen: Screen): string[] {
  const { colors } = screen;
  const rows: [string, string][] = [];
  const { state, cooldown, hold, approval } = action;
  if (state !== null) rows.push(['layer', layerText(state)]);
  if (action.requested !== null) rows.push(['size', sizeText(action)]);
  for (const limit of action.limits) {
    if (!limit.binds && !style.full) continue;
    const unit = style.program.limits.find(({ text }) => text === limit.text)?.unit ?? '';
    const ceiling =
      limit.ceiling === null ? 'unknown: no increase' : formatValue(limit.ceiling, unit, style.namesOf);
    rows.push(['limit', `${limit.text} (${ceiling})${limit.binds ? colors.yellow(' binds') : ''}`]);
  }
  for (const veto of action.vetoes) {
    const because = veto.unknown ? 'it is unknown, so it blocks' : (veto.because ?? veto.text);
    rows.push([colors.red('veto'), visible(because)]);
  }
  if (cooldown !== null) rows.push([colors.red('cooldown'), waitText(cooldown)]);
  if (hold !== null) rows.push(['hold', waitText(hold)]);
  if (approval !== null) {
    const stand =
      approval.proposed === null
        ? approval.lapsed
          ? 'one lapsed, and another is not made before the condition has been false, or for a larger size'
          : 'nothing is proposed'
        : `proposed on ${approval.proposed}, approved by ${approval.by.join(', ') || 'nobody yet'}`;
    rows.push(['approval', `${approval.needed} of ${approval.from.join(', ')}; ${stand}`]);
  }
  const trees = action.vetoes.flatMap(({ why }) => renderWhy(why, style, screen, '    '));
  const title = [action.verb, action.layer].filter((part) => part !== null).join(' ');
  return [
    colors.dim(title),
    ...(rows.length === 0 ? [] : renderTable([{ head: '' }, { head: '' }], rows, screen)),
    ...trees,
  ];
}

function layerText({ active, pending, size, by, since }: NonNullable<ActionGates['state']>): string {
  if (!active) return pending ? 'an approval is awaited' : 'idle';
  const origin = by === null ? '' : ` by ${by}`;
  return `active at ${formatValue(size, 'ratio')}${since === null ? '' : ` since ${since}`}${origin}`;
}

function sizeText({ requested, granted }: ActionGates): string {
  const asked = formatValue(requested, 'ratio');
  const left = formatValue(granted, 'ratio');
  return asked === left ? asked : `${asked} asked for, ${left} after limits and rounding`;
}

const waitText = ({ since, sessions }: Wait): string =>
  `${counted(sessions, 'session')} to go, since ${since}`;
