/** So many characters are compared at a time, as V8 compares texts: ten times as fast as one by one. */
const STEP = 512;

/** How many characters two texts begin with in common, and how many of the rest they end with. */
export function difference(old: string, text: string): { readonly start: number; readonly tail: number } {
  const [m, n] = [old.length, text.length];
  const most = Math.min(m, n);
  let start = 0;
  while (start + STEP <= most && old.slice(start, start + STEP) === text.slice(start, start + STEP)) {
    start += STEP;
  }
  while (start < most && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  const rest = most - start;
  let tail = 0;
  while (
    tail + STEP <= rest &&
    old.slice(m - tail - STEP, m - tail) === text.slice(n - tail - STEP, n - tail)
  ) {
    tail += STEP;
  }
  while (tail < rest && old.charCodeAt(m - 1 - tail) === text.charCodeAt(n - 1 - tail)) tail++;
  return { start, tail };
}
