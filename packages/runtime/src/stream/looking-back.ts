/** One earlier value: the tick before, the observation before, `x D ago`, the value of a year before. */
import { addMonths } from '../calendar/civil.ts';
import type { NodeOf } from '../reference/scope.ts';
import { axisOf, limitOf, PERIOD, TICK, type Unit } from './now.ts';
import { countOf, oncePerSession, type Part, readOf, type Step, UNKNOWN, unknown } from './part.ts';
import { ticksWithin } from './room.ts';

export function before(part: Part, node: NodeOf<'before'>): Step {
  const x = readOf(part, node.args[0]!);
  const memory = part.store.doubles(1, UNKNOWN);
  return () => {
    const last = memory[0]!;
    memory[0] = x();
    return last;
  };
}

/** The known observation before; unknown where x itself is. */
export function previous(part: Part, node: NodeOf<'previous'>): Step {
  const x = readOf(part, node.args[0]!);
  const memory = part.store.doubles(1, UNKNOWN);
  return () => {
    const value = x();
    if (Number.isNaN(value)) return UNKNOWN;
    const last = memory[0]!;
    memory[0] = value;
    return last;
  };
}

/** The n-th known one before this; unknown where this one is. Known ones take places in turn. */
function observationsAgo(part: Part, x: Step, count: number): Step {
  const known = part.store.doubles(1);
  const ring = part.store.doubles(count, UNKNOWN);
  return () => {
    const value = x();
    if (Number.isNaN(value)) return UNKNOWN;
    const at = known[0]! % count;
    known[0]!++;
    const found = ring[at]!;
    ring[at] = value;
    return found;
  };
}

/** The last tick before this one that lies as far back as the length says. */
function lastBeyond(part: Part, node: NodeOf<'ago' | 'year-ago'>, count: number, unit: Unit): Step {
  const x = readOf(part, node.args[0]!);
  const now = part.now(node.clock);
  const axis = axisOf(unit);
  const tape = part.store.tape(1, ticksWithin(part, node.clock, count, unit) + 1);
  return () => {
    const limit = limitOf(now, axis, count, unit);
    // Of those beyond the limit only the last one is still of use.
    while (tape.start + 1 < tape.end && tape.marks[tape.start + 1]! <= limit) tape.start++;
    const found = tape.size > 0 && tape.marks[tape.start]! <= limit ? tape.columns[0]![tape.start]! : UNKNOWN;
    const value = x();
    tape.columns[0]![tape.addAt(now[axis]!)] = value;
    return found;
  };
}

export function ago(part: Part, node: NodeOf<'ago'>): Step {
  const count = countOf(part, node.length.count);
  if (count === undefined) return unknown;
  const { unit } = node.length;
  if (unit === 'observations') return observationsAgo(part, readOf(part, node.args[0]!), count);
  const inTicks = unit === 'sessions' && oncePerSession(part, node.clock);
  return inTicks ? ticksAgo(part, node, count) : lastBeyond(part, node, count, unit);
}

/** The value so many ticks before, known or not. Ticks take places in turn: the one that is due holds that value. */
function ticksAgo(part: Part, node: NodeOf<'ago'>, count: number): Step {
  const x = readOf(part, node.args[0]!);
  const now = part.now(node.clock);
  const ring = part.store.doubles(count, UNKNOWN);
  return () => {
    const at = (now[TICK]! | 0) % count;
    const found = ring[at]!;
    ring[at] = x();
    return found;
  };
}

/** Days between a week and the same one of the year before. */
const WEEKS_OF_A_YEAR = 52 * 7;

/** What `yoy` compares with. Prints: the last one so far of the period one year earlier. */
export function yearAgo(part: Part, node: NodeOf<'year-ago'>): Step {
  const clock = part.program.clocks[node.clock]!;
  if (clock.kind !== 'prints') return lastBeyond(part, node, 1, 'years');
  const x = readOf(part, node.args[0]!);
  const now = part.now(node.clock);
  const weekly = clock.inputs.some(
    (name) => part.program.inputs.find((input) => input.name === name)?.every.unit === 'week',
  );
  const tape = part.store.tape(1, ticksWithin(part, node.clock, 1, 'years') + 1);
  return () => {
    const period = now[PERIOD]!;
    const wanted = weekly ? period - WEEKS_OF_A_YEAR : addMonths(period, -12);
    // The periods of one input ascend: what lies before the wanted one is never wanted again.
    if (clock.inputs.length === 1) tape.dropTo(wanted - 1);
    let found = UNKNOWN;
    for (let i = tape.end - 1; i >= tape.start; i--) {
      if (tape.marks[i] !== wanted) continue;
      found = tape.columns[0]![i]!;
      break;
    }
    const value = x();
    tape.columns[0]![tape.addAt(period)] = value;
    return found;
  };
}
