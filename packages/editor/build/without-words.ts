/** What is said in words has spaces in it; names, dimensions and keys have none. */
const strings = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g;

/** A script, without comments, whose words are empty strings. */
export const withoutWords = (code: string): string =>
  code.replaceAll(strings, (text) => (text.includes(' ') ? '""' : text));
