/**
 * Our own styles, as a constructed sheet: no `style-src` of a content security policy speaks against it. Monaco's come
 * with the page; a shadow tree does not see those, so it gets a copy.
 */
const own = `
.hedgerow-editor { display: flex; flex-direction: column; block-size: 100%; min-block-size: 0; inline-size: 100%; }
.hedgerow-text { flex: 1 1 0; min-block-size: 0; min-inline-size: 0; overflow: hidden; }
.hedgerow-visit, .hedgerow-answer {
  font: 13px/1.45 system-ui, sans-serif;
  background: Canvas; color: CanvasText;
}
.hedgerow-visit {
  display: flex; gap: 1em; align-items: center; justify-content: space-between;
  padding: 4px 10px; border-block-end: 1px solid GrayText;
}
.hedgerow-answer {
  position: relative; max-block-size: 45%; overflow: auto;
  padding: 8px 10px; border-block-start: 2px solid GrayText;
}
.hedgerow-answer:focus-visible { outline: 2px solid Highlight; outline-offset: -2px; }
.hedgerow-answer p { margin: 0 0 2px; }
.hedgerow-answer code { font-family: ui-monospace, monospace; }
.hedgerow-answer button { position: sticky; inset-block-start: 0; float: inline-end; }
.hedgerow-marked { background: color-mix(in srgb, currentColor 14%, transparent); }
.hedgerow-inline { font-style: italic; opacity: 1; }
.hedgerow-inline-true { color: #1d6b1a; }
.hedgerow-inline-false { color: #a4161a; }
.hedgerow-inline-unknown, .hedgerow-inline-note { color: #59636e; }
:is(.vs-dark, .hc-black) .hedgerow-inline-true { color: #8fd98a; }
:is(.vs-dark, .hc-black) .hedgerow-inline-false { color: #ff9a9a; }
:is(.vs-dark, .hc-black) :is(.hedgerow-inline-unknown, .hedgerow-inline-note) { color: #c3ccd6; }
`;

const users = new WeakMap<Document | ShadowRoot, { count: number; readonly sheets: CSSStyleSheet[] }>();

/** Gives how to take them away again. */
export function adoptStyles(root: Document | ShadowRoot): () => void {
  const known = users.get(root) ?? { count: 0, sheets: sheetsFor(root) };
  users.set(root, known);
  if (known.count++ === 0) root.adoptedStyleSheets.push(...known.sheets);
  return () => {
    if (--known.count > 0) return;
    users.delete(root);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => !known.sheets.includes(one));
  };
}

function sheetsFor(root: Document | ShadowRoot): CSSStyleSheet[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(own);
  return root === document ? [sheet] : [copyOfMonaco(), sheet];
}

/** All rules of sheets that style Monaco. A font face in a shadow tree is ignored; the page's serves it. */
function copyOfMonaco(): CSSStyleSheet {
  const copy = new CSSStyleSheet();
  const text = [...document.styleSheets].flatMap((sheet) => {
    const rules = rulesOf(sheet).filter((rule) => !(rule instanceof CSSFontFaceRule));
    const isMonaco = rules.some((rule) => /\.monaco-editor|\.codicon/.test(rule.cssText));
    return isMonaco ? rules.map((rule) => rule.cssText) : [];
  });
  copy.replaceSync(text.join('\n'));
  return copy;
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    // Of another origin: it may not be read, and is not Monaco's.
    return [];
  }
}
