/** The manifest against its JSON Schema: ajv's errors in the words of its schema's titles, one a mistake. */
import { closeTo } from '@hedgerow/dsl';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonPath } from './json-places.ts';
import schema from './manifest.schema.json' with { type: 'json' };

export { schema as manifestSchema };

export interface Mismatch {
  readonly path: JsonPath;
  readonly found: string;
  readonly expected: string;
  readonly suggestion?: string;
  /** The finding is about the key, not its value. */
  readonly key?: boolean;
}

let validate: ValidateFunction | undefined;

const shorten = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
};

const pathOf = ({ instancePath }: ErrorObject, value: unknown): (string | number)[] => {
  const path: (string | number)[] = [];
  let at = value;
  for (const part of instancePath.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(key) : key);
    at = (at as Record<string, unknown>)[key];
  }
  return path;
};

/** Schema keywords that ajv reports beside the error that says it all. */
const isEcho = (error: ErrorObject, all: readonly ErrorObject[]): boolean =>
  error.keyword === 'propertyNames' ||
  error.keyword === 'if' ||
  all.some(
    (other) =>
      other.keyword === 'anyOf' && other !== error && error.schemaPath.startsWith(`${other.schemaPath}/`),
  );

function mismatch(error: ErrorObject, value: unknown): Mismatch {
  const path = pathOf(error, value);
  const parent = error.parentSchema as { readonly title?: string; readonly properties?: object };
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    const known = Object.keys(parent.properties ?? {}).filter((name) => name !== '$schema');
    const suggestion = closeTo(key, known)[0];
    return {
      path: [...path, key],
      key: true,
      found: `an unknown key \`${key}\``,
      expected: `one of ${known.map((name) => `\`${name}\``).join(', ')}`,
      ...(suggestion !== undefined && { suggestion }),
    };
  }
  if (error.keyword === 'required') {
    const key = String(error.params.missingProperty);
    return { path, found: `no key \`${key}\``, expected: `${parent.title}, with \`${key}\`` };
  }
  if (error.propertyName !== undefined)
    return {
      path: [...path, error.propertyName],
      key: true,
      found: `"${error.propertyName}"`,
      expected: `${parent.title}`,
    };
  const allowed: unknown = error.params.allowedValues;
  const suggestion =
    Array.isArray(allowed) && typeof error.data === 'string'
      ? closeTo(error.data, allowed.map(String))[0]
      : undefined;
  return {
    path,
    found: shorten(error.data),
    expected: parent.title ?? error.message ?? 'another value',
    ...(suggestion !== undefined && { suggestion }),
  };
}

/** Everything in which a value is not what the schema says. */
export function mismatches(value: unknown): Mismatch[] {
  validate ??= new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true }).compile(
    schema,
  );
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const found = errors.filter((error) => !isEcho(error, errors)).map((error) => mismatch(error, value));
  // A misspelt key is also a missing one: the suggestion says both.
  const misspelt = new Set(
    found.flatMap(({ path, suggestion }) =>
      suggestion === undefined ? [] : [JSON.stringify([...path.slice(0, -1), suggestion])],
    ),
  );
  return found.filter(({ path, found: what }) => {
    const missing = /^no key `(.*)`$/.exec(what)?.[1];
    return missing === undefined || !misspelt.has(JSON.stringify([...path, missing]));
  });
}
