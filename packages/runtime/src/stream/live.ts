/**
 * A rule set that runs: observations in, decisions out, one instant after another. It decides what a backtest over the
 * same observations decides, and can be stopped and gone on with at any instant.
 */
import type { Program } from '@hedgerow/dsl';
import type { EpochDay, EventCalendar, TradingCalendar } from '../calendar/types.ts';
import type { ApprovalEvent, Decision } from '../engine/decision.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { EngineState } from '../engine/state.ts';
import type { Evaluation } from '../timeline/types.ts';
import type { Observation } from './arrivals.ts';
import { GrownGrid } from './growing.ts';
import { History, type SavedHistory } from './history.ts';
import type { MakeRunner } from './runner.ts';
import { fromJson, joined, parted, toJson } from './snapshot.ts';
import { Stream } from './stream.ts';

/**
 * What became of an observation.
 * - `taken`: it counts from its known-at
 * - `late`: an instant at which it would have been known is decided; it counts from the next one on
 * - `repeated`: of this period there is an observation already, and the first one stands
 * - `superseded`: a later period is known already
 * - `unread`: no rule reads this input
 */
export type Receipt = 'taken' | 'late' | 'repeated' | 'superseded' | 'unread';

export interface LiveOptions {
  readonly program: Program;
  readonly calendar: TradingCalendar;
  readonly params: ReadonlyMap<string, number>;
  readonly events: ReadonlyMap<string, EventCalendar>;
  /** Index of the session with the first instant: windows see no instant before it. */
  readonly first: number;
  /** The first session to decide, an epoch day; before it windows warm up and layers are idle. */
  readonly from?: EpochDay;
  readonly run: MakeRunner;
}

/** One instant, decided. */
export interface Decided {
  /** UTC epoch ms. */
  readonly time: number;
  /** Index of the session in the calendar. */
  readonly session: number;
  readonly decisions: readonly Decision[];
  /** Observations that do not count: a later period of theirs became known before them. */
  readonly superseded: readonly Observation[];
}

/** The least step of time: what comes too late for an instant is known after it. */
const AFTERWARDS = 1;

const NOTHING: readonly Decision[] = [];

export class Live {
  readonly #options: LiveOptions;
  readonly #history: History;
  readonly #stream: Stream;
  readonly #engine: Engine;
  readonly #present: Evaluation;
  readonly #grid = new GrownGrid();
  /** Given, but known only later: the next one last, once they are in order. */
  #waiting: Observation[] = [];
  #inOrder = true;
  /** What waits, by input and period. */
  readonly #keys = new Set<string>();
  #approvals: ApprovalEvent[] = [];

  constructor(options: LiveOptions) {
    const { program, calendar, params, events, first, run } = options;
    this.#options = options;
    this.#history = new History(program, calendar, first);
    this.#stream = new Stream({ program, calendar, events, params, first, run, layers: [this.#history] });
    this.#engine = createEngine(program);
    this.#present = this.#evaluation();
  }

  /** UTC epoch ms of the instant that comes next; NaN where the calendar ends. */
  get next(): number {
    return this.#stream.nextTime;
  }

  /** UTC epoch ms of the last instant decided; -Infinity before the first. */
  get last(): number {
    const { length, time } = this.#grid;
    return length === 0 ? Number.NEGATIVE_INFINITY : time[length - 1]!;
  }

  /** Layers, claims and proposals after the last instant. Not to be written to. */
  get state(): EngineState {
    return this.#engine.state;
  }

  /** The value of a node at the last instant: a number, 1 / 0 for a truth, NaN for unknown. */
  value(node: number): number {
    return this.#stream.value(node);
  }

  /** Takes an observation, in whatever order they come. Those of one input count in the order of what they describe. */
  observe(observation: Observation): Receipt {
    const { input, period } = observation;
    if (!this.#history.reads(input)) return 'unread';
    const last = this.#history.lastPeriod(input);
    const key = keyOf(observation);
    if (period === last || this.#keys.has(key)) return 'repeated';
    if (period < last) return 'superseded';
    const isLate = observation.knownAt <= this.last;
    this.#keys.add(key);
    this.#waiting.push(isLate ? { ...observation, knownAt: this.last + AFTERWARDS } : observation);
    this.#inOrder = false;
    return isLate ? 'late' : 'taken';
  }

  /** A word of an approver: for the first instant at or after its time that is not decided yet. */
  approve(approval: ApprovalEvent): void {
    this.#approvals.push(approval);
    this.#approvals.sort((a, b) => a.time - b.time);
  }

  /** Decides the next instant. Throws a RangeError where the calendar ends. */
  step(): Decided {
    const { calendar, from } = this.#options;
    const { nextTime: time, nextSession: session } = this.#stream;
    if (Number.isNaN(time))
      throw new RangeError('the calendar ends here: there is no instant left to decide');
    const superseded = this.#take(time);
    this.#stream.step();
    const tick = this.#grid.add(time, session);
    const decisions =
      from === undefined || calendar.date[session]! >= from ? this.#decide(tick, time) : NOTHING;
    this.#history.decided(this.#engine.state);
    return { time, session, decisions, superseded };
  }

  #decide(tick: number, time: number): readonly Decision[] {
    let given = 0;
    while (given < this.#approvals.length && this.#approvals[given]!.time <= time) given++;
    return this.#engine.step(this.#present, tick, this.#approvals.splice(0, given)).decisions;
  }

  /** What is known by an instant goes into the stream and the history; what does not count is given back. */
  #take(time: number): Observation[] {
    const waiting = this.#waiting;
    if (!this.#inOrder) waiting.sort(laterFirst);
    this.#inOrder = true;
    const superseded: Observation[] = [];
    while (waiting.length > 0 && waiting.at(-1)!.knownAt <= time) {
      const observation = waiting.pop()!;
      this.#keys.delete(keyOf(observation));
      if (observation.period <= this.#history.lastPeriod(observation.input)) {
        superseded.push(observation);
        continue;
      }
      this.#history.observed(observation);
      this.#stream.observe(observation);
    }
    return superseded;
  }

  /** The present instant as the engine reads it; reasons read the past. */
  #evaluation(): Evaluation {
    const { program, calendar, params, events } = this.#options;
    const data = { series: new Map(), events, issues: [] };
    const timeline = { calendar, grid: this.#grid, clocks: [], firstOf: () => -1, lastOf: () => -1 };
    return {
      program,
      timeline,
      data,
      params,
      value: (node) => this.#stream.value(node),
      past: () => this.#history.evaluation(data, params, this.#grid.session[this.#grid.length - 1]!),
    };
  }

  /** All that it remembers, the past that reasons need included. */
  snapshot(): Uint8Array {
    const { length } = this.#grid;
    const grid = {
      time: [...this.#grid.time.subarray(0, length)],
      session: [...this.#grid.session.subarray(0, length)],
    };
    return joined([
      this.#stream.snapshot(),
      toJson({ history: this.#history.save(), waiting: this.#waiting, approvals: this.#approvals, grid }),
      new TextEncoder().encode(JSON.stringify(this.#engine.state)),
    ]);
  }

  /** Goes on from a snapshot as if it had never stopped. Throws a RangeError where it is not of these rules and params. */
  restore(snapshot: Uint8Array): void {
    const [state, memory, engine] = parted(snapshot, 3);
    this.#stream.restore(state!);
    const { history, waiting, approvals, grid } = fromJson(memory!) as Memory;
    this.#engine.restore(JSON.parse(new TextDecoder().decode(engine)) as EngineState);
    this.#history.load(history, grid.time.length);
    this.#waiting = [...waiting];
    this.#inOrder = false;
    this.#keys.clear();
    for (const observation of waiting) this.#keys.add(keyOf(observation));
    this.#approvals = [...approvals];
    this.#grid.load(grid.time, grid.session);
  }
}

interface Memory {
  readonly history: SavedHistory;
  readonly waiting: readonly Observation[];
  readonly approvals: readonly ApprovalEvent[];
  readonly grid: { readonly time: readonly number[]; readonly session: readonly number[] };
}

const keyOf = ({ input, period }: Observation): string => `${input} ${period}`;

const laterFirst = (a: Observation, b: Observation): number => b.knownAt - a.knownAt || b.period - a.period;
