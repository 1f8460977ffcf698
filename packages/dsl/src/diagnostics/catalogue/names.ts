/** Diagnostics of names: unknown, redeclared, cyclic. */
export const names = {};
