import type { Cursor } from './cursor.ts';

/** One word out of a few; a misspelt one counts as the closest. `what` names the choice: "an instrument". */
export function choose<W extends string>(p: Cursor, what: string, choices: readonly W[]): W {
  const t = p.peek();
  const chosen = choices.find((c) => c === t.text);
  if (chosen !== undefined) {
    p.next();
    return chosen;
  }
  const { suggestion, extras } = p.suggestion(t, choices);
  const params = { what, word: p.found(), choices: [...choices], suggestion };
  const closest = choices.find((c) => c === suggestion);
  if (closest === undefined) return p.fail('unknown-choice', params);
  p.report('unknown-choice', params, p.place(), extras);
  p.next();
  return closest;
}
