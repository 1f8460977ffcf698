/** Messages of a feed, as the JSON Schema of a rule set's inputs has them, to observations. */
import type { BarField, Ir, Program } from '@hedgerow/dsl';
import { parseIsoDate } from '../calendar/civil.ts';
import type { TradingCalendar } from '../calendar/types.ts';
import { periodStart } from '../data/periods.ts';
import type { Observation } from '../stream/arrivals.ts';

/** One observation as plain JSON. `null` is a value that is unknown. */
export interface Message {
  readonly input: string;
  /** Of an input every session: the session's date. */
  readonly session?: string;
  /** Of an input by week, month or quarter: a date in it. */
  readonly period?: string;
  /** Of an input every N minutes: an instant with its offset from UTC. */
  readonly time?: string;
  /** When it became known, an instant with its offset; where absent, the session's close, or the time itself. */
  readonly known_at?: string;
  /** Of bars, the close where nothing else is known. */
  readonly value?: number | string | boolean | null;
  readonly open?: number | null;
  readonly high?: number | null;
  readonly low?: number | null;
  readonly close?: number | null;
  readonly volume?: number | null;
}

/** A message that is none: what was found, and what was expected. */
export class Refused extends Error {}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const BARS: readonly BarField[] = ['open', 'high', 'low', 'close', 'volume'];

const shown = (value: unknown): string => (value === undefined ? 'nothing' : `\`${JSON.stringify(value)}\``);

/** UTC epoch ms of an ISO instant with its offset. */
export function instantOf(text: unknown, what: string): number {
  const time = typeof text === 'string' && INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new Refused(`${what} is ${shown(text)}, expected an instant such as 2020-03-16T20:00:00Z`);
  }
  return time;
}

/** Epoch day of an ISO date. */
export function dateOf(text: unknown, what: string): number {
  const date = typeof text === 'string' ? parseIsoDate(text) : undefined;
  if (date === undefined) throw new Refused(`${what} is ${shown(text)}, expected a date such as 2020-03-16`);
  return date;
}

/** Throws a Refused for what the schema does not allow. */
export function observationOf(message: Message, program: Program, calendar: TradingCalendar): Observation {
  const input = program.inputs.find(({ name }) => name === message.input);
  if (!input) {
    const names = program.inputs.map(({ name }) => name).join(', ');
    throw new Refused(`there is no input ${shown(message.input)}, expected one of ${names}`);
  }
  const { period, knownAt } = placeOf(message, input, calendar);
  const own =
    message.known_at === undefined ? knownAt : instantOf(message.known_at, `known_at of \`${input.name}\``);
  if (own === undefined) {
    throw new Refused(`\`${input.name}\` has no known_at, expected when it was published`);
  }
  if (knownAt !== undefined && own < knownAt) {
    throw new Refused(
      `known_at of \`${input.name}\` is ${shown(message.known_at)}, before what it describes was over`,
    );
  }
  return { input: input.name, period, knownAt: own, values: valuesOf(message, input, program) };
}

function placeOf(
  message: Message,
  { name, every }: Ir.Input,
  calendar: TradingCalendar,
): { readonly period: number; readonly knownAt?: number } {
  if (every.unit === 'minutes') {
    const time = instantOf(message.time, `time of \`${name}\``);
    return { period: time, knownAt: time };
  }
  if (every.unit !== 'session') {
    return { period: periodStart(dateOf(message.period, `period of \`${name}\``), every.unit) };
  }
  const date = dateOf(message.session, `session of \`${name}\``);
  const session = calendar.indexOf(date);
  if (session < 0) {
    throw new Refused(`${message.session} of \`${name}\` is no session: ${calendar.closedBecause(date)}`);
  }
  return { period: session, knownAt: calendar.close[session]! };
}

function valuesOf(message: Message, input: Ir.Input, program: Program): Observation['values'] {
  const of = (field: BarField | 'value'): number =>
    numberOf(message[field], input, program, field === 'value' ? input.name : `${input.name}.${field}`);
  if (!input.bars) return { value: of('value') };
  // The bare name of bars is their close: so is a bare value.
  if (message.close === undefined) return { close: of('value') };
  const given = BARS.filter((field) => message[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, of(field)]));
}

function numberOf(value: unknown, input: Ir.Input, program: Program, what: string): number {
  if (value === null) return Number.NaN;
  const members = input.enum === undefined ? undefined : program.enums.get(input.enum);
  if (members) {
    const ordinal = members.indexOf(String(value));
    if (ordinal >= 0) return ordinal;
    throw new Refused(`\`${what}\` is ${shown(value)}, expected one of ${members.join(', ')}`);
  }
  if (input.unit === 'truth') {
    if (typeof value === 'boolean') return value ? 1 : 0;
    throw new Refused(`\`${what}\` is ${shown(value)}, expected true or false`);
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Refused(`\`${what}\` is ${shown(value)}, expected a number, or null where it is unknown`);
  }
  const { low, high } = input;
  if (!what.endsWith('.volume') && (value < (low ?? value) || value > (high ?? value))) {
    throw new Refused(`\`${what}\` is ${value}, outside ${low ?? ''}..${high ?? ''}`);
  }
  return value;
}
