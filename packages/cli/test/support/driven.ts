/** A built module driven over a pair: messages in, decisions out, as its users do. */
import { isoDate, isoInstant, reference } from '@hedgerow/runtime';
import { decide } from '../../../runtime/src/engine/decide.ts';
import type { Decision } from '../../../runtime/src/engine/decision.ts';
import { nyse } from '../../../runtime/test/support/data.ts';
import { approvals } from '../../../runtime/test/support/generate/decisions.ts';
import type { Pair } from '../../../runtime/test/support/pairs/pair.ts';
import type { Built } from './built.ts';

interface Timed {
  readonly knownAt: number;
  readonly message: object;
}

const plain = (x: number): number | null => (Number.isNaN(x) ? null : x);

/** The data as messages; null is unknown. */
function messagesOf({ program, data }: Pair): Timed[] {
  return program.inputs.flatMap(({ name, every }) => {
    const series = data.series.get(name);
    if (!series) return [];
    return Array.from(series.period, (period, i) => {
      const place =
        every.unit === 'session'
          ? { session: isoDate(nyse.date[period]!) }
          : every.unit === 'minutes'
            ? { time: isoInstant(period) }
            : { period: isoDate(period) };
      const message: Record<string, unknown> = { input: name, ...place };
      for (const [field, column] of series.fields) message[field] = plain(column[i]!);
      const knownAt = series.knownAt[i]!;
      message.known_at = isoInstant(knownAt);
      return { knownAt, message };
    });
  });
}

/** What is approved over a pair; nothing where nobody is asked. */
function approved({ program, timeline: { grid } }: Pair) {
  if (program.approvals.length === 0) return [];
  return approvals(grid.session[0]!, grid.session[grid.length - 1]!);
}

/** Those of the reference. */
function expected(pair: Pair): readonly Decision[] {
  const { program, timeline, data, params, run } = pair;
  const given = approved(pair);
  if (given.length === 0) return run.decisions;
  return decide(program, reference, timeline, data, params, { approvals: given }).decisions;
}

/** Each as text, as it was told at its time. */
function decided(rules: Built, pair: Pair): string[] {
  const { timeline, params, plan, stop } = pair;
  const { grid } = timeline;
  const given = approved(pair).map(({ time, ...rest }) => ({ ...rest, at: isoInstant(time) }));
  const messages = messagesOf(pair);
  const texts: string[] = [];
  const advance = (running: unknown, until: number, of: readonly Timed[], words: readonly object[]): void => {
    const some = of.map(({ message }) => message);
    for (const { decisions } of rules.advance(running, isoInstant(until), some, words))
      for (const decision of decisions) texts.push(JSON.stringify(decision));
  };

  const running = rules.init({
    start: isoDate(nyse.date[grid.session[0]!]!),
    params: Object.fromEntries(params),
  });
  const [before, end] = [grid.time[stop]! - 1, grid.time[grid.length - 1]!];
  switch (plan.course) {
    case 'whole':
      advance(running, end, messages, given);
      break;
    case 'restarted':
      advance(running, before, messages, given);
      advance(rules.restore(rules.snapshot(running)), end, [], []);
      break;
    case 'appended': {
      const isKnown = ({ knownAt }: Timed): boolean => knownAt <= before;
      const isNot = (message: Timed): boolean => !isKnown(message);
      advance(running, before, messages.filter(isKnown), given);
      advance(running, end, messages.filter(isNot), []);
    }
  }
  return texts;
}

/** The first decision that is another than the reference's. */
export function builtUnlike(rules: Built, pair: Pair): string | undefined {
  if (pair.timeline.grid.length === 0) return undefined;
  const [ours, right] = [decided(rules, pair), expected(pair).map((decision) => JSON.stringify(decision))];
  const count = Math.max(ours.length, right.length);
  for (let i = 0; i < count; i++)
    if (ours[i] !== right[i]) return `decision ${i + 1}: ${ours[i]}, expected ${right[i]}`;
  return undefined;
}
