/** Tabs, one panel at a time: arrows go along, as the pattern of WAI-ARIA has it. */
import { freshId, make } from './dom.ts';

export interface Tabs {
  readonly element: HTMLElement;
  readonly selected: string;
  select(name: string): void;
}

export function panelTabs(
  label: string,
  panels: Readonly<Record<string, HTMLElement>>,
  shown: (name: string) => void,
): Tabs {
  const names = Object.keys(panels);
  const list = make('div', { class: 'hedgerow-tabs', role: 'tablist', 'aria-label': label });
  const element = make('div', {}, list);
  let selected = '';
  const tabs = names.map((name) => {
    const panel = panels[name]!;
    panel.id = freshId('panel');
    const tab = make(
      'button',
      { type: 'button', role: 'tab', id: freshId('tab'), 'aria-controls': panel.id },
      name,
    );
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    tab.addEventListener('click', () => select(name));
    list.append(tab);
    element.append(panel);
    return tab;
  });
  const select = (name: string): void => {
    selected = name;
    names.forEach((one, i) => {
      const isOn = one === name;
      tabs[i]!.setAttribute('aria-selected', String(isOn));
      tabs[i]!.tabIndex = isOn ? 0 : -1;
      panels[one]!.hidden = !isOn;
    });
    shown(name);
  };
  list.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const next = (names.indexOf(selected) + by + names.length) % names.length;
    select(names[next]!);
    tabs[next]!.focus();
    event.preventDefault();
  });
  return {
    element,
    get selected() {
      return selected;
    },
    select,
  };
}
