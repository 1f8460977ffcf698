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
  for (const [clause, why] of roots) tree.append(item(why, places, 1, clause));
  const items = (): HTMLElement[] =>
    [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')].filter(
      (one) => one.closest('ul.is-folded') === null,
    );
  const focus = (to: HTMLElement | null | undefined): void => {
    if (!to) return;
    for (const one of tree.querySelectorAll('[tabindex="0"]')) one.setAttribute('tabindex', '-1');
    to.tabIndex = 0;
    to.focus();
  };
  const fold = (one: HTMLElement, open: boolean): void => {
    one.setAttribute('aria-expanded', String(open));
    one.nextElementSibling?.classList.toggle('is-folded', !open);
  };
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
        else focus(at.nextElementSibling?.querySelector<HTMLElement>('[role=treeitem]'));
        break;
      case 'ArrowLeft':
        if (open === 'true') fold(at, false);
        else focus(at.closest('ul[role=group]')?.previousElementSibling as HTMLElement | null);
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

/** The row is the item: what a reader hears is what stands in it, and no more. */
function item(why: Why, places: Map<HTMLElement, Why>, level: number, clause?: string): HTMLElement {
  const isBranch = why.children.length > 0;
  const row = make('div', {
    class: `row ${why.truth}${why.decides || clause ? '' : ' is-aside'}`,
    role: 'treeitem',
    tabindex: -1,
    'aria-level': level,
    'aria-expanded': isBranch ? 'true' : undefined,
  });
  const since = why.since === null ? '' : `since ${why.since}`;
  const words = make('span', { class: 'words' });
  words.append(
    ...(clause ? [make('strong', {}, clause), ' '] : []),
    make('code', {}, why.text),
    make('span', { class: 'hedgerow-hidden' }, `: ${why.truth} `),
    make('span', {}, details(why).join(' · ')),
    make('span', { class: 'hedgerow-note is-optional' }, ` ${since}`),
  );
  row.append(
    make('span', { class: 'fold', 'aria-hidden': 'true' }),
    make('span', { class: 'sign', 'aria-hidden': 'true', title: why.truth }, signs[why.truth]),
    words,
  );
  places.set(row, why);
  const element = make('li', { role: 'none' }, row);
  if (isBranch) {
    const group = make('ul', { role: 'group' });
    group.append(...why.children.map((child) => item(child, places, level + 1)));
    element.append(group);
  }
  return element;
}
