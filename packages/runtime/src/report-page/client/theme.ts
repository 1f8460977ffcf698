/** Light, dark, or as the system has it; charts are drawn anew when it changes, and for print. */
import { byId } from './dom.ts';

export function followTheme(redraw: () => void): void {
  const choice = byId('theme');
  choice.addEventListener('change', (event) => {
    const { value } = event.target as HTMLInputElement;
    if (value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
    redraw();
  });
  choice.hidden = false;
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  matchMedia('print').addEventListener('change', redraw);
}
