import { createRequire } from 'node:module';

interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly object[] | null;
}
interface Ajv {
  readonly Ajv2020: new (
    options: object,
  ) => { addSchema(schema: object): void; compile(schema: object): Validate };
}

// ajv belongs to the runtime; the tests borrow it to hold our output against our published schemas.
const runtime = createRequire(new URL('../../../runtime/package.json', import.meta.url));

/** The mismatches of a value with a JSON Schema (2020-12), given as text beside those that it refers to. */
export function validator(
  schema: string,
  ...others: readonly string[]
): (value: unknown) => readonly object[] {
  const { Ajv2020 } = runtime('ajv/dist/2020.js') as Ajv;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  for (const other of others) ajv.addSchema(JSON.parse(other) as object);
  const validate = ajv.compile(JSON.parse(schema) as object);
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}
