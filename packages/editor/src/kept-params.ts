/** What was chosen for the params of a rule set, kept in the browser from one visit to the next. */
import type { Chosen } from './protocol.ts';

const none: Chosen = { profile: null, set: {} };
const keyOf = (ruleSet: string): string => `hedgerow-params ${ruleSet}`;

export function keptChosen(ruleSet: string): Chosen {
  const kept = unlessForbidden(() => localStorage.getItem(keyOf(ruleSet)));
  return { ...none, ...(JSON.parse(kept ?? '{}') as Partial<Chosen>) };
}

export function keepChosen(ruleSet: string, chosen: Chosen): void {
  unlessForbidden(() => localStorage.setItem(keyOf(ruleSet), JSON.stringify(chosen)));
}

/** A browser may have been told to keep nothing. */
function unlessForbidden<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
