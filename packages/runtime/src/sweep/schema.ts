/** The published JSON Schema (2020-12) of a sweep's result. */
import sweepSchema from './sweep.schema.json' with { type: 'json' };

export { sweepSchema };
