/** What the user has set for the system: light or dark, and high contrast. */
import type { ThemeName } from './monaco/palettes.ts';
import type { Theme } from './options.ts';

const isDark = '(prefers-color-scheme: dark)';
const wantsContrast = '(prefers-contrast: more), (forced-colors: active)';

function systemTheme(): ThemeName {
  const dark = matchMedia(isDark).matches;
  if (matchMedia(wantsContrast).matches) return dark ? 'high-contrast' : 'high-contrast-light';
  return dark ? 'dark' : 'light';
}

/** Applies a theme; for `auto` that of the system, now and whenever it changes. Gives how to stop following. */
export function followTheme(theme: Theme, apply: (name: ThemeName) => void): () => void {
  if (theme !== 'auto') {
    apply(theme);
    return () => {};
  }
  const follow = (): void => apply(systemTheme());
  follow();
  const queries = [matchMedia(isDark), matchMedia(wantsContrast)];
  for (const query of queries) query.addEventListener('change', follow);
  return () => {
    for (const query of queries) query.removeEventListener('change', follow);
  };
}
