/** The part of the manifest's schema that says how lint rules are set: made of the rules themselves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintRules, type OptionSpec } from '@hedgerow/dsl';

export const manifestSchemaPath = 'packages/runtime/src/data/manifest.schema.json';

const level = {
  title: '"off", "info", "warning" or "error"',
  enum: ['off', 'info', 'warning', 'error'],
};

function optionSchema(option: OptionSpec): object {
  const { doc: description } = option;
  if (option.type === 'strings') {
    return { title: 'an array of strings', description, type: 'array', items: { type: 'string' } };
  }
  const article =
    option.type === 'number' ? 'a number' : option.type === 'string' ? 'a string' : 'true or false';
  return { title: `${article} (default ${JSON.stringify(option.default)})`, description, type: option.type };
}

function ruleSchema(summary: string, options: Readonly<Record<string, OptionSpec>>): object {
  const properties = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, optionSchema(option)]),
  );
  const names = Object.keys(options);
  const settings = {
    title: `an object with ${names.map((name) => `\`${name}\``).join(', ')}`,
    type: 'object',
    additionalProperties: false,
    properties,
  };
  const pair = {
    type: 'array',
    prefixItems: [{ $ref: '#/$defs/lintLevel' }, settings],
    items: false,
    minItems: 2,
    maxItems: 2,
  };
  return names.length === 0
    ? { $ref: '#/$defs/lintLevel', description: summary }
    : {
        title: 'a level, or an array of a level and settings: ["warning", { ... }]',
        description: summary,
        anyOf: [{ $ref: '#/$defs/lintLevel' }, pair],
      };
}

/** The whole schema, with the section `lint` made anew. */
export function manifestSchemaText(root: string): string {
  const schema = JSON.parse(readFileSync(join(root, manifestSchemaPath), 'utf8'));
  const rules = Object.fromEntries(
    Object.entries(lintRules)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { summary, options }]) => [id, ruleSchema(summary, options)]),
  );
  schema.properties.lint = {
    title: 'an object with preset and rules',
    description: 'How `hedgerow lint` looks at this rule set.',
    type: 'object',
    additionalProperties: false,
    properties: {
      preset: {
        title: '"recommended", "strict" or "none"',
        description: 'The levels of all rules that are not set here. Default: recommended.',
        enum: ['recommended', 'strict', 'none'],
      },
      rules: {
        title: 'an object of levels by lint rule',
        type: 'object',
        additionalProperties: false,
        properties: rules,
      },
    },
  };
  schema.$defs.lintLevel = level;
  return `${JSON.stringify(schema, null, 2)}\n`;
}
