/**
 * Code for one program: its plain operators written out one after another, the others called. The text depends on the
 * program alone, so that a build can write it into a module; params, memory and calendar are given when it is run.
 */
import { bookNodes, type Ir, memorySharers, type Program } from '@hedgerow/dsl';
import { boardOf } from './board.ts';
import { enterText, GRID_CLOCK } from './enter.ts';
import { statementOf } from './expressions.ts';
import { remembers, waitingNodes } from './lazy.ts';
import type { Names } from './names.ts';
import { TICK } from './now.ts';
import { isPrints } from './part.ts';
import { type PostponedText, postponed } from './postponed.ts';
import { pushOf } from './window-text.ts';

/** A function longer than this is not optimised. */
const STATEMENTS = 200;

interface Planned {
  readonly node: Ir.Node;
  readonly clock: Ir.ClockId;
  /** The place in its part's list of entries. */
  readonly entry: number;
}

/** The entries of a part in their order, as `assemble` makes them. */
function planned(program: Program, book: Uint8Array, ofBook: boolean): Planned[] {
  const all: Omit<Planned, 'entry'>[] = [];
  for (const node of program.nodes) {
    if ((book[node.id] === 1) !== ofBook || program.clocks[node.clock]!.kind === 'const') continue;
    if (node.op === 'sample' && node.aggregate)
      all.push({ node, clock: program.nodes[node.args[0]!]!.clock });
    all.push({ node, clock: node.clock });
  }
  return all.map((one, entry) => ({ ...one, entry }));
}

/** The body of a `Code` for the market's nodes, or the book's. */
export function generate(program: Program, ofBook: boolean): string {
  const book = bookNodes(program);
  const own = boardOf(program, book, ofBook);
  const market = boardOf(program, book, false);
  const places = own.values;
  const cell = (id: Ir.NodeId): string => (places[id]! >= 0 ? `v[${places[id]}]` : `w[${market.values[id]}]`);
  const head = new Set<string>();

  const { lazy, group, groups } = waitingNodes(program, book);
  const sharers = memorySharers(program);

  const hoisted = (name: string, value: string): string => {
    head.add(`const ${name} = ${value};`);
    return name;
  };
  const now = (clock: Ir.ClockId, place: number): string =>
    own.nows.has(clock) ? `v[${own.nows.get(clock)! + place}]` : `w[${market.nows.get(clock)! + place}]`;
  /** What has no text of its own is called; a window, which was given its row, only looks. */
  const called = ({ op }: Ir.Node, entry: number): string =>
    op === 'window'
      ? hoisted(`l${entry}`, `given.looks[${entry}]`)
      : hoisted(`s${entry}`, `given.steps[${entry}]`);
  const namesFor = (locals: ReadonlySet<Ir.NodeId>): Names => ({
    program,
    sharers,
    value(id) {
      const node = program.nodes[id]!;
      if (locals.has(id)) return `x${id}`;
      if (lazy[id] === 1) return `(z${id}(), ${cell(id)})`;
      if (node.op === 'const' && Number.isFinite(node.value)) return literal(node.value);
      return program.clocks[node.clock]!.kind === 'const' ? hoisted(`k${id}`, cell(id)) : cell(id);
    },
    memory: (id, k) => hoisted(`m${id}_${k}`, `given.memories[${id}][${k}] ?? new Float64Array(2)`),
    window: (id, what) => hoisted(`w${id}_${what.replace(/\W/g, '')}`, `given.windows[${id}].${what}`),
    count: (id) => hoisted(`c${id}`, `countOf(${cell(id)})`),
    recurrence: (id, what) => hoisted(`r${id}_${what}`, `given.recurrences[${id}].${what}`),
    now,
    field: ({ name, field }, place) => `v[${own.inputs.get(name)!.fields.get(field)! + place}]`,
  });

  const isPushedLate = (node: Ir.Node): boolean => group[node.id]! >= 0 && remembers(node);

  /** Statements for entries that follow one another; grid nodes are told by their own names from there on. */
  const block = (part: readonly Planned[], guarded: boolean): string[] => {
    const locals = new Set<Ir.NodeId>();
    return part.map(({ node, clock, entry }) => {
      const push =
        node.op === 'window' && !isPushedLate(node)
          ? (pushOf(node, namesFor(locals)) ?? `${hoisted(`p${entry}`, `given.pushes[${entry}]`)}();`)
          : '';
      if (lazy[node.id] === 1) return push;
      const isSelf = clock === node.clock;
      const written = isSelf ? statementOf(node, namesFor(locals)) : undefined;
      const compute = `${push} ${written ?? `x = ${called(node, entry)}();`}`;
      const isAlways = !guarded || program.clocks[clock]!.kind === 'grid';
      if (!isAlways) return `if (ticks[${clock}] === 1) { ${compute} v[${places[node.id]}] = x; }`;
      if (!isSelf) return `${compute} v[${places[node.id]}] = x;`;
      locals.add(node.id);
      return `${compute} const x${node.id} = x; v[${places[node.id]}] = x;`;
    });
  };
  const functions: string[] = [];
  /** Statements: those of a long part are calls of its pieces. */
  const inPieces = (part: readonly Planned[], guarded: boolean): string[] => {
    if (part.length <= STATEMENTS) return block(part, guarded);
    const calls: string[] = [];
    for (let i = 0; i < part.length; i += STATEMENTS) {
      const name = `part${functions.length}`;
      const lines = block(part.slice(i, i + STATEMENTS), guarded);
      functions.push(`function ${name}(ticks) {\n  let x = NaN;\n  ${lines.join('\n  ')}\n}`);
      calls.push(`${name}(ticks);`);
    }
    return calls;
  };

  const plan = planned(program, book, ofBook);
  const late: PostponedText[] = [];
  for (const [number, nodes] of groups.entries()) {
    if (places[nodes[0]!.id]! >= 0) late.push(postponed(nodes, number, namesFor, cell, hoisted));
  }
  functions.push(...late.map(({ pay }) => pay));
  const waiting = plan.filter(({ node }) => lazy[node.id] === 1);
  for (const { node, entry } of waiting) {
    const at = places[node.id]!;
    const number = group[node.id]!;
    const paid = number < 0 ? '' : `if (owed[${number}] > 0) pay${number}();`;
    // A group makes the values of its nodes; a window that took its row with it looks at its rows when it is asked.
    if (paid && !(isPushedLate(node) && node.op === 'window')) {
      functions.push(`function z${node.id}() { ${paid} }`);
      continue;
    }
    const text = lazyStatement(node, namesFor(new Set()), lazy, () => called(node, entry));
    functions.push(
      `function z${node.id}() {\n  if (stamps[${at}] === ${now(GRID_CLOCK, TICK)}) return;\n  stamps[${at}] = ${now(GRID_CLOCK, TICK)};\n  let x = NaN;\n  ${paid} ${text}\n  v[${at}] = x;\n}`,
    );
  }
  const instant = [
    ...inPieces(
      plan.filter(({ clock }) => !isPrints(program, clock)),
      true,
    ),
    ...late.map(({ owe }) => owe),
  ];
  const prints = program.clocks.flatMap((_, clock) => {
    const own = plan.filter((one) => one.clock === clock && isPrints(program, clock));
    return own.length === 0 ? [] : [`case ${clock}: { ${inPieces(own, false).join('\n  ')} break; }`];
  });
  return `'use strict';
const v = given.own;
const w = given.market;
const { buffer, dates, begin } = given;
const countOf = (x) => Number.isInteger(x) && x > 0 ? x | 0 : 0;
${[...head].join('\n')}
${functions.join('\n')}
const stamps = new Float64Array(v.length).fill(-1);
const owed = new Int32Array(${groups.length});
const waiting = [];
${waiting.map(({ node }) => `waiting[${places[node.id]}] = z${node.id};`).join('\n')}
return {
  waiting,
  forget() { stamps.fill(-1); owed.fill(0); },
  instant(ticks) {
  let x = NaN;
  ${ofBook ? '' : enterText(own)}
  ${instant.join('\n  ')}
  },
  print(clock) {
  const ticks = undefined;
  let x = NaN;
  switch (clock) { ${prints.join('\n  ')} }
  },
};`;
}

const literal = (value: number): string => (Object.is(value, -0) ? '-0' : `${value}`);

/** Operators that need not look at all of their arguments: what stands already is looked at first. */
const shortened: ReadonlySet<Ir.Node['op']> = new Set(['and', 'or', 'if'] as const);

/** The statement of a node that waits; where it has no text of its own it is called, once its arguments are made. */
function lazyStatement(node: Ir.Node, names: Names, lazy: Uint8Array, called: () => string): string {
  if (shortened.has(node.op)) {
    const args = [...node.args].sort((a, b) => lazy[a]! - lazy[b]!);
    return statementOf(node.op === 'if' ? node : ({ ...node, args } as Ir.Node), names)!;
  }
  const made = new Set(node.op === 'window' ? [] : node.args.filter((arg) => lazy[arg] === 1));
  const bind = [...made].map((arg) => `const y${arg} = ${names.value(arg)};`).join(' ');
  const text = statementOf(node, { ...names, value: (id) => (made.has(id) ? `y${id}` : names.value(id)) });
  return `${bind} ${text ?? `x = ${called()}();`}`;
}
