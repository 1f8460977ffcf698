/** Diagnostics of data files and hedgerow.json. */
export const data = {};
