/** The course of a layer for each set: its conditions as ticks, its delays, and whether its size leaves any. */
import type { Ir } from '@hedgerow/dsl';
import { type Bits, type Marks, marksOf, trim } from './bits.ts';
import { delayOf } from './delays.ts';
import { type Cell, memo } from './memo.ts';
import type { Part, Planes } from './planes.ts';
import type { Scene } from './scene.ts';
import type { Walked } from './shape.ts';
import type { Course } from './walk.ts';

/** `never`: no size is left of the claim. `uncovered`: whether one is may change from one instant to the next. */
export type CourseOrNot = Course | 'never' | 'uncovered';

export function courseOf(scene: Scene, planes: Planes, shape: Walked): Cell<CourseOrNot> {
  const { rule, enders, vetoes } = shape;
  const firing = ({ when, unless }: Ir.Rule): Part[] => [
    planes.part(when.node, 'certain'),
    ...(unless ? [planes.not(planes.part(unless.node, 'possible'))] : []),
  ];
  const open = vetoes.map(({ when }) => planes.not(planes.part(when.node, 'possible')));
  const entry = marks(scene, planes.all([...firing(rule), ...open]));
  const until = rule.until ? marks(scene, planes.part(rule.until.node, 'certain')) : none(scene);
  const ended =
    enders.length === 0 ? null : marks(scene, planes.any(enders.map((ender) => planes.all(firing(ender)))));
  const hold = delayOf(scene, rule.hold);
  const cooldown = delayOf(scene, rule.cooldown);
  const size = sizeLeft(scene, shape);
  return () => {
    const left = size();
    if (left !== 'some') return left;
    return {
      entry: entry(),
      until: until(),
      ended: ended ? ended() : null,
      hold: hold(),
      cooldown: cooldown(),
    };
  };
}

function marks({ cursor, timeline }: Scene, { axes, bits }: Part): Cell<Marks> {
  const ticks = timeline.grid.length;
  return memo(cursor, axes, 4 * (ticks >> 4), () => {
    const own = bits().slice();
    trim(own, ticks);
    return marksOf(own);
  });
}

function none({ timeline }: Scene): Cell<Marks> {
  const bits: Bits = new Int32Array((timeline.grid.length + 31) >> 5);
  const empty = marksOf(bits);
  return () => empty;
}

/** A size between ends above zero is above zero; one that limits leave nothing of is never granted. */
function sizeLeft(scene: Scene, { size, ceilings }: Walked): Cell<'some' | 'never' | 'uncovered'> {
  const number = (node: Ir.NodeId): Cell<number> => {
    const column = scene.column(node);
    return () => column()[0]!;
  };
  const limits = ceilings.map(number);
  const low = size.low === undefined ? () => 1 : number(size.low);
  const high = size.high === undefined ? undefined : number(size.high);
  return () => {
    for (const limit of limits) if (!(limit() > 0)) return 'never';
    if (size.driven && high) return low() > 0 && high() > 0 ? 'some' : 'uncovered';
    return low() > 0 ? 'some' : 'never';
  };
}
