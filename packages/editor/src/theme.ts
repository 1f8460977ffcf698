import { editor } from 'monaco-editor/editor';
import type { ThemeName } from './monaco/palettes.ts';
import { themeId } from './monaco/themes.ts';
import type { Theme } from './options.ts';

const isDark = '(prefers-color-scheme: dark)';
const wantsContrast = '(prefers-contrast: more), (forced-colors: active)';

function systemTheme(): ThemeName {
  const dark = matchMedia(isDark).matches;
  if (matchMedia(wantsContrast).matches) return dark ? 'high-contrast' : 'high-contrast-light';
  return dark ? 'dark' : 'light';
}

/** Sets the theme of the page's editors; `auto` follows the system from now on. Gives how to stop following. */
export function applyTheme(theme: Theme): () => void {
  if (theme !== 'auto') {
    editor.setTheme(themeId(theme));
    return () => {};
  }
  const follow = (): void => editor.setTheme(themeId(systemTheme()));
  follow();
  const queries = [matchMedia(isDark), matchMedia(wantsContrast)];
  for (const query of queries) query.addEventListener('change', follow);
  return () => {
    for (const query of queries) query.removeEventListener('change', follow);
  };
}
