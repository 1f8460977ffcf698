/** What can be written at a place of a JSON text, by its schema. */
import { type Place, placeAt } from './json-place.ts';

/** Of JSON Schema, what hedgerow.json's is made of. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema | boolean>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}

export interface JsonCompletion {
  readonly kind: 'key' | 'value';
  /** As a person reads it, and as it is written. */
  readonly label: string;
  readonly text: string;
  readonly detail?: string;
  readonly doc?: string;
}

export interface JsonCompletions extends Pick<Place, 'from' | 'to'> {
  readonly items: readonly JsonCompletion[];
}

export function completionsAt(root: Schema, text: string, offset: number): JsonCompletions | undefined {
  const place = placeAt(text, offset);
  if (!place) return undefined;
  const here = schemasAt(root, place);
  const { from, to } = place;
  return { from, to, items: place.isKey ? keysOf(root, here, place) : valuesOf(here) };
}

type Keys = ReadonlyMap<string, string>;
const isSchema = (schema: Schema | boolean | undefined): schema is Schema => typeof schema === 'object';

/** What a schema is made of, itself first: of a choice that hangs on a key, what that key chooses, or else all of it. */
function partsOf(root: Schema, schema: Schema, keys: Keys | undefined): Schema[] {
  const parts = [...(schema.anyOf ?? [])];
  if (schema.$ref) parts.push(root.$defs![schema.$ref.replace('#/$defs/', '')]!);
  if (schema.if) {
    const conditions = Object.entries(schema.if.properties ?? {});
    const isKnown = conditions.every(([key]) => keys?.get(key));
    const holds = conditions.every(([key, wanted]) => isSchema(wanted) && keys?.get(key) === wanted.const);
    const branches = isKnown ? [holds ? schema.then : schema.else] : [schema.then, schema.else];
    parts.push(...branches.filter(isSchema));
  }
  return [schema, ...parts.flatMap((part) => partsOf(root, part, keys))];
}

/** Everything that describes the value at a place, or the object in which a key is written. */
function schemasAt(root: Schema, { path, around }: Place): Schema[] {
  let here = partsOf(root, root, around[0]);
  for (const [depth, at] of path.entries()) {
    const below = here.flatMap((schema) =>
      typeof at === 'number'
        ? (schema.prefixItems?.[at] ?? schema.items)
        : (schema.properties?.[at] ?? schema.additionalProperties),
    );
    here = below.filter(isSchema).flatMap((schema) => partsOf(root, schema, around[depth + 1]));
  }
  return here;
}

function keysOf(
  root: Schema,
  here: readonly Schema[],
  { around, isFollowedByColon }: Place,
): JsonCompletion[] {
  const known = new Map<string, JsonCompletion>();
  for (const [key, schema] of here.flatMap(({ properties }) => Object.entries(properties ?? {}))) {
    if (known.has(key) || around.at(-1)?.has(key)) continue;
    const parts = isSchema(schema) ? partsOf(root, schema, undefined) : [];
    const detail = parts.find(({ title }) => title !== undefined)?.title;
    const doc = parts.find(({ description }) => description !== undefined)?.description;
    known.set(key, {
      kind: 'key',
      label: key,
      text: isFollowedByColon ? JSON.stringify(key) : `${JSON.stringify(key)}: `,
      ...(detail !== undefined && { detail }),
      ...(doc !== undefined && { doc }),
    });
  }
  return [...known.values()];
}

function valuesOf(here: readonly Schema[]): JsonCompletion[] {
  const values = here.flatMap((schema) => {
    if (schema.const !== undefined) return [schema.const];
    return schema.enum ?? (schema.type === 'boolean' ? [true, false] : []);
  });
  const texts = new Set(values.map((value) => JSON.stringify(value)));
  return [...texts].map((text) => ({ kind: 'value', label: text.replace(/^"|"$/g, ''), text }));
}
