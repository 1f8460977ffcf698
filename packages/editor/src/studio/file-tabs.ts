/** The files that are open: one stop of the Tab key, arrows between, Enter opens, Delete closes. */
import { element } from './dom.ts';

export interface FileTab {
  readonly path: string;
  readonly isUnsaved: boolean;
}

export interface FileTabActions {
  open(path: string): void;
  close(path: string): void;
}

export class FileTabs {
  readonly #list: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #actions: FileTabActions;

  /** `panel`: where the file of the chosen tab is shown. */
  constructor(list: HTMLElement, panel: HTMLElement, actions: FileTabActions) {
    this.#list = list;
    this.#panel = panel;
    this.#actions = actions;
    list.addEventListener('keydown', (event) => {
      if (this.#pressed(event.key)) event.preventDefault();
    });
  }

  show(tabs: readonly FileTab[], current: string | undefined): void {
    const focused = this.#tabs().indexOf(document.activeElement as HTMLElement);
    this.#list.replaceChildren(...tabs.map((one) => this.#tab(one, one.path === current)));
    const chosen = this.#tabs().find((one) => one.dataset.path === current) ?? this.#tabs()[0];
    if (chosen) chosen.tabIndex = 0;
    if (chosen?.dataset.path === current) chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (chosen) this.#panel.setAttribute('aria-labelledby', chosen.id);
    if (focused >= 0) this.#focus(Math.min(focused, tabs.length - 1));
  }

  #tab({ path, isUnsaved }: FileTab, isChosen: boolean): HTMLElement {
    const cross = element('span', { className: 'cross', textContent: '×', title: `Close ${path} (Delete)` });
    cross.setAttribute('aria-hidden', 'true');
    const mark = element('span', { textContent: isUnsaved ? '● ' : '' });
    mark.setAttribute('aria-hidden', 'true');
    const name = path.slice(path.lastIndexOf('/') + 1);
    const tab = element('div', { className: 'tab', tabIndex: -1, title: path }, mark, name, cross);
    tab.id = `tab-${path}`;
    tab.dataset.path = path;
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-selected', String(isChosen));
    tab.setAttribute('aria-controls', this.#panel.id);
    tab.setAttribute('aria-keyshortcuts', 'Delete');
    tab.setAttribute('aria-label', isUnsaved ? `${name}, unsaved` : name);
    tab.addEventListener('click', ({ target }) => {
      if (target === cross) this.#actions.close(path);
      else this.#actions.open(path);
    });
    // The middle button.
    tab.addEventListener('auxclick', ({ button }) => {
      if (button === 1) this.#actions.close(path);
    });
    return tab;
  }

  #pressed(key: string): boolean {
    const tabs = this.#tabs();
    const at = tabs.indexOf(document.activeElement as HTMLElement);
    const path = tabs[at]?.dataset.path;
    if (path === undefined) return false;
    if (key === 'Enter' || key === ' ') this.#actions.open(path);
    else if (key === 'Delete') this.#actions.close(path);
    else if (key === 'ArrowRight') this.#focus((at + 1) % tabs.length);
    else if (key === 'ArrowLeft') this.#focus((at + tabs.length - 1) % tabs.length);
    else if (key === 'Home') this.#focus(0);
    else if (key === 'End') this.#focus(tabs.length - 1);
    else return false;
    return true;
  }

  #focus(at: number): void {
    const tabs = this.#tabs();
    for (const one of tabs) one.tabIndex = -1;
    const next = tabs[at];
    if (!next) return;
    next.tabIndex = 0;
    next.focus();
  }

  #tabs(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role=tab]')];
  }
}
