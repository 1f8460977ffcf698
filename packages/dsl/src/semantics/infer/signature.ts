import type { DimensionSpec, FunctionSpec, ParameterSpec } from '../../functions/spec.ts';
import type { NodeId } from '../../ir/program.ts';
import type { CallExpr, Expr } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import {
  count,
  type Dimension,
  index,
  isLevel,
  namedDimension,
  price,
  product,
  quotient,
  ratio,
  root,
  unify,
} from '../dimensions.ts';
import { describe, type NumberType, numberOf, type Type } from '../types.ts';
import { inferConstant, type NumberValue } from './expect.ts';
import { adapt, expectDimension } from './fit.ts';

/** One call's dimensions: what the variables `a` and `b` of a signature have come to stand for. */
export class Signature {
  readonly spec: FunctionSpec;
  readonly expr: CallExpr;
  readonly #cx: Context;
  readonly #env: Env;
  readonly #bound = new Map<'a' | 'b', NumberType>();

  constructor(cx: Context, spec: FunctionSpec, expr: CallExpr, env: Env) {
    this.spec = spec;
    this.expr = expr;
    this.#cx = cx;
    this.#env = env;
  }

  /** Whether an argument has the dimension of its parameter; reports where not. */
  accept(name: string, spec: DimensionSpec, value: NumberValue, expr: Expr): boolean {
    if (spec === 'any') return true;
    if (spec === 'a' || spec === 'b') return this.#bind(name, spec, value, expr);
    const what = `\`${name}\` of \`${this.spec.name}\``;
    if (typeof spec === 'object') {
      return expectDimension(this.#cx, value, expr, this.#dimension(spec), what, this.#env);
    }
    if (spec === 'level') {
      if (value.type.literal !== undefined || isLevel(value.type.dimension)) {
        return expectDimension(this.#cx, value, expr, [index, value.type.dimension], what, this.#env);
      }
      return expectDimension(this.#cx, value, expr, [index, price()], what, this.#env);
    }
    // Counts are made of ratios and counts alike: `0.5 * core_contracts`.
    const allowed = spec === 'count' ? [count, ratio] : namedDimension(spec)!;
    return expectDimension(this.#cx, value, expr, allowed, what, this.#env);
  }

  #bind(name: string, variable: 'a' | 'b', value: NumberValue, expr: Expr): boolean {
    const bound = this.#bound.get(variable);
    if (!bound || (bound.literal !== undefined && value.type.literal === undefined)) {
      this.#bound.set(variable, value.type);
      return true;
    }
    if (value.type.literal !== undefined) {
      return bound.literal !== undefined || adapt(this.#cx, value, expr, bound, this.#env);
    }
    const dimension = unify(bound.dimension, value.type.dimension);
    if (dimension) {
      this.#bound.set(variable, numberOf(dimension));
      return true;
    }
    const what = `\`${name}\` of \`${this.spec.name}\``;
    const params = { what, expected: describe(bound), found: describe(value.type) };
    this.#cx.report('wrong-dimension', params, this.#env, expr.span);
    return false;
  }

  /** Bars stand for the variable `a` in the result: the range of prices has their dimension. */
  bindBars(type: Type): void {
    if (type.kind === 'number') this.#bound.set('a', numberOf(type.dimension));
  }

  /** A static number inside its limits, as a node; `undefined` after a report. */
  constant(parameter: Extract<ParameterSpec, { role: 'static' }>, expr: Expr): NodeId | undefined {
    const { name, min, max, integer } = parameter;
    const what = `\`${name}\` of \`${this.spec.name}\``;
    const value = inferConstant(this.#cx, expr, this.#env, what);
    if (!value || !this.accept(name, parameter.dimension, value, expr)) return undefined;
    const found = this.#cx.graph.defaultOf(value.node);
    const outside = (min !== undefined && found < min) || (max !== undefined && found > max);
    if (outside || (integer && !Number.isInteger(found))) {
      const expected = rangeText(min, max, integer ?? false);
      const params = { name: this.spec.name, parameter: name, found, expected };
      this.#cx.report('argument-out-of-range', params, this.#env, expr.span);
      return undefined;
    }
    return value.node;
  }

  /** The type of the call, or of one of its members. */
  result(member: string | undefined): NumberType {
    const { members, result, range, unitScale } = this.spec;
    const own = members?.find((m) => m.name === member);
    const spec = own?.dimension ?? result;
    if ((spec === 'a' || spec === 'b') && this.#bound.get(spec)?.literal !== undefined) {
      return { kind: 'number', dimension: ratio, literal: this.#bound.get(spec)!.literal! };
    }
    return {
      kind: 'number',
      dimension: this.#dimension(spec),
      ...(range && (!own || member === members![0]!.name)
        ? { range, ...(range[1] === 1 ? { unitScale: true } : {}) }
        : {}),
      ...((own ? own.unitScale : unitScale) ? { unitScale: true } : {}),
    };
  }

  #dimension(spec: DimensionSpec): Dimension {
    const bound = (variable: 'a' | 'b'): Dimension => this.#bound.get(variable)?.dimension ?? ratio;
    if (spec === 'a' || spec === 'b') return bound(spec);
    if (spec === 'any') return ratio;
    if (spec === 'level') return index;
    if (typeof spec === 'string') return namedDimension(spec)!;
    if ('over' in spec) return quotient(bound('a'), bound('b'));
    if ('root' in spec) return root(bound(spec.root));
    return product(bound(spec.square), bound(spec.square));
  }
}

function rangeText(min: number | undefined, max: number | undefined, integer: boolean): string {
  const number = integer ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined) return `${number} from ${min} to ${max}`;
  if (min !== undefined) return `${number} of at least ${min}`;
  if (max !== undefined) return `${number} of at most ${max}`;
  return number;
}
