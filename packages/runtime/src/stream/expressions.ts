/** Operators as JavaScript: the text of a node's value from the texts of its arguments'. */
import { type Ir, scoreCode } from '@hedgerow/dsl';
import { derivationOf } from '../kernels/index.ts';
import { isSlow } from './inputs.ts';
import { HISTORY, SESSION, TICK } from './now.ts';

/** What the text of a node may refer to. */
export interface Names {
  readonly program: Ir.Program;
  /** The present value of a node. */
  value(node: Ir.NodeId): string;
  /** Its k-th array of memory. */
  memory(node: Ir.NodeId, k: number): string;
  /** The `Now` of a clock. */
  now(clock: Ir.ClockId): string;
  /** A window's count; NaN where the params give none. */
  count(node: Ir.NodeId): string;
  /** Its tape; undefined where the params give no window. */
  tape(node: Ir.NodeId): string;
  /** What a recurrence is moved on by; undefined where the params give no window. */
  recurrence(node: Ir.NodeId): string;
  /** The memory of a field of an input. */
  field(node: Ir.NodeId): string;
}

/** A statement that leaves the value in `x`; `undefined` for what is better called than written out. */
export function statementOf(node: Ir.Node, names: Names): string | undefined {
  const args = node.args.map((arg) => names.value(arg));
  const [a, b, c] = args;
  switch (node.op) {
    case 'add':
      return finite(`${a} + ${b}`);
    case 'sub':
      return finite(`${a} - ${b}`);
    case 'mul':
      return finite(`${a} * ${b}`);
    case 'div':
      return finite(`${a} / ${b}`);
    case 'neg':
      return `x = -${a};`;
    case 'not':
      return `x = 1 - ${a};`;
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
      return `x = ${a} ${sign[node.op]} ${b} ? 1 : ${known(a!)} && ${known(b!)} ? 0 : NaN;`;
    case 'ne':
      return `x = ${a} < ${b} || ${a} > ${b} ? 1 : ${a} === ${b} ? 0 : NaN;`;
    case 'and':
      return `x = ${some(args, 0)} ? 0 : ${all(args, 1)} ? 1 : NaN;`;
    case 'or':
      return `x = ${some(args, 1)} ? 1 : ${all(args, 0)} ? 0 : NaN;`;
    case 'vote':
      return voteOf(args);
    case 'decide':
      return `x = ${a} === 1 ? 1 : ${b} === 1 ? 0 : NaN;`;
    case 'exact':
      return `x = ${a} === ${b} ? ${a} : NaN;`;
    case 'if':
      return `x = ${a} === 1 ? ${b} : ${a} === 0 ? ${c} : NaN;`;
    case 'known':
      return `x = ${known(a!)} ? 1 : 0;`;
    case 'coalesce':
      return `x = ${args.map((arg) => `${known(arg)} ? ${arg} : `).join('')}NaN;`;
    case 'before': {
      const last = `${names.memory(node.id, 0)}[0]`;
      return `x = ${last}; ${last} = ${a};`;
    }
    case 'previous': {
      const last = `${names.memory(node.id, 0)}[0]`;
      return `if (${known(a!)}) { x = ${last}; ${last} = ${a}; } else x = NaN;`;
    }
    case 'since': {
      const held = `${names.memory(node.id, 0)}[0]`;
      return `x = ${b} === 1 || ${held} === 1 ? 1 : ${b} === 0 && ${held} === 0 ? 0 : NaN; x = ${a} === 0 || x === 0 ? 0 : ${a} === 1 && x === 1 ? 1 : NaN; ${held} = x;`;
    }
    case 'forall':
    case 'exists':
      return decidedOf(node, a!, names);
    case 'ago':
      return agoOf(node, a!, names);
    case 'kofn':
      return kOfNOf(node, a!, b!, names);
    case 'recurrence':
      return recurrenceOf(args, names.recurrence(node.id));
    case 'sample':
      return node.stale?.length || node.aggregate ? undefined : `x = ${a};`;
    case 'input':
      return inputOf(node, names);
    case 'band':
      return bandOf(node, a!, names);
    case 'score-low':
    case 'score-high':
      return scoreOf(node, args, names);
    default:
      return undefined;
  }
}

const sign = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '===' } as const;

const known = (value: string): string => `${value} === ${value}`;
const finite = (text: string): string => `x = ${text}; if (!isFinite(x)) x = NaN;`;
const some = (args: readonly string[], truth: number): string =>
  args.map((arg) => `${arg} === ${truth}`).join(' || ') || 'false';
const all = (args: readonly string[], truth: number): string =>
  args.map((arg) => `${arg} === ${truth}`).join(' && ') || 'true';

function voteOf([needed, ...args]: readonly string[]): string {
  const count = (test: (arg: string) => string): string => args.map(test).join(' + ') || '0';
  const certain = count((arg) => `(${arg} === 1 ? 1 : 0)`);
  const possible = count((arg) => `(${arg} === 0 ? 0 : 1)`);
  return `x = ${certain} >= ${needed} ? 1 : ${possible} < ${needed} ? 0 : NaN;`;
}

/** Due at every session, with nothing to stand in for it: the usual input. */
function inputOf(node: Extract<Ir.Node, { op: 'input' }>, names: Names): string | undefined {
  const declared = names.program.inputs.find(({ name }) => name === node.name);
  if (!declared || isSlow(declared) || declared.every.unit !== 'session' || declared.stale) return undefined;
  const cell = names.field(node.id);
  return `x = ${cell}[0] === ${names.now(node.clock)}[1] ? ${cell}[3] : NaN;`;
}

function bandOf(node: Extract<Ir.Node, { op: 'band' }>, value: string, names: Names): string {
  const inside = node.bounds.map(([low, high], i) => {
    const tests = [
      ...(low < 0 ? [] : [`${value} >= ${names.value(low)}`]),
      ...(high < 0 ? [] : [`${value} < ${names.value(high)}`]),
    ];
    return `${tests.join(' && ') || known(value)} ? ${i} : `;
  });
  return `x = ${inside.join('')}NaN;`;
}

function scoreOf(
  node: Extract<Ir.Node, { op: 'score-low' | 'score-high' }>,
  args: readonly string[],
  names: Names,
): string {
  const extreme = node.op === 'score-low' ? 'min' : 'max';
  const terms = args.map((arg, i) => {
    const weight = names.value(node.weights[i]!);
    return ` if (${arg} === 1) x += ${weight}; else if (${arg} !== 0) x += Math.${extreme}(0, ${weight});`;
  });
  return `x = ${names.value(node.base)};${terms.join('')} x = ${scoreCode('x')};`;
}

/** Whether a window's length is so many ticks: the axis on which it lies, or undefined. */
function ticksOf(
  node: Extract<Ir.Node, { op: 'forall' | 'exists' | 'window' | 'ago' | 'kofn' }>,
  { program }: Names,
): number | undefined {
  const { unit } = node.length;
  if (unit === 'observations') return TICK;
  const isGrid = program.clocks[node.clock]!.kind === 'grid' && program.everyMinutes === undefined;
  return unit === 'sessions' && isGrid ? SESSION : undefined;
}

/** As in truth-windows.ts: where the last deciding, and the last unknown truth lie. */
function decidedOf(
  node: Extract<Ir.Node, { op: 'forall' | 'exists' }>,
  value: string,
  names: Names,
): string | undefined {
  const axis = ticksOf(node, names);
  if (axis === undefined) return undefined;
  const now = names.now(node.clock);
  const here = `${now}[${axis}]`;
  const history = axis === TICK ? '-1' : `${now}[${HISTORY + axis}]`;
  const last = names.memory(node.id, 0);
  const limit = `${here} - ${names.count(node.length.count)}`;
  const deciding = node.op === 'forall' ? 0 : 1;
  return `if (${value} === ${deciding}) ${last}[0] = ${here}; else if (${value} !== ${value}) ${last}[1] = ${here}; x = ${limit}; x = ${last}[0] > x ? ${deciding} : ${last}[1] <= x && ${history} <= x ? ${1 - deciding} : NaN;`;
}

/** As in looking-back.ts: ticks take places in turn. */
function agoOf(node: Extract<Ir.Node, { op: 'ago' }>, value: string, names: Names): string | undefined {
  if (ticksOf(node, names) !== SESSION) return undefined;
  const ring = names.memory(node.id, 0);
  const count = names.count(node.length.count);
  return `if (${known(count)}) { const at = (${names.now(node.clock)}[${TICK}] | 0) % (${count} | 0); x = ${ring}[at]; ${ring}[at] = ${value}; } else x = NaN;`;
}

/** As in truth-windows.ts: so many ticks take places in turn, and are tallied; most are as the one that goes. */
function kOfNOf(
  node: Extract<Ir.Node, { op: 'kofn' }>,
  truth: string,
  needed: string,
  names: Names,
): string | undefined {
  if (ticksOf(node, names) === undefined) return undefined;
  const [sums, ring] = [names.memory(node.id, 0), names.memory(node.id, 1)];
  const count = names.count(node.length.count);
  const tick = `(${names.now(node.clock)}[${TICK}] | 0)`;
  const tally = `${sums}[0] += (${truth} === 1 ? 1 : 0) - (old === 1 ? 1 : 0); ${sums}[1] += (${truth} === 0 ? 0 : 1) - (old === 0 ? 0 : 1); ${ring}[at] = ${truth};`;
  const possible = `${sums}[1] + Math.max(0, ${count} - 1 - ${tick})`;
  return `if (${known(count)}) { const at = ${tick} % (${count} | 0); const old = ${ring}[at]; if (old !== ${truth}) { ${tally} } x = ${sums}[0] >= ${needed} ? 1 : ${possible} < ${needed} ? 0 : NaN; } else x = NaN;`;
}

function recurrenceOf(args: readonly string[], moved: string): string {
  const taken = args.map((arg, i) => `${moved}.args[${i}] = ${arg};`).join(' ');
  return `if (${moved} !== undefined) { ${taken} ${moved}.advance(); ${finite(`${moved}.out[${moved}.which]`)} } else x = NaN;`;
}

/** The row that a window takes, as in windows.ts; undefined for windows that are no ticks, or derive columns. */
export function pushOf(node: Extract<Ir.Node, { op: 'window' }>, names: Names): string | undefined {
  const axis = ticksOf(node, names);
  if (axis === undefined || derivationOf(node.fn)) return undefined;
  const tape = names.tape(node.id);
  const memory = names.memory(node.id, 0);
  const values = node.args.map((arg) => names.value(arg));
  const isKnown = values.map(known).join(' && ');
  const row = values.map((value, k) => ` ${tape}.columns[${k}][at] = ${value};`).join('');
  const slide = `if (${tape}.end - ${tape}.start > ${names.count(node.length.count)}) ${tape}.start++;`;
  const take =
    axis === TICK
      ? `if (${isKnown}) { const at = ${tape}.add();${row} ${memory}[0] = 1; ${slide} } else ${memory}[0] = 0;`
      : `const at = ${tape}.add();${row} ${memory}[0] = ${isKnown} ? ${memory}[0] + 1 : 0; ${slide}`;
  return `if (${tape} !== undefined) { ${take} }`;
}
