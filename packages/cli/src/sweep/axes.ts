/** `--param` and `--list` as the axes of a sweep: values in the params' own units, inside their ranges. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Ir, Program } from '@hedgerow/dsl';
import { type Axis, type Choice, listed, paramsFor, type Space, sizeOf, steps } from '@hedgerow/runtime';
import { Failure } from '../io/failure.ts';
import { reason } from '../io/files.ts';
import { Rejected } from '../io/rejected.ts';
import { Sources } from '../render/sources.ts';

export interface SpaceOptions {
  readonly param?: readonly string[];
  readonly list?: string;
  readonly random?: number;
  readonly seed?: number;
}

/** More sets than these are a mistake: they would take hours, and a gigabyte a layer. */
const MOST_SETS = 50_000_000;

const FORMS = 'write floor=25..35:0.5, or streak=1,2,5';

/** Throws Failure and Rejected. */
export function spaceOf(program: Program, options: SpaceOptions, cwd: string): Space {
  if (options.list !== undefined) {
    if (options.param)
      throw new Failure('--list and --param are two ways to say which sets', 'give one of them');
    return listOf(program, options.list, cwd);
  }
  if (!options.param) {
    const names = program.params.map(({ name }) => `\`${name}\``).join(', ');
    throw new Failure(
      'nothing to sweep: no --param and no --list',
      names === ''
        ? 'the rule set has no params; `--exact` sweeps a threshold of it'
        : `${FORMS}; its params are ${names}`,
    );
  }
  const axes = options.param.map((text) => axisOf(program, text));
  const twice = axes.find(({ param }, i) => axes.findIndex((axis) => axis.param === param) < i);
  if (twice) throw new Failure(`--param \`${twice.param}\` is given twice`, 'give all of its values in one');
  const choice: Choice =
    options.random === undefined
      ? { kind: 'grid' }
      : { kind: 'random', count: options.random, seed: options.seed ?? 1 };
  const space: Space = { axes, choice };
  const count = sizeOf(space);
  if (count > MOST_SETS) {
    const most = MOST_SETS.toLocaleString('en');
    throw new Failure(
      `${count.toLocaleString('en')} sets are more than ${most}`,
      'take larger steps, or draw from them: --random 1000000',
    );
  }
  return space;
}

/** A value as the rule set would write it; of a duration the count alone will do. Throws Rejected. */
function valueIn(program: Program, param: Ir.Param, text: string, file: string): number {
  const written = param.duration !== undefined && /^[\d.]+$/.test(text) ? `${text} ${param.duration}` : text;
  const { params, problems } = paramsFor(program, { set: { [param.name]: written } });
  if (problems.length > 0)
    throw new Rejected(
      problems.map((p) => ({ ...p, file })),
      new Sources([]),
      2,
    );
  return params.get(param.name)!;
}

function paramNamed(program: Program, name: string, file: string): Ir.Param {
  const param = program.params.find((p) => p.name === name);
  if (param) return param;
  const { problems } = paramsFor(program, { set: { [name]: 0 } });
  throw new Rejected(
    problems.map((p) => ({ ...p, file })),
    new Sources([]),
    2,
  );
}

function axisOf(program: Program, text: string): Axis {
  const file = `--param ${text}`;
  const [, name, given] = /^\s*([A-Za-z_]\w*)\s*=\s*(.*\S)\s*$/.exec(text) ?? [];
  if (name === undefined || given === undefined)
    throw new Failure(`--param \`${text}\` says no values`, FORMS);
  const param = paramNamed(program, name, file);
  const [, from, to, step] = /^(.+?)\.\.([^:]+?)(?::(.+))?$/.exec(given) ?? [];
  if (from === undefined || to === undefined) {
    return { param: name, values: given.split(',').map((one) => valueIn(program, param, one.trim(), file)) };
  }
  const [low, high] = [from, to].map((end) => valueIn(program, param, end.trim(), file)) as [number, number];
  if (low > high) throw new Failure(`${file}: ${from} is more than ${to}`, `write ${name}=${to}..${from}`);
  const by =
    step === undefined ? (param.step ?? (param.duration === undefined ? undefined : 1)) : stepOf(step, file);
  if (by === undefined) throw new Failure(`${file} says no step`, `write ${name}=${given}:0.5`);
  return { param: name, values: steps(low, high, by) };
}

const FACTORS: Readonly<Record<string, number>> = { '%': 100, pp: 100, bp: 10_000 };

function stepOf(text: string, file: string): number {
  const [, digits, suffix] = /^\s*([\d._]+(?:e-?\d+)?)\s*(%|pp|bp|[a-z]*)\s*$/.exec(text) ?? [];
  const step = Number(digits?.replaceAll('_', '')) / (FACTORS[suffix ?? ''] ?? 1);
  if (!(step > 0)) throw new Failure(`${file}: the step \`${text}\` is no number above 0`, FORMS);
  return step;
}

/** A CSV file: its header names params, each row is a set. */
function listOf(program: Program, path: string, cwd: string): Space {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    throw new Failure(`cannot read --list \`${path}\`: ${reason(error)}`);
  }
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',').map((name) => name.trim());
  const params = names.map((name) => paramNamed(program, name, `${path}:1`));
  const known = params.map(() => new Map<string, number>());
  const rows = lines.map((line, i) => {
    const cells = line.split(',').map((cell) => cell.trim());
    const file = `${path}:${i + 2}`;
    if (cells.length !== names.length) {
      throw new Failure(`${file}: ${cells.length} values, expected ${names.length}`, `a row is ${header}`);
    }
    return cells.map((cell, axis) => {
      const values = known[axis]!;
      if (!values.has(cell)) values.set(cell, valueIn(program, params[axis]!, cell, file));
      return values.get(cell)!;
    });
  });
  if (rows.length === 0)
    throw new Failure(`--list \`${path}\` has no set`, 'below the header, each row is one');
  return listed(names, rows);
}
