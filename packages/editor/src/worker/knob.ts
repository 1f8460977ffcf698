/** The number at a place of a text that can be turned: a param, or a literal that something is compared with. */
import type { Ir, Program } from '@hedgerow/dsl';
import type { Workspace } from '@hedgerow/dsl/service';
import type { Knob } from '../protocol.ts';
import { isConstant, nameOf } from './fire.ts';
import { NotRun } from './not-run.ts';
import type { RanRuleSet, Runs } from './runs.ts';
import { sessionsOf } from './sessions.ts';

export type Analysis = ReturnType<Workspace['analysis']>;

/** A node of the syntax tree, as far as a search by place needs to know. */
interface Tree {
  readonly kind: string;
  readonly span: { readonly start: number; readonly end: number };
}

interface Literal extends Tree {
  readonly value?: number;
  readonly count?: number;
  readonly suffix?: Knob['suffix'];
  readonly currency?: string;
  readonly unit?: string;
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && 'kind' in value && 'span' in value;

const childrenOf = (tree: object): Tree[] =>
  Object.values(tree).flatMap((value: unknown) =>
    Array.isArray(value) ? value.filter(isTree) : isTree(value) ? [value] : [],
  );

/** The nodes that hold an offset, the outermost first. */
function pathTo(tree: Tree, offset: number): Tree[] {
  const inner = childrenOf(tree).find(({ span }) => span.start <= offset && offset <= span.end);
  return inner ? [tree, ...pathTo(inner, offset)] : [tree];
}

const numeric: ReadonlySet<string> = new Set(['Number', 'Money', 'Duration']);

/** The literal itself, or with its sign. */
function signed(tree: Tree): { readonly literal: Literal; readonly sign: number } | undefined {
  if (numeric.has(tree.kind)) return { literal: tree, sign: 1 };
  const [operand] = tree.kind === 'Negate' ? childrenOf(tree) : [];
  return operand && numeric.has(operand.kind) ? { literal: operand, sign: -1 } : undefined;
}

export async function knobAt(
  runs: Runs,
  analysis: Analysis,
  uri: string,
  offset: number,
): Promise<Knob | null> {
  const declarations = (analysis.file(uri)?.ast.statements ?? []) as readonly Tree[];
  const declared = declarations.find(({ span }) => span.start <= offset && offset <= span.end);
  const { program } = analysis.compilation;
  if (!declared || !program) return null;
  const ran = await tried(runs, uri);
  const path = pathTo(declared, offset);
  if (declared.kind === 'Param') return turnable(runs, program, analysis, nameIn(declared));
  const inmost = path.at(-1)!;
  const owner = path.at(-2);
  const own = owner?.kind === 'Negate' ? owner : inmost;
  // Beside a number but within a comparison, its number is meant.
  const compare = path.findLast(({ kind }) => kind === 'Compare');
  const near = compare ? childrenOf(compare) : [];
  for (const tree of [own, ...near]) {
    const known = tree.kind === 'Name' ? turnable(runs, program, analysis, nameIn(tree)) : null;
    const knob = known ?? literalKnob(program, ran, uri, tree);
    if (knob) return knob;
  }
  return null;
}

async function tried(runs: Runs, uri: string): Promise<RanRuleSet | undefined> {
  try {
    return await runs.of(uri);
  } catch (error) {
    if (error instanceof NotRun) return undefined;
    throw error;
  }
}

function nameIn(tree: Tree): string {
  const { name } = tree as { readonly name?: string | { readonly name: string } };
  return typeof name === 'object' ? name.name : (name ?? '');
}

const writing = ({ suffix, currency, unit }: Literal) => ({
  suffix: suffix ?? ('' as const),
  ...(currency !== undefined && { currency }),
  ...(unit !== undefined && { duration: unit }),
});

/** A param whose text decides: where a profile or the table of params does, to edit the text would change nothing. */
function turnable(runs: Runs, program: Program, analysis: Analysis, name: string): Knob | null {
  const knob = paramKnob(program, analysis, name);
  return knob && runs.params(analysis.folder, program).get(name) === knob.value ? knob : null;
}

/** The value in the declaration of a param. */
export function valueTree(analysis: Analysis, { file, name }: Ir.Param): Tree | undefined {
  const declared = analysis.file(file)?.ast.statements as readonly Tree[] | undefined;
  const tree = declared?.find((one) => one.kind === 'Param' && nameIn(one) === name);
  return tree && (tree as Tree & { readonly value: Tree }).value;
}

export function paramKnob(program: Program, analysis: Analysis, name: string): Knob | null {
  const param = program.params.find((one) => one.name === name && one.enum === undefined);
  const value = param && valueTree(analysis, param);
  const found = value && signed(value);
  if (!param || !value || !found) return null;
  const isWhole = param.duration !== undefined;
  const [low, high] = [param.low, param.high];
  const range =
    low !== undefined && high !== undefined
      ? { low, high, step: param.step ?? niceStep(low, high, isWhole) }
      : around(param.default, isWhole);
  return {
    name,
    isParam: true,
    uri: param.file,
    span: value.span,
    value: param.default,
    ...range,
    ...writing(found.literal),
  };
}

function literalKnob(program: Program, ran: RanRuleSet | undefined, uri: string, tree: Tree): Knob | null {
  const found = signed(tree);
  if (!found) return null;
  const { literal, sign } = found;
  const value = sign * (literal.value ?? literal.count ?? 0);
  const compared = comparedWith(program, uri, literal.span.start);
  const isWhole = literal.kind === 'Duration';
  const history = compared && ran && historyOf(ran, compared.series, value);
  const name = compared?.name ?? (isWhole ? (literal.unit ?? '') : 'number');
  const range = history ?? (literal.suffix === '%' ? share(value) : around(value, isWhole));
  return { name, isParam: false, uri, span: tree.span, value, ...range, ...writing(literal) };
}

/** What the innermost comparison around a place compares with a constant. */
function comparedWith(
  program: Program,
  uri: string,
  offset: number,
): { readonly series: number; readonly name: string } | undefined {
  let found: Ir.Condition | undefined;
  const visit = (condition: Ir.Condition): void => {
    const { file, span, compare } = condition;
    const holds = file === uri && span.start <= offset && offset <= span.end;
    if (holds && compare && (!found || span.end - span.start <= found.span.end - found.span.start))
      found = condition;
    condition.children.forEach(visit);
  };
  for (const { when, unless, until } of program.rules)
    for (const one of [when, unless, until]) if (one) visit(one);
  const { compare, text } = found ?? {};
  if (!compare) return undefined;
  const { left, right } = compare;
  if (isConstant(program, left) === isConstant(program, right)) return undefined;
  const isLeft = isConstant(program, right);
  const series = isLeft ? left : right;
  const name = nameOf(program, series) ?? text?.split(/\s*[<>=!]+\s*/)[isLeft ? 0 : 1] ?? '';
  return { series, name };
}

/** From the least to the greatest that the history has seen, and the value. */
function historyOf({ walked }: RanRuleSet, series: number, value: number) {
  const values = sessionsOf(walked)
    .ends.map((tick) => walked.evaluation.value(series, tick))
    .filter((one) => !Number.isNaN(one));
  if (values.length === 0) return undefined;
  const [least, greatest] = values.reduce(
    ([low, high], one) => [Math.min(low, one), Math.max(high, one)],
    [value, value],
  );
  if (least === greatest) return undefined;
  const step = niceStep(least, greatest, false);
  return { low: Math.floor(least / step) * step, high: Math.ceil(greatest / step) * step, step };
}

const share = (value: number) => ({ low: Math.min(0, value), high: Math.max(1, value), step: 0.01 });

/** Where nothing else is known: from nothing to twice (or three times) the value. */
function around(value: number, isWhole: boolean) {
  if (isWhole) return { low: 1, high: Math.max(10, value * 3), step: 1 };
  const reach = value === 0 ? 1 : Math.abs(value) * 2;
  return { low: value < 0 ? -reach : 0, high: value < 0 ? 0 : reach, step: niceStep(0, reach, false) };
}

/** 1, 2 or 5 times a power of ten, such that some two hundred steps make the range. */
export function niceStep(low: number, high: number, isWhole: boolean): number {
  const rough = (high - low) / 200;
  if (!(rough > 0)) return 1;
  const power = Number(`1e${Math.floor(Math.log10(rough))}`);
  const step =
    [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough * (1 - 1e-9)) ?? power;
  return isWhole ? Math.max(1, Math.round(step)) : Number(step.toPrecision(1));
}
