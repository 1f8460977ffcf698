/** The course of a layer for each set: its conditions as ticks, its delays, and whether its size leaves any. */
import type { Ir } from '@hedgerow/dsl';
import { wordsFor } from '../bits/bits.ts';
import { delayOf } from './delays.ts';
import { type Marks, marksOf } from './marks.ts';
import { type Cell, memo } from './memo.ts';
import type { Part, Planes } from './planes.ts';
import type { Scene } from './scene.ts';
import type { Walked } from './shape.ts';
import type { Course } from './walk.ts';

/** `never`: no size is left of the claim. `uncovered`: whether one is may change from one instant to the next. */
export type CourseOrNot = Course | 'never' | 'uncovered';

/** A condition that has to be certain; or, denied, one that must not be possible. */
export interface Literal {
  readonly node: Ir.NodeId;
  readonly denied: boolean;
}

/** What a course is made of: all of an entry and of each way to end it have to hold. */
export interface Formula {
  readonly entry: readonly Literal[];
  readonly until: Literal | undefined;
  readonly enders: readonly (readonly Literal[])[];
}

const certain = ({ node }: Ir.Condition): Literal => ({ node, denied: false });
const denied = ({ node }: Ir.Condition): Literal => ({ node, denied: true });

export function formulaOf({ rule, enders, vetoes }: Walked): Formula {
  const firing = ({ when, unless }: Ir.Rule): Literal[] => [
    certain(when),
    ...(unless ? [denied(unless)] : []),
  ];
  return {
    entry: [...firing(rule), ...vetoes.map(({ when }) => denied(when))],
    until: rule.until && certain(rule.until),
    enders: enders.map(firing),
  };
}

export function courseOf(scene: Scene, planes: Planes, shape: Walked): Cell<CourseOrNot> {
  const { rule } = shape;
  const formula = formulaOf(shape);
  const part = ({ node, denied }: Literal): Part =>
    denied ? planes.not(planes.part(node, 'possible')) : planes.part(node, 'certain');
  const entry = marks(scene, planes.all(formula.entry.map(part)));
  const until = formula.until ? marks(scene, part(formula.until)) : none(scene);
  const ended =
    formula.enders.length === 0
      ? null
      : marks(scene, planes.any(formula.enders.map((ender) => planes.all(ender.map(part)))));
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
  return memo(cursor, axes, 4 * (ticks >> 4), (old: Marks | undefined) => marksOf(bits(), ticks, old));
}

function none({ timeline }: Scene): Cell<Marks> {
  const ticks = timeline.grid.length;
  const empty = marksOf(new Int32Array(wordsFor(ticks)), ticks);
  return () => empty;
}

/** A size between ends above zero is above zero; one that limits leave nothing of is never granted. */
export function sizeLeft(scene: Scene, { size, ceilings }: Walked): Cell<'some' | 'never' | 'uncovered'> {
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
