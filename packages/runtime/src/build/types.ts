/** TypeScript declarations of a built module: its own names in the types, so that a misspelt input does not compile. */
import type { Ir, Program } from '@hedgerow/dsl';

const union = (names: readonly string[]): string =>
  names.length === 0 ? 'never' : names.map((name) => JSON.stringify(name)).join(' | ');

const BAR =
  'readonly close: number | null; readonly open?: number | null; readonly high?: number | null; readonly low?: number | null; readonly volume?: number | null';

function messagesOf(input: Ir.Input, program: Program): string {
  const { every } = input;
  const isSlow = every.unit !== 'session' && every.unit !== 'minutes';
  const place = every.unit === 'session' ? 'session' : every.unit === 'minutes' ? 'time' : 'period';
  const members = input.enum === undefined ? undefined : program.enums.get(input.enum);
  const type = members ? union(members) : input.unit === 'truth' ? 'boolean' : 'number';
  const forms = [`readonly value: ${type} | null`, ...(input.bars ? [BAR] : [])];
  const named = `readonly input: ${JSON.stringify(input.name)}; readonly ${place}: string; readonly known_at${isSlow ? '' : '?'}: string`;
  return forms.map((values) => `  | { ${named}; ${values} }`).join('\n');
}

function paramOf({ name, enum: of, duration, unit, doc }: Ir.Param, program: Program): string {
  const members = of === undefined ? undefined : program.enums.get(of);
  const comment = doc ?? (duration === undefined ? unit : `in ${duration}`);
  const type = members ? union(members) : 'number';
  return `  /** ${comment.replaceAll('*/', '* /')} */\n  readonly ${JSON.stringify(name)}?: ${type};`;
}

export const declarations = (
  program: Program,
  title: string,
): string => `/** ${title.replaceAll('*/', '* /')}, built by Hedgerow. */

/** An observation; \`null\` is a value that is unknown. Instants are ISO with their offset from UTC, dates YYYY-MM-DD. */
export type Message =
${program.inputs.map((input) => messagesOf(input, program)).join('\n') || '  never'};

export interface Params {
${program.params.map((param) => paramOf(param, program)).join('\n')}
}

export type LayerName = ${union(program.layers.map(({ name }) => name))};
export type RuleName = ${union(program.rules.map(({ name }) => name))};
${SHARED(union(program.profiles.map(({ name }) => name)), union(program.events.map(({ name }) => name)))}`;

const SHARED = (profile: string, event: string): string => `
export interface EventDate {
  readonly date: string;
  readonly time?: string;
  readonly announced?: string;
  readonly cancelled?: string;
}

export interface InitOptions {
  /** Date of the first instant's session: windows see nothing before it. */
  readonly start: string;
  /** Date of the first session to decide; before it windows warm up. */
  readonly from?: string;
  readonly profile?: ${profile};
  readonly params?: Params;
  /** Schedules of events that do not ship with Hedgerow; \`through\` is the date to which one is complete. */
  readonly events?: { readonly [name in ${event}]?: { readonly through: string; readonly dates: readonly EventDate[] } };
}

export interface Approval {
  readonly layer: LayerName;
  readonly by: string;
  readonly at: string;
}

/**
 * What became of a message. \`late\`: the instant at which it would have been known is decided, it counts from the next one
 * on; \`repeated\`: the first observation of a period stands; \`superseded\`: a later period is known already; \`unread\`: no
 * rule reads it.
 */
export type Answer = 'taken' | 'late' | 'repeated' | 'superseded' | 'unread' | { readonly refused: string };

export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Size {
  readonly size: number;
  readonly notional?: number;
  readonly margin?: number;
  readonly contracts?: number;
}

/** Why a condition is as it is: itself, and its parts. */
export interface Why {
  readonly text: string;
  readonly truth: 'true' | 'false' | 'unknown';
  readonly since: string | null;
  readonly children: readonly Why[];
  readonly [more: string]: unknown;
}

export interface Decision {
  readonly id: string;
  readonly instant: string;
  readonly session: string;
  readonly kind:
    | 'proposed'
    | 'approved'
    | 'lapsed'
    | 'activated'
    | 'scaled'
    | 'rolled'
    | 'deactivated'
    | 'vetoed'
    | 'constrained'
    | 'alert';
  readonly layer: LayerName | null;
  readonly action: 'activate' | 'scale' | 'deactivate' | 'roll' | 'alert';
  readonly requested: Size | null;
  readonly granted: Size | null;
  readonly rule: RuleName | null;
  readonly span: Span | null;
  readonly vetoes: readonly { readonly text: string; readonly because?: string; readonly unknown: boolean; readonly span: Span }[];
  readonly limits: readonly {
    readonly text: string;
    readonly quantity: 'size' | 'margin' | 'notional';
    readonly ceiling: number | null;
    readonly span: Span;
  }[];
  readonly notes: readonly string[];
  readonly inputs: { readonly [name: string]: { readonly value: number | string | null; readonly known_at: string | null } };
  readonly why: Why | null;
  readonly text?: string;
  readonly level?: 'info' | 'warning' | 'critical';
  readonly approvals?: readonly string[];
  readonly expiry?: string;
  readonly rules_hash: string;
  readonly params: { readonly [name: string]: number | string };
}

export interface Instant {
  readonly instant: string;
  readonly session: string;
  readonly decisions: readonly Decision[];
}

/** A running rule set; it changes in place. */
declare const running: unique symbol;
export interface Running {
  readonly [running]: true;
}

/** A rule set before its first instant. Throws where an option is not as expected. */
export function init(options: InitOptions): Running;
/** Takes messages and approvals, then decides the next instant. */
export function step(
  rules: Running,
  messages?: readonly Message[],
  approvals?: readonly Approval[],
): Instant & { readonly answers: readonly Answer[] };
/** Takes messages and approvals, then decides every instant up to a time. Throws where a message is refused. */
export function advance(
  rules: Running,
  until: string,
  messages?: readonly Message[],
  approvals?: readonly Approval[],
): Instant[];
/** All that it remembers, as bytes. */
export function snapshot(rules: Running): Uint8Array;
/** Goes on from a snapshot as if it had never stopped. Throws a RangeError for one of another rule set. */
export function restore(snapshot: Uint8Array): Running;

export const about: {
  readonly title: string;
  readonly hash: string;
  readonly calendar: string;
  readonly everyMinutes: number | null;
  readonly inputs: readonly string[];
  readonly params: {
    readonly [name: string]: { readonly default: number; readonly low?: number; readonly high?: number; readonly unit: string };
  };
  readonly profiles: readonly string[];
  readonly layers: readonly LayerName[];
  readonly rules: readonly RuleName[];
};
/** JSON Schema (2020-12) of a message. */
export const inputSchema: { readonly [keyword: string]: unknown };

declare const rules: {
  readonly init: typeof init;
  readonly step: typeof step;
  readonly advance: typeof advance;
  readonly snapshot: typeof snapshot;
  readonly restore: typeof restore;
  readonly about: typeof about;
  readonly inputSchema: typeof inputSchema;
};
export default rules;
`;
