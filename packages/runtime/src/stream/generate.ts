/**
 * Code for one program: its plain operators written out one after another, the others called. The text depends on the
 * program alone, so that a build can write it into a module; params, memory and calendar are given when it is run.
 */
import type { Ir, Program } from '@hedgerow/dsl';
import { inPassing } from './at-once.ts';
import { enterText, GRID_CLOCK } from './enter.ts';
import { statementOf } from './expressions.ts';
import { remembers, type Waiting, waitingNodes } from './lazy.ts';
import type { Names } from './names.ts';
import { TICK } from './now.ts';
import { outlineOf } from './outline.ts';
import { isPrints } from './part.ts';
import { oweOf, payOf } from './postponed.ts';
import { pushOf } from './window-text.ts';
import { Words } from './words.ts';

/** A function longer than this is not optimised. */
const STATEMENTS = 200;
/** So many books are gone through before the next piece of the code: their values stay at hand. */
const BATCH = 256;

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
  const { book } = outlineOf(program);
  const plan = planned(program, book, ofBook);
  const atInstants = plan.filter(({ clock }) => !isPrints(program, clock));
  const pieceOf = new Map(atInstants.map(({ node }, i) => [node.id, Math.floor(i / STATEMENTS)]));
  const waiting = waitingNodes(program, book);
  const passing = inPassing(program, book, waiting, (id) => pieceOf.get(id) ?? -1);
  const lazy = waiting.lazy.map((isLazy, id) => isLazy | passing[id]!);
  const gated = new Set(waiting.gated.map(({ node }) => node.id));
  const words = new Words(program, ofBook, lazy);
  const { self, cell } = words;

  const isPushedLate = (node: Ir.Node): boolean => waiting.group[node.id]! >= 0 && remembers(node);
  /** What has no text of its own is called; a window, which was given its row, only looks. */
  const called = ({ op }: Ir.Node, entry: number): string =>
    op === 'window'
      ? words.ofCopy(`l${entry}`, `copy.looks[${entry}]`)
      : words.ofCopy(`s${entry}`, `copy.steps[${entry}]`);

  /** Statements for entries that follow one another; grid nodes are told by their own names from there on. */
  const block = (part: readonly Planned[], guarded: boolean): string[] => {
    const locals = new Set<Ir.NodeId>();
    const names = words.names(locals);
    return part.map(({ node, clock, entry }) => {
      const push =
        node.op === 'window' && !isPushedLate(node)
          ? (pushOf(node, names) ?? `${words.ofCopy(`p${entry}`, `copy.pushes[${entry}]`)}();`)
          : '';
      if (waiting.lazy[node.id] === 1 || gated.has(node.id)) return push;
      const isSelf = clock === node.clock;
      const written = isSelf ? statementOf(node, names) : undefined;
      const compute = `${push} ${written ?? `x = ${called(node, entry)}();`}`;
      const keep = passing[node.id] === 1 ? '' : `${cell(node.id)} = x;`;
      const isAlways = !guarded || program.clocks[clock]!.kind === 'grid';
      if (!isAlways) return `if (ticks[${clock}] === 1) { ${compute} ${keep} }`;
      if (!isSelf) return `${compute} ${keep}`;
      locals.add(node.id);
      return `${compute} const x${node.id} = x; ${keep}`;
    });
  };
  const functions: string[] = [];
  /** Statements as a function; of books, as a loop over some of them. Returns a call. */
  const piece = (make: () => readonly string[]): string => {
    const name = `part${functions.length}`;
    if (!ofBook) {
      functions.push(`function ${name}(ticks) {\n  let x = NaN;\n  ${make().join('\n  ')}\n}`);
      return `${name}(ticks);`;
    }
    const { before, lines } = words.within(make);
    functions.push(`function ${name}(ticks, from, to) {
  ${before}
  for (let b = from; b < to; b++) {
  let x = NaN;
  ${lines.join('\n  ')}
  }
}`);
    return `${name}(ticks, from, to);`;
  };
  /** Statements: those of a long part are calls of its pieces. Those of books are, in any case. */
  const inPieces = (part: readonly Planned[], guarded: boolean): string[] => {
    if (!ofBook && part.length <= STATEMENTS) return block(part, guarded);
    const calls: string[] = [];
    for (let i = 0; i < part.length; i += STATEMENTS)
      calls.push(piece(() => block(part.slice(i, i + STATEMENTS), guarded)));
    return calls;
  };

  const own = waiting.groups
    .map((nodes, number) => ({ nodes, number }))
    .filter(({ nodes }) => words.isOwn(nodes[0]!.id));
  functions.push(...own.map(({ nodes, number }) => payOf(nodes, number, words)));
  /** For the end of each instant. */
  const last = (): string[] => [
    ...own.map(({ nodes, number }) => oweOf(nodes, number, words)),
    ...waiting.gated
      .filter(({ node }) => words.isOwn(node.id))
      .map(({ node, args }) => {
        const text = statementOf({ ...node, args } as Ir.Node, words.names(new Set()))!;
        return `${text} ${cell(node.id)} = x;`;
      }),
  ];

  const late = plan.filter(({ node }) => lazy[node.id] === 1);
  for (const [i, { node, entry }] of late.entries()) {
    const number = waiting.group[node.id]!;
    const paid = number < 0 ? '' : `if (${words.each('owed', number)} > 0) pay${number}(${self});`;
    // A group makes the values of its nodes; a window that took its row with it looks at its rows when it is asked.
    if (paid && !(isPushedLate(node) && node.op === 'window')) {
      functions.push(`function z${node.id}(${self}) { ${paid} }`);
      continue;
    }
    const stamp = words.each('stamps', i);
    const present = words.now(GRID_CLOCK, TICK);
    const text = lazyStatement(node, words.names(new Set()), lazy, () => called(node, entry));
    functions.push(
      `function z${node.id}(${self}) {\n  if (${stamp} === ${present}) return;\n  ${stamp} = ${present};\n  let x = NaN;\n  ${paid} ${text}\n  ${cell(node.id)} = x;\n}`,
    );
  }
  const instant = inPieces(atInstants, true);
  instant.push(...(ofBook ? [piece(last)] : last()));
  const prints = program.clocks.flatMap((_, clock) => {
    const entries = plan.filter((one) => one.clock === clock && isPrints(program, clock));
    return entries.length === 0 ? [] : [`case ${clock}: { ${inPieces(entries, false).join('\n  ')} break; }`];
  });
  const evaluate = instant.join('\n  ');
  return `'use strict';
const v = given.own;
const w = given.market;
const n = given.count;
const { buffer, dates, closes, begin, dateBefore } = given;
const countOf = (x) => Number.isInteger(x) && x > 0 ? x | 0 : 0;
${words.head}
${functions.join('\n')}
const stamps = new Float64Array(${late.length} * n).fill(-1);
const owed = new Int32Array(${waiting.groups.length} * n);
const waiting = [];
${late.map(({ node }) => `waiting[${words.board.values[node.id]}] = z${node.id};`).join('\n')}
return {
  waiting,
  forget() { stamps.fill(-1); owed.fill(0); },
  instant(ticks) {
  ${ofBook ? `for (let from = 0; from < n; from += ${BATCH}) {\n  const to = Math.min(from + ${BATCH}, n);\n  ${evaluate}\n  }` : `let x = NaN;\n  ${enterText(words.board, program.everyMinutes)}\n  ${evaluate}`}
  },
  print(clock, from) {
  const ticks = undefined, to = from + 1;
  let x = NaN;
  switch (clock) { ${prints.join('\n  ')} }
  },
};`;
}

/** Operators that need not look at all of their arguments: what stands already is looked at first. */
const shortened: ReadonlySet<Ir.Node['op']> = new Set(['and', 'or', 'if'] as const);

/** The statement of a node that waits; where it has no text of its own it is called, once its arguments are made. */
function lazyStatement(node: Ir.Node, names: Names, lazy: Waiting['lazy'], called: () => string): string {
  if (shortened.has(node.op)) {
    const args = [...node.args].sort((a, b) => lazy[a]! - lazy[b]!);
    return statementOf(node.op === 'if' ? node : ({ ...node, args } as Ir.Node), names)!;
  }
  const made = new Set(node.op === 'window' ? [] : node.args.filter((arg) => lazy[arg] === 1));
  const bind = [...made].map((arg) => `const y${arg} = ${names.value(arg)};`).join(' ');
  const text = statementOf(node, { ...names, value: (id) => (made.has(id) ? `y${id}` : names.value(id)) });
  return `${bind} ${text ?? `x = ${called()}();`}`;
}
