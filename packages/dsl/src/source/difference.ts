/** How many characters two texts begin with in common, and how many of the rest they end with. */
export function difference(old: string, text: string): { readonly start: number; readonly tail: number } {
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < most - start &&
    old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, tail };
}
