/** Diagnostics of lexing and parsing. */
export const syntax = {};
