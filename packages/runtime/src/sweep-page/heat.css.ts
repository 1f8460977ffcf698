/** Heat maps: from pale to dark of one hue, each with its figure in it, so that no colour has to be told apart. */
/** Lightness of each step; figures on all of them have a contrast of 4.5 and more. */
const LIGHTNESS = [96, 90, 83, 76, 68, 60, 38, 30] as const;

const classes = LIGHTNESS.map(
  (lightness, step) =>
    `.h${step} { background: hsl(206 62% ${lightness}%); color: ${lightness < 50 ? '#ffffff' : '#14171c'}; }`,
).join('\n');

/** The class of a share of the way from the least to the greatest. */
export const heatClass = (share: number): string =>
  `h${Math.min(LIGHTNESS.length - 1, Math.floor(share * LIGHTNESS.length))}`;

export const heat = `table.heat { min-width: 0; font-size: .75rem; }
table.heat th, table.heat td { padding: .25rem .4rem; text-align: right; border: 1px solid var(--paper); white-space: nowrap; }
table.heat thead th { border-bottom: 1px solid var(--paper); }
table.heat tbody th { min-width: 0; color: var(--soft); }
table.heat tbody tr:hover > td { background: revert-layer; }
${classes}
td.chosen { outline: 3px solid var(--divested); outline-offset: -3px; font-weight: 700; }`;
