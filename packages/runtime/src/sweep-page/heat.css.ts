/** Heat maps: from pale to dark of one hue, each with its figure in it, so that no colour has to be told apart. */
const STEPS = 8;

const classes = (from: number, by: number, ink: (step: number) => string): string =>
  Array.from(
    { length: STEPS },
    (_, step) => `.h${step} { background: hsl(206 62% ${from + by * step}%); color: ${ink(step)}; }`,
  ).join('\n');

/** The class of a share of the way from the least to the greatest. */
export const heatClass = (share: number): string => `h${Math.min(STEPS - 1, Math.floor(share * STEPS))}`;

export const heat = `table.heat { min-width: 0; font-size: .75rem; }
table.heat th, table.heat td { padding: .25rem .4rem; text-align: right; border: 1px solid var(--paper); white-space: nowrap; }
table.heat thead th { border-bottom: 1px solid var(--paper); }
table.heat tbody th { min-width: 0; color: var(--soft); }
table.heat tbody tr:hover > td { background: revert-layer; }
${classes(96, -9, (step) => (step < 4 ? '#14171c' : '#ffffff'))}
td.chosen { outline: 3px solid var(--divested); outline-offset: -3px; font-weight: 700; }`;
