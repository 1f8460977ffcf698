/**
 * A program as a stream: one instant at a time, in memory of a size that is known before it runs.
 *
 * Observations are given in any order before the instant at which they are known; an instant takes all that are known by
 * then in the order (known-at, period). The market's nodes are evaluated once, those of a book for each book.
 */
import { type BarField, bookNodes, type Ir, type Program, sha256 } from '@hedgerow/dsl';
import { periodOf, sessionClosingBy } from '../timeline/clocks.ts';
import type { LayerView } from '../timeline/types.ts';
import { type Assembled, assemble, type Setting } from './assemble.ts';
import { GRID_CLOCK } from './enter.ts';
import { observe, publish } from './inputs.ts';
import { advance, type Now, PERIOD } from './now.ts';
import { isPrints } from './part.ts';
import type { MakeRunner, Runner } from './runner.ts';
import { NEXT_SESSION, NEXT_SIZE, NEXT_TIME, Schedule } from './schedule.ts';
import { pack, unpack } from './snapshot.ts';

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

export interface StreamSetting extends Setting {
  /** Index of the session of the first instant. */
  readonly first: number;
  /** The layers of each book as of the instant before, one book where there is but one. */
  readonly layers: readonly LayerView[];
  readonly run: MakeRunner;
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

interface Running {
  readonly part: Assembled;
  readonly runner: Runner;
  /** Clocks of prints that tick for this part. */
  readonly prints: readonly Ir.ClockId[];
}

interface Ticking {
  readonly id: Ir.ClockId;
  readonly clock: Ir.Clock;
  readonly now: Now;
}

const NOT_A_BOOK = -1;

export class Stream {
  readonly program: Program;
  readonly #setting: StreamSetting;
  readonly #market: Running;
  readonly #books: readonly Running[];
  readonly #owner: Uint8Array;
  /** Of the market, which is asked most: where values stand, what computes those that wait, and the values. */
  readonly #places: Int32Array;
  readonly #computes: NonNullable<Runner['waiting']>;
  readonly #numbers: Float64Array;
  readonly #schedule: Schedule;
  readonly #ticks: Uint8Array;
  /** By clock of weeks, months, quarters: 1 once the grid has seen the first session of one. */
  readonly #whole: Float64Array;
  readonly #grid: Now;
  /** Sessions, weeks, months and quarters: they tick at some instants. */
  readonly #clocks: readonly Ticking[];
  #waiting: Waiting[] = [];
  /**
   * Values that become known with the next instant, by `slot`: the way in that allocates nothing. Read and made unknown
   * again by the step.
   */
  readonly buffer: Float64Array;

  constructor(setting: StreamSetting) {
    const { program, calendar, first } = setting;
    this.#setting = setting;
    this.program = program;
    this.#owner = bookNodes(program);
    this.#ticks = new Uint8Array(program.clocks.length);
    const running = (part: Assembled): Running => ({
      part,
      runner: setting.run(part),
      prints: [...part.nows.keys()].filter((clock) => isPrints(program, clock)),
    });
    const market = assemble(setting, setting.layers[0]!, this.#owner);
    this.#whole = market.store.doubles(program.clocks.length);
    const { next } = market.board;
    const plan = market.numbers.subarray(next, next + NEXT_SIZE);
    this.#schedule = new Schedule(calendar, first, program.everyMinutes, plan);
    this.#market = running(market);
    this.buffer = market.buffer;
    this.#places = market.board.values;
    this.#computes = this.#market.runner.waiting ?? [];
    this.#numbers = market.numbers;
    this.#clocks = program.clocks.flatMap((clock, id) =>
      clock.kind === 'session' || clock.kind === 'period' ? [{ id, clock, now: market.nows.get(id)! }] : [],
    );
    this.#grid = market.nows.get(GRID_CLOCK)!;
    this.#ticks[GRID_CLOCK] = 1;
    this.#books = this.#owner.includes(1)
      ? setting.layers.map((layers) => running(assemble(setting, layers, this.#owner, market)))
      : [];
  }

  /** The instant that comes next: UTC epoch ms, NaN where the calendar ends. */
  get nextTime(): number {
    return this.#schedule.now[NEXT_TIME]!;
  }

  get nextSession(): number {
    return this.#schedule.now[NEXT_SESSION]!;
  }

  /** Instants so far. */
  get instants(): number {
    return this.#grid[0]! + 1;
  }

  /** Bytes of memory: what a snapshot holds, with the room that windows have. */
  get bytes(): { readonly market: number; readonly book: number } {
    return { market: this.#market.part.store.bytes, book: this.#books[0]?.part.store.bytes ?? 0 };
  }

  /** The value of a node at the last tick of its clock; unknown before its first. */
  value(node: Ir.NodeId, book = 0): number {
    if (this.#owner[node] === 1) return computed(this.#books[book]!, node);
    const place = this.#places[node]!;
    this.#computes[place]?.();
    return this.#numbers[place]!;
  }

  /** Whether a node is evaluated for each book. */
  isOfBook(node: Ir.NodeId): boolean {
    return this.#owner[node] === 1;
  }

  /** Takes an observation for the first instant at which it is known. */
  observe(observation: Observation): void {
    const { calendar } = this.#setting;
    const input = this.program.inputs.find(({ name }) => name === observation.input);
    const values = Object.values(observation.values);
    // An empty row says nothing.
    if (!input || values.every((value) => Number.isNaN(value))) return;
    const { period } = observation;
    const { unit } = input.every;
    const day =
      unit === 'session' ? calendar.date[period]! : unit === 'minutes' ? calendar.dateOf(period) : period;
    const waiting = { observation, day };
    let at = this.#waiting.length;
    while (at > 0 && comesBefore(waiting, this.#waiting[at - 1]!)) at--;
    this.#waiting.splice(at, 0, waiting);
  }

  /** All that it remembers: goes on in another stream of the same program and params as if it had never stopped. */
  snapshot(): Uint8Array {
    // With all values computed, so that every way of running leaves the same bytes.
    for (const { runner } of [this.#market, ...this.#books])
      for (const compute of runner.waiting ?? []) compute?.();
    return pack(
      this.#layout(),
      this.#parts().map(({ store }) => store.save()),
      this.#waiting.map(({ observation }) => observation),
    );
  }

  /** Takes a snapshot's place. Throws a RangeError where it is of another program, or of other params. */
  restore(snapshot: Uint8Array): void {
    const parts = this.#parts();
    const { state, waiting } = unpack(snapshot, this.#layout());
    let at = 0;
    for (const { store } of parts) {
      at = store.load(state, at);
      if (at < 0) break;
    }
    if (at !== state.length)
      throw new RangeError('the snapshot is damaged: its length is not that of its contents');
    this.#schedule.settle();
    for (const { runner } of [this.#market, ...this.#books]) runner.forget?.();
    this.#waiting = [];
    for (const observation of waiting) this.observe(observation);
  }

  #parts(): Assembled[] {
    return [this.#market, ...this.#books].map(({ part }) => part);
  }

  #layout(): string {
    const { calendar, params, first } = this.#setting;
    const { hash, everyMinutes, nodes } = this.program;
    const given = this.program.params.map(({ name }) => params.get(name));
    const memory = this.#parts().map(({ store }) => store.layout);
    const operators = nodes.map(({ op, args }) => `${op} ${args}`);
    return sha256(
      JSON.stringify([hash, calendar.name, everyMinutes ?? null, first, given, memory, operators]),
    );
  }

  /** Evaluates the next instant. Numbers go by memory: those that are given to a call may be put on the heap. */
  step(witness?: Witness): void {
    const ticks = this.#ticks;
    if (this.#waiting.length > 0) this.#take(witness);
    if (this.#clocks.length > 0) this.#advance();
    this.#market.runner.instant(ticks);
    for (let i = 0; i < this.#books.length; i++) this.#books[i]!.runner.instant(ticks);
    this.#schedule.move();
    if (witness) {
      witness.ticked(GRID_CLOCK, NOT_A_BOOK);
      for (const { id } of this.#clocks) if (ticks[id] === 1) witness.ticked(id, NOT_A_BOOK);
    }
  }

  /** Moves the clocks of sessions and periods that end with the next instant. */
  #advance(): void {
    const { calendar } = this.#setting;
    const { nextSession: session, nextTime: time } = this;
    for (const { id, clock, now } of this.#clocks) {
      const isTick =
        this.#schedule.closes && (clock.kind === 'session' || this.#completes(id, clock, session));
      this.#ticks[id] = isTick ? 1 : 0;
      if (isTick) advance(now, clock, calendar, session, calendar.date[session]!, time);
    }
  }

  /** Place in `buffer` of an input of the market that is due at every instant; -1 for any other. */
  slot(input: string, field: BarField | 'value' = 'value'): number {
    const { inputs, direct } = this.#market.part.board;
    return direct.indexOf(inputs.get(input)?.fields.get(field) ?? -1);
  }

  /** Whether a week, month or quarter ends with this session, and the grid holds it from its first session on. */
  #completes(id: Ir.ClockId, clock: Ir.Clock, session: number): boolean {
    if (clock.kind !== 'period') return false;
    const { date } = this.#setting.calendar;
    const key = periodOf(date[session]!, clock.period);
    if (session === 0 || periodOf(date[session - 1]!, clock.period) !== key) this.#whole[id] = 1;
    const next = session + 1 < date.length ? date[session + 1]! : date[session]! + 1;
    return this.#whole[id] === 1 && periodOf(next, clock.period) !== key;
  }

  /**
   * All that is known by the next instant: moment after moment, and in a moment what describes the earlier period first.
   */
  #take(witness: Witness | undefined): void {
    const time = this.nextTime;
    const waiting = this.#waiting;
    let count = 0;
    while (count < waiting.length && waiting[count]!.observation.knownAt <= time) count++;
    if (count === 0) return;
    this.#waiting = waiting.slice(count);
    for (let i = 0; i < count; ) {
      const { knownAt } = waiting[i]!.observation;
      let end = i;
      while (end < count && waiting[end]!.observation.knownAt === knownAt) end++;
      this.#moment(waiting.slice(i, end), knownAt, witness);
      i = end;
    }
  }

  #moment(all: readonly Waiting[], time: number, witness: Witness | undefined): void {
    const { calendar } = this.#setting;
    const session = sessionClosingBy(calendar, time);
    const date = calendar.dateOf(time);
    // How old an input is asks for the moment alone, whatever of it comes first.
    for (const { observation } of all) {
      for (const part of this.#readers(observation))
        publish(part.inputs.get(observation.input)!, session, date, time);
    }
    for (let i = 0; i < all.length; ) {
      const { day } = all[i]!;
      const inputs = new Set<string>();
      for (; i < all.length && all[i]!.day === day; i++) {
        const { observation } = all[i]!;
        inputs.add(observation.input);
        for (const part of this.#readers(observation)) {
          const memory = part.inputs.get(observation.input)!;
          for (const [k, field] of memory.fields.entries()) {
            observe(memory, k, observation.values[field] ?? Number.NaN, session, date, time);
          }
        }
      }
      this.#print(inputs, session, date, time, day, witness);
    }
  }

  /** The parts that read an input. */
  #readers({ input, book }: Observation): Assembled[] {
    const parts = book === undefined ? [this.#market, ...this.#books] : [this.#books[book]];
    return parts.flatMap((running) => (running?.part.inputs.has(input) ? [running.part] : []));
  }

  #print(
    inputs: ReadonlySet<string>,
    session: number,
    date: number,
    time: number,
    day: number,
    witness: Witness | undefined,
  ): void {
    const { calendar } = this.#setting;
    for (const [book, running] of [this.#market, ...this.#books].entries()) {
      for (const id of running.prints) {
        const clock = this.program.clocks[id]!;
        if (clock.kind !== 'prints' || !clock.inputs.some((name) => inputs.has(name))) continue;
        const now = running.part.nows.get(id)!;
        advance(now, clock, calendar, session, date, time);
        now[PERIOD] = day;
        running.runner.print(id);
        witness?.ticked(id, book - 1);
      }
    }
  }
}

function computed({ part, runner }: Running, node: Ir.NodeId): number {
  const place = part.board.values[node]!;
  runner.waiting?.[place]?.();
  return part.numbers[place]!;
}

const comesBefore = (a: Waiting, b: Waiting): boolean =>
  a.observation.knownAt < b.observation.knownAt ||
  (a.observation.knownAt === b.observation.knownAt && a.day < b.day);
