/** The published JSON Schema (2020-12) of a decision. */
import decisionSchema from './decision.schema.json' with { type: 'json' };

export { decisionSchema };
