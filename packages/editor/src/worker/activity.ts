/** How often each rule of a document did something, over the history: for the lines beside the text. */
import { counted } from '@hedgerow/runtime/browser';
import type { Activity } from '../protocol.ts';
import { activeOf, dateAt, holdsOf, layerOf, sessionEnds } from './fire.ts';
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
      const layer = layerOf(rule);
      const isActive = layer !== undefined;
      const on = isActive ? activeOf(run, layer, ends) : holdsOf(run, rule, ends);
      const kind = isActive ? 'activated' : 'alert';
      const own = run.decisions.filter((one) => one.rule === rule.name && one.kind === kind);
      return {
        rule: rule.name,
        offset: rule.span.start,
        shares: sharesOf(on),
        count: own.length,
        what: counted(own.length, isActive ? 'activation' : 'alert'),
        from,
        to,
      };
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
