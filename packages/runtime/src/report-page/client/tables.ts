/** Heads that sort, and tables wider than their place that the keyboard can scroll. */
import { element } from './dom.ts';

export function enhanceTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]'))
    makeSortable(table);
  const fit = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const overflows =
        target.scrollWidth > target.clientWidth + 1 || target.scrollHeight > target.clientHeight + 1;
      if (overflows) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const region of document.querySelectorAll('.scroll')) fit.observe(region);
}

function makeSortable(table: HTMLTableElement): void {
  const heads = [...table.tHead!.rows[0]!.cells];
  heads.forEach((head, column) => {
    const label = head.querySelector('.head')!;
    const button = element('button', { type: 'button', class: 'sort' }, [...label.childNodes]);
    label.replaceWith(button);
    button.addEventListener('click', () => {
      const numeric = head.classList.contains('number');
      const before = head.getAttribute('aria-sort');
      const ascending = before === null ? !numeric : before === 'descending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
      sortRows(table.tBodies[0]!, column, numeric, ascending);
    });
  });
}

function sortRows(body: HTMLTableSectionElement, column: number, numeric: boolean, ascending: boolean): void {
  const keyed = [...body.rows].map((row) => {
    const cell = row.cells[column]!;
    return { row, key: cell.dataset.sort ?? cell.textContent ?? '' };
  });
  const order = ascending ? 1 : -1;
  keyed.sort((a, b) => {
    // What is unknown stays at the end, whichever way.
    if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '');
    if (numeric) return order * (Number(a.key) - Number(b.key));
    return order * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  });
  body.append(...keyed.map(({ row }) => row));
}
