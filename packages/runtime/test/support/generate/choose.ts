/** Small helpers over fast-check for text that is put together from parts. */
import fc from 'fast-check';

export type Text = fc.Arbitrary<string>;

export const one = (...texts: readonly string[]): Text => fc.constantFrom(...texts);

export const whole = (low: number, high: number): Text => fc.integer({ min: low, max: high }).map(String);

/** A template over parts: ``text`${index} > ${level}` ``. */
export const text = (strings: TemplateStringsArray, ...parts: readonly Text[]): Text =>
  fc.tuple(...parts).map((values) => strings.reduce((all, s, i) => all + s + (values[i] ?? ''), ''));

/** One of these, the first ones more often: `[weight, text]`. */
export const weighted = (...options: readonly (readonly [number, Text])[]): Text =>
  fc.oneof(...options.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** The text, or nothing; `weight` to `without`. */
export const maybe = (part: Text, weight = 1, without = 1): Text =>
  fc.oneof({ weight: without, arbitrary: fc.constant('') }, { weight, arbitrary: part });

/** Between so many of a text, joined. */
export const several = (part: Text, least: number, most: number, joint: string): Text =>
  fc.array(part, { minLength: least, maxLength: most }).map((parts) => parts.join(joint));
