/**
 * Observations on their way into a stream: they wait until the instant at which they are known, and then are written
 * where they are read. Clocks of prints tick with them.
 */
import type { BarField, Ir, Program } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import { sessionClosingBy } from '../timeline/clocks.ts';
import type { Copies } from './assemble.ts';
import { FIELD_SIZE, type InputPlaces, isSlow, placeOf, STAMP_SIZE } from './board.ts';
import { writeField, writeStamp } from './inputs.ts';
import { advance, NOW_SIZE, type Now, PERIOD } from './now.ts';
import type { Runner } from './runner.ts';

export interface Observation {
  readonly input: string;
  /** What it describes, as in a `Series`: a session's index, an epoch day, or UTC epoch ms. */
  readonly period: number;
  /** UTC epoch ms from which it counts. */
  readonly knownAt: number;
  readonly values: Readonly<Partial<Record<BarField | 'value', number>>>;
  /** For an input of the book: whose. */
  readonly book?: number;
}

/** Told of each tick as it was computed; for tests and for those who keep a history. */
export interface Witness {
  ticked(clock: Ir.ClockId, book: number): void;
}

interface Waiting {
  readonly observation: Observation;
  /** Epoch day of what it describes: prints of one moment come in this order. */
  readonly day: number;
}

/** The market, or the books. */
export interface Running {
  readonly part: Copies;
  readonly runner: Runner;
}

/** An input where a part reads it. */
interface Reader {
  readonly part: Copies;
  readonly places: InputPlaces;
}

/** As a witness is told: a clock of the market's. */
export const NOT_A_BOOK = -1;

export class Arrivals {
  readonly #program: Program;
  readonly #calendar: TradingCalendar;
  /** The market, and the books where something is asked of one. */
  readonly #running: readonly Running[];
  readonly #inputs: ReadonlyMap<string, Ir.Input>;
  /** By input. */
  readonly #readers: ReadonlyMap<string, readonly Reader[]>;
  /** Inputs that make a clock of prints tick. */
  readonly #printed: ReadonlySet<string>;
  #waiting: Waiting[] = [];

  constructor(program: Program, calendar: TradingCalendar, running: readonly Running[]) {
    this.#program = program;
    this.#calendar = calendar;
    this.#running = running;
    this.#inputs = new Map(program.inputs.map((input) => [input.name, input]));
    this.#readers = Map.groupBy(
      running.flatMap(({ part }) => [...part.board.inputs.values()].map((places) => ({ part, places }))),
      ({ places }) => places.input.name,
    );
    this.#printed = new Set(program.clocks.flatMap((clock) => (clock.kind === 'prints' ? clock.inputs : [])));
  }

  /** In the order in which they become known. */
  get observations(): Observation[] {
    return this.#waiting.map(({ observation }) => observation);
  }

  get areNone(): boolean {
    return this.#waiting.length === 0;
  }

  clear(): void {
    this.#waiting = [];
  }

  add(observation: Observation): void {
    const calendar = this.#calendar;
    const input = this.#inputs.get(observation.input);
    if (!input || isEmpty(observation)) return;
    const { period } = observation;
    const { unit } = input.every;
    const day =
      unit === 'session' ? calendar.date[period]! : unit === 'minutes' ? calendar.dateOf(period) : period;
    const waiting = { observation, day };
    let at = this.#waiting.length;
    while (at > 0 && comesBefore(waiting, this.#waiting[at - 1]!)) at--;
    this.#waiting.splice(at, 0, waiting);
  }

  /**
   * All that is known by then: moment after moment, and in a moment what describes the earlier period first.
   */
  take(time: number, witness: Witness | undefined): void {
    const waiting = this.#waiting;
    let count = 0;
    while (count < waiting.length && waiting[count]!.observation.knownAt <= time) count++;
    if (count === 0) return;
    this.#waiting = waiting.slice(count);
    for (let from = 0, end: number; from < count; from = end) {
      const { knownAt } = waiting[from]!.observation;
      end = from + 1;
      while (end < count && waiting[end]!.observation.knownAt === knownAt) end++;
      this.#moment(waiting, from, end, witness);
    }
  }

  /** Those from one place to another, which become known together. */
  #moment(waiting: readonly Waiting[], first: number, last: number, witness: Witness | undefined): void {
    const calendar = this.#calendar;
    const { knownAt: time } = waiting[first]!.observation;
    const session = sessionClosingBy(calendar, time);
    const date = calendar.dateOf(time);
    // How old an input is asks for the moment alone, whatever of it comes first.
    for (let i = first; i < last; i++) {
      this.#forReaders(waiting[i]!.observation, ({ numbers, count }, places, copy) => {
        writeStamp(numbers, placeOf(places.last, STAMP_SIZE, copy, count), session, date, time);
      });
    }
    for (let from = first, end: number; from < last; from = end) {
      const { day } = waiting[from]!;
      for (end = from; end < last && waiting[end]!.day === day; end++) {
        const { observation } = waiting[end]!;
        this.#forReaders(observation, ({ numbers, count }, { input, fields }, copy) => {
          for (const [field, place] of fields) {
            const value = observation.values[field] ?? Number.NaN;
            // A slow input holds its last print, known or not; another one its last known value.
            if (Number.isNaN(value) && !isSlow(input)) continue;
            writeField(numbers, placeOf(place, FIELD_SIZE, copy, count), value, session, date, time);
          }
        });
      }
      this.#print(waiting.slice(from, end), session, date, time, witness);
    }
  }

  /** What reads an input: of one book where the observation is of a book, the market and all books elsewhere. */
  #forReaders(
    { input, book }: Observation,
    write: (part: Copies, places: InputPlaces, copy: number) => void,
  ): void {
    const readers = this.#readers.get(input);
    if (!readers) return;
    for (const { part, places } of readers) {
      if (book === undefined) for (let copy = 0; copy < part.count; copy++) write(part, places, copy);
      else if (part.market && part.layers[book]) write(part, places, book);
    }
  }

  /** Clocks tick for those that see one of these observations: one of a book is seen by that book alone. */
  #print(
    all: readonly Waiting[],
    session: number,
    date: number,
    time: number,
    witness: Witness | undefined,
  ): void {
    const observed = all.filter(({ observation }) => this.#printed.has(observation.input));
    if (observed.length === 0) return;
    const calendar = this.#calendar;
    const shared = new Set<string>();
    const own = new Map<number, Set<string>>();
    for (const { observation } of observed) {
      const { input, book } = observation;
      if (book === undefined) shared.add(input);
      else own.set(book, (own.get(book) ?? new Set()).add(input));
    }
    const [market, books] = this.#running;
    const tick = ({ part, runner }: Running, copy: number, book: number): void => {
      for (const id of part.prints) {
        const clock = this.#program.clocks[id]!;
        const isSeen = (input: string): boolean => shared.has(input) || own.get(book)?.has(input) === true;
        if (clock.kind !== 'prints' || !clock.inputs.some(isSeen)) continue;
        const now = nowOf(part, id, copy);
        advance(now, clock, calendar, session, date, time);
        now[PERIOD] = observed[0]!.day;
        runner.print(id, copy);
        witness?.ticked(id, book);
      }
    };
    tick(market!, 0, NOT_A_BOOK);
    if (!books || books.part.prints.length === 0) return;
    const { layers } = books.part;
    for (const book of shared.size > 0 ? layers.keys() : own.keys())
      if (layers[book]) tick(books, book, book);
  }
}

export function nowOf({ board, numbers, count }: Copies, clock: Ir.ClockId, copy: number): Now {
  const at = placeOf(board.nows.get(clock)!, NOW_SIZE, copy, count);
  return numbers.subarray(at, at + NOW_SIZE);
}

/** An empty row says nothing. */
function isEmpty({ values }: Observation): boolean {
  for (const field in values) if (!Number.isNaN(values[field as keyof typeof values])) return false;
  return true;
}

const comesBefore = (a: Waiting, b: Waiting): boolean =>
  a.observation.knownAt < b.observation.knownAt ||
  (a.observation.knownAt === b.observation.knownAt && a.day < b.day);
