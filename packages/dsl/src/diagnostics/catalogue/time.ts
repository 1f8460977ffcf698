/** Diagnostics of clocks, windows and durations. */
export const time = {};
