/** Colours of text on their background, by the formula of WCAG 2.2. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { palettes } from '../src/monaco/palettes.ts';

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : Math.exp(2.4 * Math.log((part + 0.055) / 1.055));
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

it.each(Object.entries(palettes))(
  '%s: every colour of text stands out',
  (name, { background, ...colours }) => {
    const least = name.startsWith('high-contrast') ? 7 : 4.5;
    for (const [what, colour] of Object.entries(colours)) {
      expect(contrast(colour, background), what).toBeGreaterThanOrEqual(least);
    }
  },
);

it('brackets, pairs and indentation are those of the extension for VS Code', () => {
  const path = join(import.meta.dirname, '../../vscode/language-configuration.json');
  const theirs = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const ours = readFileSync(join(import.meta.dirname, '../src/monaco/language.ts'), 'utf8');
  const { increaseIndentPattern, decreaseIndentPattern } = theirs.indentationRules as Record<string, string>;
  const patterns = [theirs.wordPattern as string, increaseIndentPattern!, decreaseIndentPattern!];
  for (const pattern of patterns) expect(ours).toContain(`/${pattern}/`);
  const { beforeText } = (theirs.onEnterRules as { beforeText: string }[])[0]!;
  expect(ours).toContain(`/${beforeText}/`);
});
