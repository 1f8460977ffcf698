/** Decisions against their published schema. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Decision } from '../../src/engine/decision.ts';
import { decisionSchema } from '../../src/engine/schema.ts';

const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
  decisionSchema,
);

/** Throws where a decision, as JSON, is not what the schema says. */
export function assertValid(decisions: readonly Decision[]): void {
  for (const decision of decisions) {
    if (validate(JSON.parse(JSON.stringify(decision)))) continue;
    const errors = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    throw new Error(`${errors.join('\n')}\n${JSON.stringify(decision, undefined, 1)}`);
  }
}
