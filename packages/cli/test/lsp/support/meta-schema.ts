/** JSON Schemas of LSP's messages, made of the protocol's own machine-readable model. */

type BaseName =
  | 'URI'
  | 'DocumentUri'
  | 'integer'
  | 'uinteger'
  | 'decimal'
  | 'RegExp'
  | 'string'
  | 'boolean'
  | 'null';

export type MetaType =
  | { readonly kind: 'base'; readonly name: BaseName }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'array'; readonly element: MetaType }
  | { readonly kind: 'map'; readonly key: MetaType; readonly value: MetaType }
  | { readonly kind: 'and' | 'or' | 'tuple'; readonly items: readonly MetaType[] }
  | { readonly kind: 'literal'; readonly value: { readonly properties: readonly Property[] } }
  | { readonly kind: 'stringLiteral'; readonly value: string };

interface Property {
  readonly name: string;
  readonly type: MetaType;
  readonly optional?: boolean;
}

interface Structure {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly extends?: readonly MetaType[];
  readonly mixins?: readonly MetaType[];
}

export interface MetaMessage {
  readonly method: string;
  readonly messageDirection: 'clientToServer' | 'serverToClient' | 'both';
  readonly params?: MetaType;
  readonly result?: MetaType;
  readonly partialResult?: MetaType;
  readonly registrationMethod?: string;
  readonly registrationOptions?: MetaType;
}

export interface MetaModel {
  readonly requests: readonly MetaMessage[];
  readonly notifications: readonly MetaMessage[];
  readonly structures: readonly Structure[];
  readonly enumerations: readonly {
    readonly name: string;
    readonly type: { readonly kind: 'base'; readonly name: BaseName };
    readonly values: readonly { readonly value: string | number }[];
    readonly supportsCustomValues?: boolean;
  }[];
  readonly typeAliases: readonly { readonly name: string; readonly type: MetaType }[];
}

export type JsonSchema = object | boolean;

const uri = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9+.-]*:' };
const base: Readonly<Record<BaseName, JsonSchema>> = {
  URI: uri,
  DocumentUri: uri,
  integer: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  uinteger: { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 },
  decimal: { type: 'number' },
  RegExp: { type: 'string' },
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  null: { type: 'null' },
};

/** The aliases that are defined by recursion through every JSON value. */
const anything: ReadonlySet<string> = new Set(['LSPAny', 'LSPObject', 'LSPArray']);

/** The schema of a type; types that have names are references into the definitions. */
export function schemaOf(type: MetaType, definitions: string): JsonSchema {
  const inner = (one: MetaType): JsonSchema => schemaOf(one, definitions);
  switch (type.kind) {
    case 'base':
      return base[type.name];
    case 'reference':
      return { $ref: `${definitions}${type.name}` };
    case 'array':
      return { type: 'array', items: inner(type.element) };
    case 'map':
      return {
        type: 'object',
        propertyNames: type.key.kind === 'base' && type.key.name === 'integer' ? {} : inner(type.key),
        additionalProperties: inner(type.value),
      };
    case 'or':
      return { anyOf: type.items.map(inner) };
    case 'and':
      return { allOf: type.items.map(inner) };
    case 'tuple':
      return {
        type: 'array',
        prefixItems: type.items.map(inner),
        items: false,
        minItems: type.items.length,
        maxItems: type.items.length,
      };
    case 'literal':
      return closed(type.value.properties, definitions);
    case 'stringLiteral':
      return { const: type.value };
  }
}

/**
 * An object with these properties and no others: the protocol lets a server send more, but a property that it does not
 * know is a misspelt one.
 */
function closed(properties: readonly Property[], definitions: string): JsonSchema {
  const required = properties.filter(({ optional }) => !optional).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(({ name, type }) => [name, schemaOf(type, definitions)])),
    required: [...new Set(required)],
    additionalProperties: false,
  };
}

/** The named types of the model by name, where `definitions` is what a reference to one begins with. */
export function definitionsOf(model: MetaModel, definitions: string): Record<string, JsonSchema> {
  const structures = new Map(model.structures.map((one) => [one.name, one]));
  /** Own properties and those of all that a structure extends or mixes in; its own count where both have one. */
  const propertiesOf = (structure: Structure): Property[] => {
    const inherited = [...(structure.extends ?? []), ...(structure.mixins ?? [])].flatMap((parent) =>
      parent.kind === 'reference' ? propertiesOf(structures.get(parent.name)!) : [],
    );
    const byName = new Map([...inherited, ...structure.properties].map((one) => [one.name, one]));
    return [...byName.values()];
  };
  return {
    ...Object.fromEntries(model.structures.map((one) => [one.name, closed(propertiesOf(one), definitions)])),
    ...Object.fromEntries(
      model.enumerations.map(({ name, type, values, supportsCustomValues }) => [
        name,
        supportsCustomValues ? base[type.name] : { enum: values.map(({ value }) => value) },
      ]),
    ),
    ...Object.fromEntries(
      model.typeAliases.map(({ name, type }) => [
        name,
        anything.has(name) ? true : schemaOf(type, definitions),
      ]),
    ),
  };
}
