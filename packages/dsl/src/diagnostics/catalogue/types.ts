/** Diagnostics of types and dimensions. */
export const types = {};
