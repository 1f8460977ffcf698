/** The source of a module that is one rule set: its program, its generated code, and what both run on. */
import { extname, join } from 'node:path';
import type { Program } from '@hedgerow/dsl';
import { eventCalendarNames } from '../calendar/events/index.ts';
import type { CalendarChanges } from '../calendar/nyse.ts';
import { generate } from '../stream/generate.ts';
import { literal } from './literal.ts';
import { messagesSchema } from './schema.ts';
import { declarations } from './types.ts';

export interface ModuleOptions {
  /** As the user named the rule set. */
  readonly title: string;
  /** `calendar` of hedgerow.json, where it changes the exchange's sessions. */
  readonly calendar?: CalendarChanges;
}

export interface RulesModule {
  /** JavaScript, with imports of the runtime's own files by absolute path: for a bundler. */
  readonly source: string;
  /** The module's declarations. */
  readonly types: string;
  /** JSON Schema of the messages that it reads. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What the bundler must resolve packages by, so that it finds sources where this runs from sources. */
  readonly conditions: readonly string[];
}

const here = import.meta.dirname;
const extension = extname(import.meta.filename);
const file = (...path: readonly string[]): string => JSON.stringify(`${join(here, ...path)}${extension}`);

/** What is said of a rule set without running it. */
function aboutOf(program: Program, title: string): Readonly<Record<string, unknown>> {
  return {
    title,
    hash: program.hash,
    calendar: program.calendar,
    everyMinutes: program.everyMinutes ?? null,
    inputs: program.inputs.map(({ name }) => name),
    params: Object.fromEntries(
      program.params.map(({ name, default: value, low, high, unit }) => [
        name,
        { default: value, low, high, unit },
      ]),
    ),
    profiles: program.profiles.map(({ name }) => name),
    layers: program.layers.map(({ name }) => name),
    rules: program.rules.map(({ name }) => name),
  };
}

/** A program without what only its authors need. */
const lean = (program: Program): Program => ({ ...program, tests: [], expressions: [] });

export function rulesModule(program: Program, { title, calendar }: ModuleOptions): RulesModule {
  const schema = messagesSchema(program, title);
  const shipped = program.events.filter(({ from }) => eventCalendarNames.includes(from));
  const events = shipped.map(
    ({ name, from }) =>
      `${JSON.stringify(name)}: (calendar) => eventCalendar(${JSON.stringify(from)}, calendar),`,
  );
  const source = `import { built } from ${file('embedded')};
${shipped.length === 0 ? '' : `import { eventCalendar } from ${file('..', 'calendar', 'events', 'index')};`}
const rules = built({
  program: ${literal(lean(program))},
  calendarChanges: ${literal(calendar)},
  events: { ${events.join(' ')} },
  market: (given) => { ${generate(program, false)} },
  book: (given) => { ${generate(program, true)} },
});
export const { init, step, advance, snapshot, restore } = rules;
export const about = ${literal(aboutOf(program, title))};
export const inputSchema = ${literal(schema)};
export default { init, step, advance, snapshot, restore, about, inputSchema };
`;
  const conditions = extension === '.ts' ? ['hedgerow-source'] : [];
  return { source, types: declarations(program, title), schema, conditions };
}
