/**
 * A program as a stream: one instant at a time, in memory of a size that is known before it runs.
 *
 * Observations are given in any order before the instant at which they are known; an instant takes all that are known by
 * then in the order (known-at, period). The market's nodes are evaluated once, those of a book for each book.
 */
import { type BarField, type Ir, type Program, sha256 } from '@hedgerow/dsl';
import { periodOf } from '../timeline/clocks.ts';
import { Arrivals, NOT_A_BOOK, nowOf, type Observation, type Running, type Witness } from './arrivals.ts';
import { type Copies, copiesOf, type Setting } from './assemble.ts';
import { GRID_CLOCK } from './enter.ts';
import { advance, type Now } from './now.ts';
import { outlineOf } from './outline.ts';
import type { MakeRunner, Runner } from './runner.ts';
import { NEXT_SESSION, NEXT_SIZE, NEXT_TIME, Schedule } from './schedule.ts';
import { pack, unpack } from './snapshot.ts';

export interface StreamSetting extends Setting {
  /** Index of the session of the first instant. */
  readonly first: number;
  readonly run: MakeRunner;
}

interface Ticking {
  readonly id: Ir.ClockId;
  readonly clock: Ir.Clock;
  readonly now: Now;
}

export class Stream {
  readonly program: Program;
  readonly #setting: StreamSetting;
  readonly #market: Running;
  /** None where nothing is asked of a book. */
  readonly #books: Running | undefined;
  /** Of the market, which is asked most: where values stand, what computes those that wait, and the values. */
  readonly #places: Int32Array;
  readonly #computes: NonNullable<Runner['waiting']>;
  readonly #numbers: Float64Array;
  /** By node of the book: its values, of all books side by side. */
  readonly #columns: readonly (Float64Array | undefined)[];
  readonly #schedule: Schedule;
  readonly #ticks: Uint8Array;
  /** By clock of weeks, months, quarters: 1 once the grid has seen the first session of one. */
  readonly #whole: Float64Array;
  readonly #grid: Now;
  /** Sessions, weeks, months and quarters: they tick at some instants. */
  readonly #clocks: readonly Ticking[];
  readonly #arrivals: Arrivals;
  /**
   * Values that become known with the next instant, by `slot`: the way in that allocates nothing. Read and made unknown
   * again by the step.
   */
  readonly buffer: Float64Array;

  constructor(setting: StreamSetting) {
    const { program, calendar, first } = setting;
    this.#setting = setting;
    this.program = program;
    this.#ticks = new Uint8Array(program.clocks.length);
    const market = copiesOf(setting);
    this.#whole = market.first.store.doubles(program.clocks.length);
    const { next } = market.board;
    const plan = market.numbers.subarray(next, next + NEXT_SIZE);
    this.#schedule = new Schedule(calendar, first, program.everyMinutes, plan);
    this.#market = running(setting, market);
    this.buffer = market.buffer;
    this.#places = market.board.values;
    this.#computes = this.#market.runner.waiting ?? [];
    this.#numbers = market.numbers;
    this.#clocks = program.clocks.flatMap((clock, id) =>
      clock.kind === 'session' || clock.kind === 'period' ? [{ id, clock, now: nowOf(market, id, 0) }] : [],
    );
    this.#grid = nowOf(market, GRID_CLOCK, 0);
    this.#ticks[GRID_CLOCK] = 1;
    const isMarkets = program.nodes.every(({ id }) => market.board.values[id]! >= 0);
    this.#books = isMarkets ? undefined : running(setting, copiesOf(setting, market));
    this.#columns = this.#books ? columnsOf(this.#books.part) : [];
    this.#arrivals = new Arrivals(program, calendar, this.#running());
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
    const bytesOf = (running: Running | undefined): number => running?.part.first.store.bytes ?? 0;
    return { market: bytesOf(this.#market), book: bytesOf(this.#books) };
  }

  /** The value of a node at the last tick of its clock; unknown before its first. */
  value(node: Ir.NodeId, book = 0): number {
    const place = this.#places[node]!;
    if (place < 0) return this.#ofBook(node, book);
    this.#computes[place]?.(0);
    return this.#numbers[place]!;
  }

  #ofBook(node: Ir.NodeId, book: number): number {
    const { part, runner } = this.#books!;
    runner.waiting?.[part.board.values[node]!]?.(book);
    return this.#columns[node]![book]!;
  }

  /**
   * The values of a node of the book, for all books in their order: the fast way to read them. It is the memory itself,
   * which the next step writes over.
   */
  values(node: Ir.NodeId): Float64Array {
    const column = this.#columns[node];
    if (!column) throw new RangeError(`node ${node} is no node of the book`);
    const { part, runner } = this.#books!;
    const compute = runner.waiting?.[part.board.values[node]!];
    if (compute) for (let book = 0; book < column.length; book++) compute(book);
    return column;
  }

  /** Whether a node is evaluated for each book. */
  isOfBook(node: Ir.NodeId): boolean {
    return this.#places[node]! < 0;
  }

  /** Takes an observation for the first instant at which it is known. */
  observe(observation: Observation): void {
    this.#arrivals.add(observation);
  }

  /** All that it remembers: goes on in another stream of the same program and params as if it had never stopped. */
  snapshot(): Uint8Array {
    // With all values computed, so that every way of running leaves the same bytes.
    for (const { runner, part } of this.#running())
      for (const compute of runner.waiting ?? [])
        if (compute) for (let copy = 0; copy < part.count; copy++) compute(copy);
    return pack(
      this.#layout(),
      this.#running().map(({ part }) => part.store.save()),
      this.#arrivals.observations,
    );
  }

  /** Takes a snapshot's place. Throws a RangeError where it is of another program, or of other params. */
  restore(snapshot: Uint8Array): void {
    const { state, waiting } = unpack(snapshot, this.#layout());
    let at = 0;
    for (const { part } of this.#running()) {
      at = part.store.load(state, at);
      if (at < 0) break;
    }
    if (at !== state.length)
      throw new RangeError('the snapshot is damaged: its length is not that of its contents');
    this.#schedule.settle();
    for (const { runner } of this.#running()) runner.forget?.();
    this.#arrivals.clear();
    for (const observation of waiting) this.#arrivals.add(observation);
  }

  #running(): Running[] {
    return this.#books ? [this.#market, this.#books] : [this.#market];
  }

  #layout(): string {
    const { calendar, params, first } = this.#setting;
    const { hash, everyMinutes } = this.program;
    const given = this.program.params.map(({ name }) => params.get(name));
    const memory = this.#running().map(({ part }) => part.store.layout);
    return sha256(
      JSON.stringify([
        hash,
        calendar.name,
        everyMinutes ?? null,
        first,
        given,
        memory,
        outlineOf(this.program).graph,
      ]),
    );
  }

  /** Evaluates the next instant. Numbers go by memory: those that are given to a call may be put on the heap. */
  step(witness?: Witness): void {
    const ticks = this.#ticks;
    if (!this.#arrivals.areNone) this.#arrivals.take(this.nextTime, witness);
    if (this.#clocks.length > 0) this.#advance();
    this.#market.runner.instant(ticks);
    this.#books?.runner.instant(ticks);
    if (this.program.everyMinutes !== undefined) this.#schedule.move();
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
}

const running = ({ run }: StreamSetting, part: Copies): Running => ({ part, runner: run(part) });

/** By node: where its values stand, of all copies. */
const columnsOf = ({ board, numbers, count }: Copies): (Float64Array | undefined)[] =>
  Array.from(board.values, (place) =>
    place < 0 ? undefined : numbers.subarray(place * count, (place + 1) * count),
  );
