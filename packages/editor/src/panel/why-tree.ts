/** A why tree as a tree that screen readers and keys know: arrows walk, fold and unfold. */
import type { Why } from '@hedgerow/runtime/browser';
import { make } from './dom.ts';
import { details, signs } from './why-words.ts';

/** `reveal` brings the place of a condition into view; it is called on Enter and on a double click. */
export function whyTree(
  label: string,
  roots: readonly (readonly [string, Why])[],
  reveal: (why: Why) => void,
): HTMLElement {
  const tree = make('ul', { class: 'hedgerow-tree', role: 'tree', 'aria-label': label });
  const places = new Map<HTMLElement, Why>();
  for (const [clause, why] of roots) tree.append(item(why, places, clause));
  const items = (): HTMLElement[] =>
    [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')].filter(
      (one) => !one.parentElement!.closest('[aria-expanded=false]'),
    );
  const focus = (to: HTMLElement | null | undefined): void => {
    if (!to) return;
    for (const one of tree.querySelectorAll('[tabindex="0"]')) one.setAttribute('tabindex', '-1');
    to.tabIndex = 0;
    to.focus();
  };
  const fold = (one: HTMLElement, open: boolean): void => one.setAttribute('aria-expanded', String(open));
  const first = tree.querySelector<HTMLElement>('[role=treeitem]');
  if (first) first.tabIndex = 0;

  tree.addEventListener('keydown', (event) => {
    const at = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]');
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = items();
    const open = at.getAttribute('aria-expanded');
    switch (event.key) {
      case 'ArrowDown':
        focus(all[all.indexOf(at) + 1]);
        break;
      case 'ArrowUp':
        focus(all[all.indexOf(at) - 1]);
        break;
      case 'Home':
        focus(all[0]);
        break;
      case 'End':
        focus(all.at(-1));
        break;
      case 'ArrowRight':
        if (open === 'false') fold(at, true);
        else focus(at.querySelector<HTMLElement>('[role=treeitem]'));
        break;
      case 'ArrowLeft':
        if (open === 'true') fold(at, false);
        else focus(at.parentElement!.closest<HTMLElement>('[role=treeitem]'));
        break;
      case 'Enter':
        reveal(places.get(at)!);
        break;
      default:
        return;
    }
    event.preventDefault();
  });
  tree.addEventListener('click', ({ target }) => {
    const at = (target as Element).closest<HTMLElement>('[role=treeitem]');
    if (!at) return;
    const open = at.getAttribute('aria-expanded');
    if (open !== null && (target as Element).closest('.fold')) fold(at, open === 'false');
    focus(at);
  });
  tree.addEventListener('dblclick', ({ target }) => {
    const at = (target as Element).closest<HTMLElement>('[role=treeitem]');
    if (at) reveal(places.get(at)!);
  });
  return tree;
}

function item(why: Why, places: Map<HTMLElement, Why>, clause?: string): HTMLElement {
  const isBranch = why.children.length > 0;
  const told = details(why);
  const since = why.since === null ? [] : [`since ${why.since}`];
  const label = [clause, why.text, why.truth, ...told, ...since].filter(Boolean).join(', ');
  const element = make('li', {
    role: 'treeitem',
    tabindex: -1,
    class: `${why.truth}${why.decides || clause ? '' : ' is-aside'}`,
    'aria-label': label,
    'aria-expanded': isBranch ? 'true' : undefined,
  });
  const row = make('div', { class: 'row' });
  row.append(
    make('span', { class: 'fold', 'aria-hidden': 'true' }, isBranch ? '▸' : ''),
    make('span', { class: 'sign', title: why.truth }, signs[why.truth]),
    ...(clause ? [make('strong', {}, clause)] : []),
    make('code', {}, why.text),
    make('span', {}, told.join(' · ')),
    make('span', { class: 'hedgerow-note is-optional' }, since.join('')),
  );
  element.append(row);
  places.set(element, why);
  if (isBranch) {
    const group = make('ul', { role: 'group' });
    for (const child of why.children) group.append(item(child, places));
    element.append(group);
  }
  return element;
}
