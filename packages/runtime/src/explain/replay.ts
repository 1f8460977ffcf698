/** What the engine remembered at an instant of a run: found by running it again over values that are known. */
import { createEngine, type Engine } from '../engine/engine.ts';
import type { Run } from '../engine/run.ts';
import type { EngineState } from '../engine/state.ts';

interface Replay {
  readonly engine: Engine;
  /** The next instant to decide. */
  next: number;
}

/** The last replay of each run: the next question is mostly about the same instant, or a later one. */
const replays = new WeakMap<Run, Replay>();

/** The state that an instant met: as the instant before left it. Not to be written to. */
export function stateBefore(run: Run, instant: number): EngineState {
  const { evaluation, first, approvals } = run;
  const { time } = evaluation.timeline.grid;
  const kept = replays.get(run);
  const replay =
    kept && kept.next <= instant ? kept : { engine: createEngine(evaluation.program), next: first };
  replays.set(run, replay);
  for (; replay.next < instant; replay.next++) {
    const since = replay.next === first ? Number.NEGATIVE_INFINITY : time[replay.next - 1]!;
    const given = approvals.filter((one) => one.time > since && one.time <= time[replay.next]!);
    replay.engine.step(evaluation, replay.next, given);
  }
  return replay.engine.state;
}
