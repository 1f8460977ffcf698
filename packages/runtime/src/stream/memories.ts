/** Operators with a memory of their own: `since`, state machines, the bars of a period in the making. */

import type { Ir } from '@hedgerow/dsl';
import { finite } from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { periodOf } from '../timeline/clocks.ts';
import { SESSION } from './now.ts';
import { type Part, readOf, type Step, UNKNOWN } from './part.ts';

/** S = C and (E or S one tick before). */
export function since(part: Part, node: NodeOf<'since'>): Step {
  const [c, e] = [readOf(part, node.args[0]!), readOf(part, node.args[1]!)];
  const memory = part.store.doubles(1, UNKNOWN);
  return () => {
    const [now, begun] = [c(), e()];
    const held = begun === 1 || memory[0] === 1 ? 1 : begun === 0 && memory[0] === 0 ? 0 : UNKNOWN;
    memory[0] = now === 0 || held === 0 ? 0 : now === 1 && held === 1 ? 1 : UNKNOWN;
    return memory[0]!;
  };
}

/** The state machine of a regime, as the definition has it. */
export function machine(part: Part, node: NodeOf<'machine'>): Step {
  const { states } = node;
  const conditions = node.args.map((arg) => readOf(part, arg));
  const otherwise = states.findIndex((state) => state.when < 0);
  const last = otherwise < 0 ? UNKNOWN : otherwise;
  const memory = part.store.doubles(1, UNKNOWN);
  const when = (i: number): number => (states[i]!.when < 0 ? 0 : conditions[states[i]!.when]!());
  /** The first state of a stretch whose `when` is true, or -1. */
  const first = (from: number, to: number): number => {
    for (let i = from; i < to; i++) if (when(i) === 1) return i;
    return -1;
  };
  const allFalse = (): boolean => {
    for (let i = 0; i < states.length; i++) if (when(i) !== 0) return false;
    return true;
  };
  const next = (state: number): number => {
    if (Number.isNaN(state) || state === otherwise) {
      const begun = first(0, states.length);
      if (begun >= 0) return begun;
      return allFalse() ? last : state;
    }
    const above = first(0, state);
    if (above >= 0) return above;
    const { until } = states[state]!;
    const stays = until >= 0 ? conditions[until]!() !== 1 : when(state) !== 0;
    if (stays) return state;
    const below = first(state + 1, states.length);
    return below >= 0 ? below : last;
  };
  return () => {
    memory[0] = next(memory[0]!);
    return memory[0]!;
  };
}

/** A field of a period's bar: `take` at each tick of the source, `value` at the period's. */
export interface PeriodBar {
  take(): void;
  readonly value: Step;
}

export function periodBar(part: Part, node: NodeOf<'sample'>): PeriodBar {
  const clock = part.program.clocks[node.clock]! as Extract<Ir.Clock, { kind: 'period' }>;
  const x = readOf(part, node.args[0]!);
  const now = part.now(part.program.nodes[node.args[0]!]!.clock);
  /** The period in the making, and the bar so far. */
  const memory = part.store.doubles(2, UNKNOWN);
  const { aggregate } = node;
  return {
    take() {
      const value = x();
      const key = periodOf(part.calendar.date[now[SESSION]!]!, clock.period);
      const so = memory[1]!;
      if (key !== memory[0] || aggregate === 'last') memory[1] = value;
      else if (aggregate === 'sum') memory[1] = so + value;
      else if (aggregate !== 'first') {
        if (Number.isNaN(value)) memory[1] = UNKNOWN;
        else if (aggregate === 'max' ? value > so : value < so) memory[1] = value;
      }
      memory[0] = key;
    },
    value: () => finite(memory[1]!),
  };
}
