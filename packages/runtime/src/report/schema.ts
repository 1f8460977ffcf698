/** The published JSON Schema (2020-12) of a report; decisions in it are by decision.schema.json. */
import reportSchema from './report.schema.json' with { type: 'json' };

export { reportSchema };
