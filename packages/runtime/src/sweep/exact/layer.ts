/**
 * One layer at every point of the threshold, from the lowest up: single ticks of its conditions flip from one point to
 * the next, and what follows from them is walked anew.
 */
import { wordsFor } from '../../bits/bits.ts';
import { sizeLeft } from '../course.ts';
import { delayOf } from '../delays.ts';
import type { Sessions, Tally } from '../metrics.ts';
import type { Planes } from '../planes.ts';
import type { Scene } from '../scene.ts';
import type { Walked } from '../shape.ts';
import { changesOf } from './changes.ts';
import { conditionsOf } from './conditions.ts';
import type { Points } from './points.ts';
import { Rewalk } from './rewalk.ts';

export interface SteppedLayer {
  /** Goes on to the next point; whether its episodes are others. */
  step(): boolean;
  tally(): Tally;
}

/** `undefined` where a condition does not only grow or shrink, or more than conditions moves with the threshold. */
export function steppedLayer(
  scene: Scene,
  planes: Planes,
  points: Points,
  sessions: Sessions,
  shape: Walked,
): SteppedLayer | undefined {
  const { hold, cooldown } = shape.rule;
  const { low, high } = shape.size;
  const fixed = [low, high, ...shape.ceilings, hold?.count, cooldown?.count];
  if (fixed.some((node) => node !== undefined && scene.axes[node]!.length > 0)) return undefined;
  const left = sizeLeft(scene, shape)();
  if (left === 'uncovered') return undefined;
  const conditions = conditionsOf(scene, planes, points, shape);
  if (!conditions) return undefined;
  const delays = { hold: delayOf(scene, hold)(), cooldown: delayOf(scene, cooldown)() };
  const walk = new Rewalk(sessions, delays);
  const tally = (): Tally => walk.tally();
  if (left === 'never') return { step: () => false, tally };

  const { bits, flips, refresh } = conditions;
  const { first, tick, of } = changesOf(flips, points.count);
  for (let word = 0; word < wordsFor(sessions.end); word++) refresh(word, walk.conditions);
  walk.start();
  let point = 0;
  return {
    step() {
      point++;
      const [start, end] = [first[point]!, first[point + 1]!];
      for (let i = start; i < end; i++) {
        const [one, t] = [bits[of[i]!]!, tick[i]!];
        one[t >> 5] = one[t >> 5]! ^ (1 << (t & 31));
      }
      for (let i = start; i < end; i++) refresh(tick[i]! >> 5, walk.conditions);
      let isChanged = false;
      for (let i = start; i < end; i++) if (walk.changed(tick[i]!)) isChanged = true;
      return isChanged;
    },
    tally,
  };
}
