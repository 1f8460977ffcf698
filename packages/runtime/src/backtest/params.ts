/** The values that a run gives the params: defaults, over them a profile's, over them single settings. */
import {
  type Ast,
  type CheckId,
  closeTo,
  type Diagnostic,
  type DiagnosticParams,
  diagnostic,
  type Ir,
  type Program,
  parseExpression,
} from '@hedgerow/dsl';

export interface Settings {
  readonly profile?: string;
  /** By param: a number in the param's own unit, or text as a rule set would write it (`60%`, `3 sessions`). */
  readonly set?: Readonly<Record<string, number | string>>;
}

export interface ParamValues {
  /** Every param of the program. Those with a problem have the value that they would have without the setting. */
  readonly params: ReadonlyMap<string, number>;
  /** Unknown names, values of a wrong kind or outside the declared range. The file that they name is `settings`. */
  readonly problems: readonly Diagnostic[];
}

/** Resolves the params of a run: defaults < profile < set. Nothing is thrown; what is wrong is in `problems`. */
export function paramsFor(program: Program, { profile, set = {} }: Settings = {}): ParamValues {
  const params = new Map(program.params.map((param) => [param.name, param.default]));
  const problems: Diagnostic[] = [];
  const report = <Id extends CheckId>(id: Id, details: DiagnosticParams<Id>, text: string): void => {
    const at = { file: 'settings', span: { start: 0, end: text.length } };
    problems.push(diagnostic(id, details, at));
  };

  if (profile !== undefined) {
    const declared = program.profiles.find(({ name }) => name === profile);
    for (const [name, value] of declared?.settings ?? []) params.set(name, value);
    if (!declared) {
      const suggestions = closeTo(
        profile,
        program.profiles.map(({ name }) => name),
      );
      report('unknown-name', { name: profile, expected: 'profile', suggestions }, profile);
    }
  }
  for (const [name, given] of Object.entries(set)) {
    const param = program.params.find((p) => p.name === name);
    if (!param) {
      const suggestions = closeTo(
        name,
        program.params.map((p) => p.name),
      );
      report('unknown-name', { name, expected: 'param', suggestions }, name);
      continue;
    }
    const value = typeof given === 'number' ? given : parsed(program, param, given);
    if (value === undefined || Number.isNaN(value)) {
      report('type-mismatch', { expected: expectedOf(program, param), found: `\`${given}\`` }, name);
    } else if (value < (param.low ?? value) || value > (param.high ?? value)) {
      report('value-outside-range', { name, found: value, low: param.low!, high: param.high! }, name);
    } else {
      params.set(name, value);
    }
  }
  return { params, problems };
}

/** A text as a value of the param's own kind and unit; `undefined` where it is none. */
function parsed(program: Program, param: Ir.Param, text: string): number | undefined {
  const { ast, diagnostics } = parseExpression(text, 'settings');
  if (diagnostics.length > 0) return undefined;
  return valueOfExpression(program, param, ast);
}

function valueOfExpression(program: Program, param: Ir.Param, expr: Ast.Expr): number | undefined {
  switch (expr.kind) {
    case 'Paren':
      return valueOfExpression(program, param, expr.inner);
    case 'Negate': {
      const value = valueOfExpression(program, param, expr.operand);
      return value === undefined ? undefined : -value;
    }
    case 'Duration':
      return expr.unit === param.duration ? expr.count : undefined;
    case 'Name': {
      const ordinal = program.enums.get(param.enum ?? '')?.indexOf(expr.name) ?? -1;
      return ordinal < 0 ? undefined : ordinal;
    }
    case 'Money':
      return param.unit === `money(${expr.currency})` || param.unit === 'money' ? expr.value : undefined;
    case 'Number':
      return fits(param, expr.suffix) ? expr.value : undefined;
    default:
      return undefined;
  }
}

/** A percentage is a share: of no other unit than ratios. */
function fits(param: Ir.Param, suffix: Ast.NumberLiteral['suffix']): boolean {
  if (param.duration !== undefined || param.enum !== undefined) return false;
  return suffix === '' || param.unit === 'ratio';
}

function expectedOf(program: Program, param: Ir.Param): string {
  if (param.enum !== undefined) return `one of ${(program.enums.get(param.enum) ?? []).join(', ')}`;
  if (param.duration !== undefined) return `a duration in ${param.duration}`;
  return `a value in ${param.unit}`;
}
