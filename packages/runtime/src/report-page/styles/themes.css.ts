/** Colours: after Okabe and Ito, which people with any colour vision tell apart; text has a contrast of 4.5 and more. */
const LIGHT = `color-scheme: light;
--paper: #fffefb; --ink: #1d2129; --soft: #575e6b; --rule: #d5d3cb; --grid: #e7e5de; --tint: #f6f4ee; --accent: #005a9c;
--core: #3d434e; --overlay: #0063a8; --divested: #b84300; --static: #00795a; --delayed: #a3487d;
--layer-0: #0063a8; --layer-1: #b84300; --layer-2: #00795a; --layer-3: #a3487d;
--true: #00664c; --false: #a13a00; --unknown: #5d5670;`;

const DARK = `color-scheme: dark;
--paper: #14171c; --ink: #e8e6e1; --soft: #a3a9b4; --rule: #383d47; --grid: #2a2f38; --tint: #1c2027; --accent: #7cc0f2;
--core: #c3c7ce; --overlay: #5cb4ee; --divested: #f0a04b; --static: #35c49b; --delayed: #e39ac4;
--layer-0: #5cb4ee; --layer-1: #f0a04b; --layer-2: #35c49b; --layer-3: #e39ac4;
--true: #4fd0a8; --false: #f5a763; --unknown: #b9b0d0;`;

/** Dark by the system's wish or by the reader's, and always light on paper. */
export const themes = `:root { ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${DARK} } }
@media screen { :root[data-theme="dark"] { ${DARK} } }`;
