/** Calls of every function of the table whose arguments the declared inputs can give. */
import { type FunctionSpec, functionTable, type ParameterSpec } from '@hedgerow/dsl';
import fc from 'fast-check';
import { one, type Text, text, whole } from './choose.ts';

/** An argument for a parameter, or `undefined` where no input fits. */
function argument(parameter: ParameterSpec, index: Text): Text | undefined {
  switch (parameter.role) {
    case 'bars':
      return one('q', 'q by week');
    case 'window': {
      const least = parameter.min;
      return fc.oneof(
        whole(least, least + 6),
        fc.integer({ min: least, max: least + 4 }).map((n) => `${n} sessions`),
      );
    }
    case 'static':
      // Trailing statics have defaults; those without are what a function asks about (a put or a call).
      return parameter.integer ? whole(Math.max(parameter.min ?? 1, 2), 6) : undefined;
    case 'series':
      switch (parameter.dimension) {
        case 'any':
        case 'a':
        case 'b':
        case 'level':
        case 'index':
          return index;
        case 'ratio':
          return one('s', 'a / b');
        case 'rate':
          return one('m');
        default:
          return undefined;
      }
  }
}

/** The call of one function, its members too; `undefined` where an argument cannot be had. */
function call(spec: FunctionSpec, index: Text): Text | undefined {
  const given: Text[] = [];
  for (const parameter of spec.parameters) {
    const arg = argument(parameter, index);
    if (arg) given.push(arg);
    else if (parameter.role === 'static' && parameter.default !== undefined) break;
    else return undefined;
  }
  return fc.tuple(...given).map((args) => `${spec.name}(${args.join(', ')})`);
}

/** Truths about functions: two calls of the same one have one dimension, whatever it is. */
export function aboutFunctions(index: Text): Text {
  const forms = [...functionTable.values()]
    .filter((spec) => !spec.hidden)
    .flatMap((spec) => {
      const called = call(spec, index);
      if (!called) return [];
      const members = ['', ...(spec.members ?? []).map((member) => `.${member.name}`)];
      return members.map((member) => {
        const value = called.map((c) => `${c}${member}`);
        return fc.oneof(
          text`${value} ${one('>', '<=', 'crosses above', 'crosses below')} ${value}`,
          text`${value} ${one('rising', 'falling', 'rising over 3 sessions')}`,
          text`known(${value})`,
        );
      });
    });
  return fc.oneof(...forms);
}
