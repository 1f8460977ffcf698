/**
 * What a built module is made of beside its program: `init`, `step`, `advance`, `snapshot`, `restore`. Runs wherever
 * JavaScript does: no host's API, no import left, nothing compiled at run time.
 */
import type { Program } from '@hedgerow/dsl';
import { isoDate, isoInstant } from '../calendar/civil.ts';
import { tradingCalendar } from '../calendar/index.ts';
import type { CalendarChanges } from '../calendar/nyse.ts';
import type { EventCalendar, TradingCalendar } from '../calendar/types.ts';
import type { Decision } from '../engine/decision.ts';
import { type Code, coded } from '../stream/coded.ts';
import { Live, type Receipt } from '../stream/live.ts';
import { joined, parted } from '../stream/snapshot.ts';
import { dateOf, instantOf, type Message, observationOf, Refused } from './messages.ts';
import { paramValues } from './settings.ts';

export interface Parts {
  readonly program: Program;
  readonly calendarChanges: CalendarChanges | undefined;
  /** Schedules that ship with the runtime, by the event's name. */
  readonly events: Readonly<Record<string, (calendar: TradingCalendar) => EventCalendar | undefined>>;
  readonly market: Code;
  readonly book: Code;
}

/** An event's dates as its schedule stands; `announced` is when it became known, all along where absent. */
export interface EventDate {
  readonly date: string;
  readonly time?: string;
  readonly announced?: string;
  readonly cancelled?: string;
}

export interface InitOptions {
  /** Date of the first instant's session. Windows see nothing before it. */
  readonly start: string;
  /** Date of the first session to decide; before it windows warm up. */
  readonly from?: string;
  readonly profile?: string;
  readonly params?: Readonly<Record<string, number | string>>;
  /** Schedules of events that do not ship with Hedgerow. `through` is the date to which one is complete. */
  readonly events?: Readonly<
    Record<string, { readonly through: string; readonly dates: readonly EventDate[] }>
  >;
}

export interface Approval {
  readonly layer: string;
  readonly by: string;
  readonly at: string;
}

/** What became of a message: see `Receipt`; or why it was refused. */
export type Answer = Receipt | { readonly refused: string };

export interface Instant {
  readonly instant: string;
  readonly session: string;
  readonly decisions: readonly Decision[];
}

export interface Stepped extends Instant {
  /** One for each message. */
  readonly answers: readonly Answer[];
}

/** A running rule set. */
export interface Running {
  readonly options: InitOptions;
  readonly live: Live;
}

export interface BuiltRules {
  init(options: InitOptions): Running;
  step(rules: Running, messages?: readonly Message[], approvals?: readonly Approval[]): Stepped;
  advance(
    rules: Running,
    until: string,
    messages?: readonly Message[],
    approvals?: readonly Approval[],
  ): Instant[];
  snapshot(rules: Running): Uint8Array;
  restore(snapshot: Uint8Array): Running;
}

export function built({ program, calendarChanges, events, market, book }: Parts): BuiltRules {
  const calendar = tradingCalendar(program.calendar, calendarChanges)!;
  const run = coded(market, book);

  function schedules(given: InitOptions['events'] = {}): Map<string, EventCalendar> {
    const known = new Map<string, EventCalendar>();
    for (const { name } of program.events) {
      const own = given[name];
      const schedule = own ? scheduleOf(name, own, calendar) : events[name]?.(calendar);
      if (schedule) known.set(name, schedule);
    }
    return known;
  }

  function init(options: InitOptions): Running {
    const first = calendar.atOrBefore(dateOf(options.start, 'start') - 1) + 1;
    const from = options.from === undefined ? undefined : dateOf(options.from, 'from');
    const params = paramValues(program, options.profile, options.params);
    const live = new Live({
      program,
      calendar,
      params,
      events: schedules(options.events),
      first,
      run,
      ...(from === undefined ? {} : { from }),
    });
    return { options, live };
  }

  function take({ live }: Running, messages: readonly Message[], approvals: readonly Approval[]): Answer[] {
    for (const { layer, by, at } of approvals)
      live.approve({ layer, by, time: instantOf(at, 'at of an approval') });
    return messages.map((message) => {
      try {
        return live.observe(observationOf(message, program, calendar));
      } catch (error) {
        if (error instanceof Refused) return { refused: error.message };
        throw error;
      }
    });
  }

  function decide({ live }: Running): Instant {
    const { time, session, decisions } = live.step();
    return { instant: isoInstant(time), session: isoDate(calendar.date[session]!), decisions };
  }

  return {
    init,
    step(rules, messages = [], approvals = []) {
      const answers = take(rules, messages, approvals);
      return { ...decide(rules), answers };
    },
    advance(rules, until, messages = [], approvals = []) {
      const end = instantOf(until, 'until');
      for (const answer of take(rules, messages, approvals)) {
        if (typeof answer === 'object') throw new Refused(answer.refused);
      }
      const instants: Instant[] = [];
      while (rules.live.next <= end) instants.push(decide(rules));
      return instants;
    },
    snapshot: ({ options, live }) =>
      joined([new TextEncoder().encode(JSON.stringify(options)), live.snapshot()]),
    restore(snapshot) {
      const [options, state] = parted(snapshot, 2);
      const rules = init(JSON.parse(new TextDecoder().decode(options)) as InitOptions);
      rules.live.restore(state!);
      return rules;
    },
  };
}

function scheduleOf(
  name: string,
  { through, dates }: NonNullable<InitOptions['events']>[string],
  calendar: TradingCalendar,
): EventCalendar {
  const what = `of event \`${name}\``;
  const events = dates.map((one) => {
    const date = dateOf(one.date, `date ${what}`);
    return {
      date,
      time: one.time === undefined ? calendar.timeOf(date, 24 * 60) : instantOf(one.time, `time ${what}`),
      announced: one.announced === undefined ? 0 : instantOf(one.announced, `announced ${what}`),
      ...(one.cancelled === undefined ? {} : { cancelled: instantOf(one.cancelled, `cancelled ${what}`) }),
    };
  });
  return {
    name,
    events: events.sort((a, b) => a.time - b.time),
    knownThrough: dateOf(through, `through ${what}`),
  };
}
