/** How often what the rules wait for happens at all: VIX levels over all of its history, and each rule over the run. */
import { valueAt } from '../explain/view.ts';
import type { BaseRate } from './report.ts';
import type { Scene } from './scene.ts';

const LEVELS = [25, 26, 28, 30, 35];
const SUSTAINED = [28, 30];

/**
 * Of VIX closes by session (NaN where unknown): the share of known sessions above each level, and of those that are the
 * third in a row above it. Episodes begin where it was not so the session before.
 */
export function vixBaseRates(vix: Float64Array): BaseRate[] {
  const known = vix.reduce((n, close) => (Number.isNaN(close) ? n : n + 1), 0);
  if (known === 0) return [];
  const above = (level: number, i: number): boolean => vix[i]! > level;
  const sustained = (level: number, i: number): boolean =>
    above(level, i) && above(level, i - 1) && above(level, i - 2);
  return [
    ...LEVELS.map((level) => rateOf(`vix > ${level}`, vix.length, known, (i) => above(level, i))),
    ...SUSTAINED.map((level) =>
      rateOf(`vix > ${level} for 3 sessions`, vix.length, known, (i) => sustained(level, i)),
    ),
  ];
}

/** Sessions of the run at whose close the condition of a rule held. */
export function ruleBaseRates({ result, ends }: Scene): BaseRate[] {
  const { evaluation } = result.run;
  return evaluation.program.rules.map(({ name, when }) =>
    rateOf(`rule ${name}`, ends.length, ends.length, (i) => valueAt(evaluation, when.node, ends[i]!) === 1),
  );
}

function rateOf(text: string, sessions: number, of: number, holds: (i: number) => boolean): BaseRate {
  let [count, episodes] = [0, 0];
  let before = false;
  for (let i = 0; i < sessions; i++) {
    const now = holds(i);
    if (now) count++;
    if (now && !before) episodes++;
    before = now;
  }
  return { text, share: count / of, episodes };
}
