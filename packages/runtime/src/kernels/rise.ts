/** A move and its size must not add up to what is no number. */
const HUGE = Number.MAX_VALUE / 2;

/** How far up a move goes, 0 where it goes down. No branch on its sign, which is noise and would be mispredicted. */
export function riseOf(move: number): number {
  const size = Math.abs(move);
  return size > HUGE ? Math.max(move, 0) : 0.5 * (size + move);
}
