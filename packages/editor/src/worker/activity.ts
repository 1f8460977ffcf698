/** How often each rule of a document did something, over the history: for the lines beside the text. */
import { counted, type Run } from '@hedgerow/runtime/browser';
import type { Activity } from '../protocol.ts';
import { activeOf, dateAt, holdsOf, sessionEnds } from './fire.ts';
import type { RanRuleSet } from './runs.ts';

/** As many stretches as a small picture has room for. */
const stretches = 80;

export function activityOf({ program, result }: RanRuleSet, uri: string): Activity[] {
  const { run } = result;
  const ends = sessionEnds(run);
  if (ends.length === 0) return [];
  const [from, to] = [dateAt(run, ends[0]!), dateAt(run, ends.at(-1)!)];
  return program.rules
    .filter(({ file }) => file === uri)
    .map((rule) => {
      const activates = rule.actions.find((action) => action.verb === 'activate');
      const own = run.decisions.filter((one) => one.rule === rule.name);
      const on = activates ? activeBy(run, rule.name, activates.layer, ends) : holdsOf(run, rule, ends);
      const what = activates
        ? counted(own.filter(({ kind }) => kind === 'activated').length, 'activation')
        : counted(own.length, own.every(({ kind }) => kind === 'alert') ? 'alert' : 'decision');
      return { rule: rule.name, offset: rule.span.start, shares: sharesOf(on), what, from, to };
    });
}

/** 1 where a layer is active since this rule activated it: others may do so too. */
function activeBy(run: Run, rule: string, layer: string, ends: readonly number[]): Uint8Array {
  const by = new Map(
    run.decisions
      .filter((one) => one.kind === 'activated' && one.layer === layer)
      .map((one) => [one.session, one.rule === rule]),
  );
  let isOwn = false;
  return activeOf(run, layer, ends).map((active, i) => {
    isOwn = by.get(dateAt(run, ends[i]!)) ?? isOwn;
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
