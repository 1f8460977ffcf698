/** The episodes of activity of one set, and what its metrics are made of. */
import { type Holds, hold, medianOf, noHolds, release } from './holds.ts';
import { activeSessions, held, type Sessions, tell } from './metrics.ts';

/** Ticks of activation and deactivation; an episode that does not end has the end of the sessions in its place. */
export interface Episodes {
  readonly sessions: Sessions;
  count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Sessions that each one lasted, while they are measured. */
  readonly lengths: Int32Array;
  readonly holds: Holds;
}

/** An episode takes a tick, so that there is room for all. */
export const emptyEpisodes = (sessions: Sessions): Episodes => ({
  sessions,
  count: 0,
  starts: new Int32Array(sessions.end),
  ends: new Int32Array(sessions.end),
  lengths: new Int32Array(sessions.end),
  holds: noHolds(sessions.end),
});

/** Writes the metrics of a set, in the order of LAYER_METRICS. */
export function measure(
  { sessions, count, starts, ends, lengths, holds }: Episodes,
  out: Float64Array,
  at: number,
): void {
  const { end } = sessions;
  // Only the last may not have ended.
  const ended = count > 0 && ends[count - 1] === end ? count - 1 : count;
  let active = ended < count ? activeSessions(sessions, starts[ended]!, end) : 0;
  for (let i = 0; i < ended; i++) {
    active += activeSessions(sessions, starts[i]!, ends[i]!);
    lengths[i] = held(sessions, starts[i]!, ends[i]!);
  }
  hold(holds, lengths, ended);
  const medianHold = medianOf(holds, ended);
  release(holds, lengths, ended);
  tell(sessions, { activations: count, activeSessions: active, ended, medianHold }, out, at);
}
