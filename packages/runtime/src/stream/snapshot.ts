/**
 * A stream's memory as bytes: a mark, the hash of its layout, the doubles of its state (little-endian), and the
 * observations that it was given and that nobody knows yet.
 */
import type { Observation } from './stream.ts';

const MARK = 'HEDGEROW';
const VERSION = 1;
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
  const text = new TextEncoder().encode(waiting.length === 0 ? '' : JSON.stringify(waiting, unknownAsNull));
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
      `the snapshot is of layout ${found.slice(0, 12)}, expected ${layout.slice(0, 12)}: another rule set, other params, or another number of books made it`,
    );
  }
  const count = view.getUint32(COUNTS_AT, true);
  const length = view.getUint32(COUNTS_AT + 4, true);
  const end = HEAD + 8 * count;
  if (bytes.length !== end + length) {
    throw new RangeError(`the snapshot has ${bytes.length} bytes, expected ${end + length}: it was cut off`);
  }
  const state = Float64Array.from({ length: count }, (_, i) => view.getFloat64(HEAD + 8 * i, true));
  const text = new TextDecoder().decode(bytes.subarray(end));
  return { state, waiting: text === '' ? [] : (JSON.parse(text, nullAsUnknown) as Observation[]) };
}

/** JSON has no NaN. No member of an observation is null otherwise. */
const unknownAsNull = (_: string, value: unknown): unknown =>
  typeof value === 'number' && Number.isNaN(value) ? null : value;
const nullAsUnknown = (_: string, value: unknown): unknown => (value === null ? Number.NaN : value);
