/** How often each rule of a document did something, over the history: for the lines beside the text. */
import { counted, type Walk } from '@hedgerow/runtime/browser';
import type { Activity } from '../protocol.ts';
import { activeOf, holdsOf } from './fire.ts';
import type { RanRuleSet } from './runs.ts';
import { type Sessions, sessionsOf } from './sessions.ts';

/** As many stretches as a small picture has room for. */
const stretches = 80;

export function activityOf({ program, walked }: RanRuleSet, uri: string): Activity[] {
  const sessions = sessionsOf(walked);
  const { dates } = sessions;
  if (dates.length === 0) return [];
  const [from, to] = [dates[0]!, dates.at(-1)!];
  return program.rules
    .filter(({ file }) => file === uri)
    .map((rule) => {
      const activates = rule.actions.find((action) => action.verb === 'activate');
      const own = walked.drafts.filter((one) => one.rule?.name === rule.name);
      const on = activates
        ? activeBy(walked, rule.name, activates.layer, sessions)
        : holdsOf(walked, rule, sessions);
      const what = activates
        ? counted(own.filter(({ kind }) => kind === 'activated').length, 'activation')
        : counted(own.length, own.every(({ kind }) => kind === 'alert') ? 'alert' : 'decision');
      return { rule: rule.name, offset: rule.span.start, shares: sharesOf(on), what, from, to };
    });
}

/** 1 where a layer is active since this rule activated it: others may do so too. */
function activeBy(walked: Walk, rule: string, layer: string, sessions: Sessions): Uint8Array {
  const { grid } = walked.evaluation.timeline;
  const by = new Map<number, boolean>();
  for (const [i, one] of walked.drafts.entries()) {
    if (one.kind === 'activated' && one.layer === layer)
      by.set(grid.session[walked.instants[i]!]!, one.rule?.name === rule);
  }
  let isOwn = false;
  return activeOf(walked, layer, sessions).map((active, i) => {
    isOwn = by.get(sessions.first + i) ?? isOwn;
    return isOwn ? active : 0;
  });
}

/** The share of ones in each of `stretches` equal parts. */
export function sharesOf(on: Uint8Array): number[] {
  const parts = Math.min(stretches, on.length);
  return Array.from({ length: parts }, (_, i) => {
    const part = on.subarray(Math.floor((i * on.length) / parts), Math.floor(((i + 1) * on.length) / parts));
    return part.reduce((sum, one) => sum + (one === 1 ? 1 : 0), 0) / part.length;
  });
}
