/**
 * The words of generated code: how what a part has is called in it. `v` is the own board, `w` the market's, `n` how many
 * copies there are; in the code of books `b` is which one. What does not change is a constant in the head.
 */
import type { Ir, Program } from '@hedgerow/dsl';
import { type Board, FIELD_SIZE, STAMP_SIZE } from './board.ts';
import type { Names } from './names.ts';
import { NOW_SIZE } from './now.ts';
import { outlineOf } from './outline.ts';

/** What windows and recurrences have by the program and its params alone, whichever copy they are of. */
const ofEveryCopy: ReadonlySet<string> = new Set(['kernel', 'step', 'statics', 'rows.longest']);

export class Words {
  readonly #program: Program;
  readonly #sharers: Int32Array;
  readonly #own: Board;
  readonly #market: Board;
  readonly #ofBook: boolean;
  readonly #lazy: Uint8Array;
  readonly #head = new Set<string>();
  /** By name: what code that goes through the books makes before it. */
  #before: Map<string, string> | undefined;
  /** The argument that tells the code of books which one. */
  readonly self: string;

  constructor(program: Program, ofBook: boolean, lazy: Uint8Array) {
    const { sharers, market, books } = outlineOf(program);
    this.#program = program;
    this.#sharers = sharers;
    this.#own = (ofBook ? books : market).board;
    this.#market = market.board;
    this.#ofBook = ofBook;
    this.#lazy = lazy;
    this.self = ofBook ? 'b' : '';
  }

  get board(): Board {
    return this.#own;
  }

  /** Statements of the constants. */
  get head(): string {
    return [...this.#head].join('\n');
  }

  readonly constant = (name: string, value: string): string => {
    this.#head.add(`const ${name} = ${value};`);
    return name;
  };

  /** Where the value of a node stands. */
  readonly cell = (id: Ir.NodeId): string =>
    this.isOwn(id) ? this.#onBoard(this.#own.values[id]!, 1, 0) : this.#ofMarket(this.#market.values[id]!);

  isOwn(id: Ir.NodeId): boolean {
    return this.#own.values[id]! >= 0;
  }

  /** A number of an array that holds one for each copy. */
  each(array: string, number: number): string {
    return this.#ofBook ? `${array}[${number} * n + b]` : `${array}[${number}]`;
  }

  now(clock: Ir.ClockId, place: number): string {
    const own = this.#own.nows.get(clock);
    return own === undefined
      ? this.#ofMarket(this.#market.nows.get(clock)! + place)
      : this.#onBoard(own, NOW_SIZE, place);
  }

  /** What each copy has for itself: an expression in `copy`. */
  ofCopy(name: string, value: string): string {
    return this.#ofBook
      ? `${this.constant(name, `given.all().map((copy) => ${value})`)}[b]`
      : this.#ofFirst(name, value);
  }

  /** The code that is made within goes through the books: what it takes of the market alone comes before it. */
  within(make: () => readonly string[]): { readonly before: string; readonly lines: readonly string[] } {
    this.#before = new Map();
    const lines = make();
    const before = [...this.#before].map(([name, value]) => `const ${name} = ${value};`).join(' ');
    this.#before = undefined;
    return { before, lines };
  }

  /** What text may refer to; `locals` are nodes whose values are at hand as `x`. */
  readonly names = (locals: ReadonlySet<Ir.NodeId>): Names => ({
    program: this.#program,
    sharers: this.#sharers,
    value: (id) => this.#value(id, locals),
    memory: (id, k, at) => {
      const all = this.constant(`m${id}_${k}`, `given.memories[${id}][${k}] ?? new Float64Array(2 * n)`);
      if (!this.#ofBook) return `${all}[${at}]`;
      return `${all}[${this.constant(`each${id}_${k}`, `${all}.length / n`)} * b + ${at}]`;
    },
    window: (id, what) => this.#part(`w${id}`, `copy.windows[${id}]`, what),
    count: (id) => this.constant(`c${id}`, `countOf(${this.#constantCell(id)})`),
    recurrence: (id, what) => this.#part(`r${id}`, `copy.recurrences[${id}]`, what),
    pointwise: (id, what) => this.#ofFirst(`q${id}_${what}`, `copy.pointwise[${id}].${what}`),
    now: (clock, place) => this.now(clock, place),
    field: ({ name, field }, place) =>
      this.#onBoard(this.#own.inputs.get(name)!.fields.get(field)!, FIELD_SIZE, place),
    published: (input, place) => this.#onBoard(this.#own.inputs.get(input)!.last, STAMP_SIZE, place),
    ahead: (clock, name, value) => (this.#own.nows.has(clock) ? value : this.#ahead(name, value)),
    layers: () => `${this.constant('layers', 'given.layers')}[${this.#ofBook ? 'b' : 0}]`,
  });

  #value(id: Ir.NodeId, locals: ReadonlySet<Ir.NodeId>): string {
    const node = this.#program.nodes[id]!;
    if (locals.has(id)) return `x${id}`;
    if (this.#lazy[id] === 1) return `(z${id}(${this.self}), ${this.cell(id)})`;
    if (node.op === 'const' && Number.isFinite(node.value)) return literal(node.value);
    const isConstant = this.#program.clocks[node.clock]!.kind === 'const';
    return isConstant ? this.constant(`k${id}`, this.#constantCell(id)) : this.cell(id);
  }

  /** Constants are the market's. */
  #constantCell(id: Ir.NodeId): string {
    return `w[${this.#market.values[id]}]`;
  }

  #part(name: string, whole: string, what: string): string {
    const called = `${name}_${what.replace(/\W/g, '')}`;
    const value = `${whole}.${what}`;
    return ofEveryCopy.has(what) ? this.#ofFirst(called, value) : this.ofCopy(called, value);
  }

  #ofFirst(name: string, value: string): string {
    return this.constant(name, value.replace('copy', 'given.first'));
  }

  #ahead(name: string, value: string): string {
    this.#before?.set(name, value);
    return this.#before ? name : value;
  }

  #ofMarket(place: number): string {
    return this.#ahead(`w${place}`, `w[${place}]`);
  }

  /** A number of a thing of so many doubles on the own board: see `placeOf`. */
  #onBoard(place: number, size: number, at: number): string {
    if (!this.#ofBook) return `v[${place + at}]`;
    const which = size === 1 ? 'b' : `${size} * b`;
    return `v[${this.constant(`o${place}`, `${place} * n`)} + ${which}${at === 0 ? '' : ` + ${at}`}]`;
  }
}

const literal = (value: number): string => (Object.is(value, -0) ? '-0' : `${value}`);
