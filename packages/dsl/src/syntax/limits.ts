/** What the parser reads and reports at most. All are far above what people write. */

/** Levels of nesting of one expression; Common Expression Language asks for 32 parentheses and 12 calls. */
export const deepestNesting = 200;

/**
 * Operators in one chain. `a + a + ...` is read in a loop and not by recursion, but its tree leans as deep as it is
 * long, and whoever walks the tree walks it by recursion.
 */
export const longestChain = 1_000;

/** Parentheses deeper than this are not even made into tokens. */
export const deepestParentheses = 1_000;

/** Diagnostics of one file. */
export const mostDiagnostics = 100;
