/** A node of a why tree in words: for the tree, and for the text at a session. */
import {
  counted,
  formatMove,
  formatValue,
  type RuleExplanation,
  type Truth,
  type Why,
} from '@hedgerow/runtime/browser';

export const signs: Readonly<Record<Truth, string>> = { true: '✓', false: '✗', unknown: '?' };

/** Details behind a condition: `27.10 against 28.00, needs +0.90`, `2 of 3 sessions`. */
export function details(why: Why): string[] {
  const { value, threshold, unit = '', distance, progress, range, earliest, blame, truth } = why;
  const told: string[] = [];
  if (value !== undefined && threshold !== undefined) {
    told.push(`${formatValue(value, unit)} against ${formatValue(threshold, unit)}`);
  }
  if (range) told.push(`between ${formatValue(range[0], unit)} and ${formatValue(range[1], unit)}`);
  if (distance) {
    const sigmas = distance.sigmas === null ? '' : ` (${Math.abs(distance.sigmas).toFixed(1)}σ)`;
    told.push(`flips at ${formatMove(distance.move, distance.unit)}${sigmas}`);
  }
  if (progress) told.push(`${progress.have} of ${progress.need} ${progress.unit}`);
  if (earliest !== undefined && earliest !== null && earliest > 0 && truth !== 'true') {
    told.push(`at the earliest in ${counted(earliest, 'session')}`);
  }
  if (blame && blame.length > 0) told.push(`unknown: ${blame.join(', ')}`);
  return told;
}

/** In the text, where there is little room. */
export function brief(why: Why): string {
  const { value, threshold, unit = '', progress, truth } = why;
  const sign = signs[truth];
  if (progress) return `${sign} ${progress.have} of ${progress.need}`;
  if (value === undefined || threshold === undefined) return sign;
  return `${sign} ${formatValue(value, unit)} vs ${formatValue(threshold, unit)}`;
}

export function verdict({ fires, undecided, earliest }: RuleExplanation): string {
  if (fires) return 'it fires';
  const outlook = earliest ? `; it could in ${counted(earliest, 'session')} at the earliest` : '';
  return (undecided ? 'not fired, because something is unknown' : 'it does not fire') + outlook;
}

/** What stands between the rule and its actions, a line each. */
export function gates({ actions }: RuleExplanation): string[] {
  return actions.flatMap((action) => {
    const what = [action.verb, action.layer].filter((one) => one !== null).join(' ');
    const { state, cooldown, hold, approval, requested, granted } = action;
    const told: string[] = [];
    if (state?.active) told.push(`${state.since ? `active since ${state.since}` : 'active'}`);
    else if (state) told.push(state.pending ? 'an approval is awaited' : 'idle');
    if (requested !== null && requested !== granted) {
      told.push(
        `${formatValue(requested, 'ratio')} asked for, ${formatValue(granted, 'ratio')} after limits`,
      );
    } else if (requested !== null) told.push(`size ${formatValue(requested, 'ratio')}`);
    for (const veto of action.vetoes) {
      told.push(
        `vetoed: ${veto.unknown ? `${veto.text} is unknown, so it blocks` : (veto.because ?? veto.text)}`,
      );
    }
    if (cooldown) told.push(`cooldown: ${counted(cooldown.sessions, 'session')} to go`);
    if (hold) told.push(`held: ${counted(hold.sessions, 'session')} to go`);
    if (approval) told.push(`needs ${approval.needed} of ${approval.from.join(', ')}`);
    return [`${what}: ${told.join(', ')}`];
  });
}
