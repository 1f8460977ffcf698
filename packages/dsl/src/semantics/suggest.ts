/** Names close to a misspelt one: within 40% of its length in edits, or the same but for case. The best come first. */
export function closeTo(name: string, candidates: Iterable<string>): string[] {
  const limit = Math.floor(name.length * 0.4);
  const lower = name.toLowerCase();
  const close: { name: string; distance: number }[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    if (candidate === name) continue;
    const sameButCase = candidate.toLowerCase() === lower;
    const distance = sameButCase ? 0 : edits(lower, candidate.toLowerCase(), limit);
    if (distance <= limit) close.push({ name: candidate, distance });
  }
  close.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  // Beside one that is a slip of the finger apart, those that are merely alike were not meant.
  const farthest = 2 * (close[0]?.distance ?? 0) + 1;
  return close.filter((c) => c.distance <= farthest).map((c) => c.name);
}

/**
 * The one that was certainly meant: the only close name, or the only one that differs in case alone, or in the order
 * of its letters (`vxi` is `vix`, though `vx1` is as near).
 */
export function certain(name: string, close: readonly string[]): string | undefined {
  if (close.length === 1) return close[0];
  const likenesses: readonly ((text: string) => string)[] = [
    (text) => text.toLowerCase(),
    (text) => [...text.toLowerCase()].sort().join(''),
  ];
  for (const form of likenesses) {
    const alike = close.filter((candidate) => form(candidate) === form(name));
    if (alike.length === 1) return alike[0];
  }
  return undefined;
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function edits(a: string, b: string, limit: number): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let d = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, older[j - 2]! + 1);
      row.push(d);
      least = Math.min(least, d);
    }
    if (least > limit) return least;
    older = previous;
    previous = row;
  }
  return previous[b.length]!;
}
