/** Tabs as the ARIA authoring practices have them: one stop of the Tab key, arrows between, Home and End. */
export interface Tabs {
  set(names: readonly string[], selected: string): void;
  select(name: string): void;
}

export function tabs(list: HTMLElement, panel: HTMLElement, choose: (name: string) => void): Tabs {
  const buttons = (): HTMLButtonElement[] => [...list.querySelectorAll('button')];
  const select = (name: string): void => {
    for (const button of buttons()) {
      const isSelected = button.textContent === name;
      button.setAttribute('aria-selected', String(isSelected));
      button.tabIndex = isSelected ? 0 : -1;
      if (isSelected) button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  };
  const tab = (name: string): HTMLButtonElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', panel.id);
    button.textContent = name;
    button.addEventListener('click', () => choose(name));
    return button;
  };
  list.addEventListener('keydown', (event) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : all.at(to % all.length);
    if (!next) return;
    event.preventDefault();
    choose(next.textContent);
    next.focus();
  });
  return {
    set(names, selected) {
      list.replaceChildren(...names.map(tab));
      select(selected);
    },
    select,
  };
}
