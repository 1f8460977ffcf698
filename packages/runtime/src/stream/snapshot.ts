/**
 * A stream's memory as bytes: a mark, the hash of its layout, the doubles of its state (little-endian), and the
 * observations that it was given and that nobody knows yet.
 */
import type { Observation } from './arrivals.ts';

const MARK = 'HEDGEROW';
const VERSION = 2;
/** Mark, version, hash in hex, number of doubles, bytes of text. */
const HASH_AT = MARK.length + 4;
const HASH_LENGTH = 64;
const COUNTS_AT = HASH_AT + HASH_LENGTH;
const HEAD = COUNTS_AT + 8;

export function pack(
  layout: string,
  state: readonly Float64Array[],
  waiting: readonly Observation[],
): Uint8Array<ArrayBuffer> {
  const text = waiting.length === 0 ? new Uint8Array(0) : toJson(waiting);
  const count = state.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(HEAD + 8 * count + text.length);
  const view = new DataView(bytes.buffer);
  const ascii = (at: number, letters: string): void => {
    for (let i = 0; i < letters.length; i++) bytes[at + i] = letters.charCodeAt(i);
  };
  ascii(0, MARK);
  view.setUint32(MARK.length, VERSION, true);
  ascii(HASH_AT, layout);
  view.setUint32(COUNTS_AT, count, true);
  view.setUint32(COUNTS_AT + 4, text.length, true);
  let at = HEAD;
  for (const part of state) {
    for (const value of part) {
      view.setFloat64(at, value, true);
      at += 8;
    }
  }
  bytes.set(text, at);
  return bytes;
}

/** Throws a RangeError for what is no snapshot, is cut off, or has another layout. */
export function unpack(
  bytes: Uint8Array,
  layout: string,
): { readonly state: Float64Array; readonly waiting: readonly Observation[] } {
  const ascii = (at: number, length: number): string =>
    String.fromCharCode(...bytes.subarray(at, at + length));
  if (bytes.length < HEAD || ascii(0, MARK.length) !== MARK) {
    throw new RangeError('these bytes are no snapshot of a stream');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(MARK.length, true);
  if (version !== VERSION) throw new RangeError(`the snapshot has format ${version}, expected ${VERSION}`);
  const found = ascii(HASH_AT, HASH_LENGTH);
  if (found !== layout) {
    throw new RangeError(
      `the snapshot is of layout ${found.slice(0, 12)}, expected ${layout.slice(0, 12)}: another rule set, other params, another first session or number of books made it`,
    );
  }
  const count = view.getUint32(COUNTS_AT, true);
  const length = view.getUint32(COUNTS_AT + 4, true);
  const end = HEAD + 8 * count;
  if (bytes.length !== end + length) {
    throw new RangeError(`the snapshot has ${bytes.length} bytes, expected ${end + length}: it was cut off`);
  }
  const state = new Float64Array(count);
  for (let i = 0; i < count; i++) state[i] = view.getFloat64(HEAD + 8 * i, true);
  return { state, waiting: length === 0 ? [] : (fromJson(bytes.subarray(end)) as Observation[]) };
}

/** JSON has no NaN: null stands for it, in what has no null otherwise. */
export const toJson = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
export const fromJson = (bytes: Uint8Array): unknown =>
  nullAsUnknown(JSON.parse(new TextDecoder().decode(bytes)));

/** In place: `JSON.parse` would call back for every number. */
function nullAsUnknown(value: unknown): unknown {
  if (value === null) return Number.NaN;
  if (typeof value !== 'object') return value;
  const members = value as Record<string, unknown>;
  for (const name in members) {
    const member = members[name];
    if (typeof member === 'object') members[name] = nullAsUnknown(member);
  }
  return value;
}

/** Several pieces as one: each with its length before it. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + 4 + piece.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const piece of pieces) {
    view.setUint32(at, piece.length, true);
    bytes.set(piece, at + 4);
    at += 4 + piece.length;
  }
  return bytes;
}

/** The pieces of `joined`; throws a RangeError where they are not so many. */
export function parted(bytes: Uint8Array, count: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + view.getUint32(at, true);
    if (end > bytes.length) break;
    pieces.push(bytes.subarray(at + 4, end));
    at = end;
  }
  if (pieces.length !== count || at !== bytes.length) {
    throw new RangeError('these bytes are no snapshot of a running rule set, or were cut off');
  }
  return pieces;
}
