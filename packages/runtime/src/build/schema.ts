/** JSON Schema (2020-12) of the messages that a rule set reads: one form for each of its inputs. */
import type { Ir, Program } from '@hedgerow/dsl';

type Schema = Readonly<Record<string, unknown>>;

const DATE: Schema = { type: 'string', format: 'date', pattern: '^\\d{4}-\\d\\d-\\d\\d$' };
const INSTANT: Schema = {
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)$',
};

const VOLUME: Schema = { type: ['number', 'null'], minimum: 0 };

const range = ({ low, high }: Ir.Input): Schema => ({
  ...(low === undefined ? {} : { minimum: low }),
  ...(high === undefined ? {} : { maximum: high }),
});

function valueSchema(input: Ir.Input, program: Program): Schema {
  if (input.enum !== undefined) return { enum: [...(program.enums.get(input.enum) ?? []), null] };
  if (input.unit === 'truth') return { type: ['boolean', 'null'] };
  return { type: ['number', 'null'], ...range(input) };
}

/** The member that says what an observation describes. */
const placeOf = ({
  every,
}: Ir.Input): { readonly name: string; readonly schema: Schema; readonly isSlow: boolean } => {
  if (every.unit === 'session') return { name: 'session', schema: DATE, isSlow: false };
  if (every.unit === 'minutes') return { name: 'time', schema: INSTANT, isSlow: false };
  return { name: 'period', schema: DATE, isSlow: true };
};

/** The members that give values: of bars a close, with what else is known of the bar, or a bare value, which is one. */
function valueForms(input: Ir.Input, program: Program): readonly Readonly<Record<string, Schema>>[] {
  const value = valueSchema(input, program);
  if (!input.bars) return [{ value }];
  return [{ value }, { close: value, open: value, high: value, low: value, volume: VOLUME }];
}

function messageSchemas(input: Ir.Input, program: Program): readonly Schema[] {
  const place = placeOf(input);
  return valueForms(input, program).map((values) => ({
    title: input.name,
    ...(input.doc === undefined ? {} : { description: input.doc }),
    type: 'object',
    properties: { input: { const: input.name }, [place.name]: place.schema, known_at: INSTANT, ...values },
    required: ['input', place.name, ...(place.isSlow ? ['known_at'] : []), Object.keys(values)[0]],
    additionalProperties: false,
  }));
}

export const messagesSchema = (program: Program, title: string): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: `Observations that ${title} reads`,
  oneOf: program.inputs.flatMap((input) => messageSchemas(input, program)),
});
