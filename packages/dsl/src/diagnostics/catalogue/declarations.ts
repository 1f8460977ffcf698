/** Diagnostics of layers, rules, regimes, scores, tests. */
export const declarations = {};
