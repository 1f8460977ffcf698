/** Operators as JavaScript: the text of a node's value from the texts of its arguments'. */
import { type Ir, scoreCode } from '@hedgerow/dsl';
import { inputOf, sampleOf } from './input-text.ts';
import { finite, known, type Names } from './names.ts';
import { HISTORY, SESSION, TICK } from './now.ts';
import { memberPlace, type Recurrence } from './recurrences.ts';
import { lookOf } from './window-text.ts';

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
      const last = names.memory(node.id, 0, 0);
      return `x = ${last}; ${last} = ${a};`;
    }
    case 'previous': {
      const last = names.memory(node.id, 0, 0);
      return `if (${known(a!)}) { x = ${last}; ${last} = ${a}; } else x = NaN;`;
    }
    case 'since': {
      const held = names.memory(node.id, 0, 0);
      return `x = ${b} === 1 || ${held} === 1 ? 1 : ${b} === 0 && ${held} === 0 ? 0 : NaN; x = ${a} === 0 || x === 0 ? 0 : ${a} === 1 && x === 1 ? 1 : NaN; ${held} = x;`;
    }
    case 'forall':
    case 'exists':
      return decidedOf(node, a!, names);
    case 'ago':
      return agoOf(node, a!, names);
    case 'kofn':
      return kOfNOf(node, a!, b!, names);
    case 'window':
      return lookOf(node, names);
    case 'recurrence':
      return recurrenceOf(node, args, names);
    case 'pointwise':
      return pointwiseOf(node, args, names);
    case 'sample':
      return sampleOf(node, a!, names);
    case 'input':
      return inputOf(node, names);
    case 'band':
      return bandOf(node, a!, names);
    case 'score-low':
    case 'score-high':
      return scoreOf(node, args, names);
    case 'layer-is':
      return `x = ${names.layers()}.is(${JSON.stringify(node.layer)}, '${node.state}', ${names.now(node.clock, TICK)}) ? 1 : 0;`;
    case 'layer-size':
      return `x = ${names.layers()}.size(${JSON.stringify(node.layer)}, ${names.now(node.clock, TICK)});`;
    default:
      return undefined;
  }
}

const sign = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '===' } as const;

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
  const here = names.now(node.clock, axis);
  const history = axis === TICK ? '-1' : names.now(node.clock, HISTORY + axis);
  const [decided, unknown] = [names.memory(node.id, 0, 0), names.memory(node.id, 0, 1)];
  const count = names.count(node.length.count);
  const deciding = node.op === 'forall' ? 0 : 1;
  return `if (${value} === ${deciding}) ${decided} = ${here}; else if (${value} !== ${value}) ${unknown} = ${here}; x = ${here} - ${count}; x = ${count} === 0 ? NaN : ${decided} > x ? ${deciding} : ${unknown} <= x && ${history} <= x ? ${1 - deciding} : NaN;`;
}

/** As in looking-back.ts: ticks take places in turn. */
function agoOf(node: Extract<Ir.Node, { op: 'ago' }>, value: string, names: Names): string | undefined {
  if (ticksOf(node, names) !== SESSION) return undefined;
  const old = names.memory(node.id, 0, 'at');
  const count = names.count(node.length.count);
  return `if (${count} > 0) { const at = (${names.now(node.clock, TICK)} | 0) % ${count}; x = ${old}; ${old} = ${value}; } else x = NaN;`;
}

/** As in truth-windows.ts: so many ticks take places in turn, and are tallied; most are as the one that goes. */
function kOfNOf(
  node: Extract<Ir.Node, { op: 'kofn' }>,
  truth: string,
  needed: string,
  names: Names,
): string | undefined {
  if (ticksOf(node, names) === undefined) return undefined;
  const [certain, possible] = [names.memory(node.id, 0, 0), names.memory(node.id, 0, 1)];
  const place = names.memory(node.id, 1, 'at');
  const count = names.count(node.length.count);
  const tick = `(${names.now(node.clock, TICK)} | 0)`;
  const tally = `${certain} += (${truth} === 1 ? 1 : 0) - (old === 1 ? 1 : 0); ${possible} += (${truth} === 0 ? 0 : 1) - (old === 0 ? 0 : 1); ${place} = ${truth};`;
  const most = `${possible} + Math.max(0, ${count} - 1 - ${tick})`;
  return `if (${count} > 0) { const at = ${tick} % ${count}; const old = ${place}; if (old !== ${truth}) { ${tally} } x = ${certain} >= ${needed} ? 1 : ${most} < ${needed} ? 0 : NaN; } else x = NaN;`;
}

/** As in plain.ts. */
function pointwiseOf(
  { id }: Extract<Ir.Node, { op: 'pointwise' }>,
  args: readonly string[],
  names: Names,
): string {
  const [kernel, given] = [names.pointwise(id, 'kernel'), names.pointwise(id, 'args')];
  const put = args.map((arg, i) => `${given}[${i}] = ${arg};`).join(' ');
  const isKnown = args.map(known).join(' && ') || 'true';
  const value = finite(`${kernel}(${given}, ${names.pointwise(id, 'statics')})`);
  return `if (${isKnown}) { ${put} ${value} } else x = NaN;`;
}

/** As in recurrences.ts: the first member moves on what all of them share. */
function recurrenceOf(
  node: Extract<Ir.Node, { op: 'recurrence' }>,
  args: readonly string[],
  names: Names,
): string {
  const first = names.sharers[node.id]!;
  const its = (what: keyof Recurrence): string => names.recurrence(first, what);
  const value = finite(`${its('out')}[${memberPlace(node)}]`);
  if (first !== node.id) return value;
  const taken = args.map((arg, i) => `${its('args')}[${i}] = ${arg};`).join(' ');
  const given = `${its('state')}, ${its('args')}, ${its('out')}, ${its('statics')}, ${its('context')}`;
  const isKnown = args.map(known).join(' && ') || 'true';
  return `if (${isKnown}) { ${taken} ${its('step')}(${given}); } else ${its('out')}.fill(NaN); ${value}`;
}
