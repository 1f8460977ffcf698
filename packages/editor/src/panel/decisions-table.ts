/** Every decision of the rule set: sorted by any column, filtered by kind, exported as CSV. */
import type { DecisionRow } from '../protocol.ts';
import { columns, csvOf, type DecisionColumn, type Direction, sorted } from './csv.ts';
import { button, freshId, make } from './dom.ts';

/** More rows than these are shown when asked for: a page of ten thousand rows is slow for everybody. */
const rowsAtFirst = 200;

export class DecisionsTable {
  readonly element = make('div');
  readonly #kind: HTMLSelectElement;
  readonly #count = make('span', { class: 'hedgerow-note grow', 'aria-live': 'polite' });
  readonly #head = make('tr');
  readonly #body = make('tbody');
  readonly #more: HTMLButtonElement;
  readonly #choose: (row: DecisionRow) => void;
  #rows: readonly DecisionRow[] = [];
  #column: DecisionColumn = 'session';
  #direction: Direction = 'descending';
  #limit = rowsAtFirst;

  /** `choose` is called with a decision whose why is asked for. */
  constructor(choose: (row: DecisionRow) => void) {
    this.#choose = choose;
    const id = freshId('kind');
    this.#kind = make('select', { id });
    this.#kind.addEventListener('change', () => this.#draw());
    this.#more = button('Show all', () => {
      this.#limit = Number.POSITIVE_INFINITY;
      this.#draw();
    });
    const bar = make('div', { class: 'hedgerow-bar' });
    bar.append(
      make('label', { for: id }, 'Kind'),
      this.#kind,
      this.#count,
      button('Export CSV', () => this.#export()),
    );
    for (const name of columns) {
      const cell = make('th', {
        scope: 'col',
        'data-column': name,
        class: name === 'rule' ? 'is-optional' : undefined,
      });
      cell.append(button(name, () => this.#sort(name)));
      this.#head.append(cell);
    }
    const table = make('table');
    table.append(
      make('caption', { class: 'hedgerow-hidden' }, 'Decisions of the rule set'),
      make('thead', {}, this.#head),
      this.#body,
    );
    const scroll = make('div', {
      class: 'hedgerow-scroll',
      tabindex: 0,
      role: 'region',
      'aria-label': 'Decisions',
    });
    scroll.append(table);
    this.element.append(bar, scroll, this.#more);
    this.rows = [];
  }

  set rows(rows: readonly DecisionRow[]) {
    this.#rows = rows;
    const kinds = ['all', ...new Set(rows.map(({ kind }) => kind))];
    const known = this.#kind.value;
    this.#kind.replaceChildren(...kinds.map((kind) => new Option(kind, kind)));
    this.#kind.value = kinds.includes(known) ? known : 'all';
    this.#draw();
  }

  /** As they are shown. */
  get shown(): readonly DecisionRow[] {
    const kind = this.#kind.value;
    const wanted = this.#rows.filter((row) => kind === 'all' || row.kind === kind);
    return sorted(wanted, this.#column, this.#direction);
  }

  #sort(column: DecisionColumn): void {
    const isSame = this.#column === column;
    this.#direction = isSame && this.#direction === 'ascending' ? 'descending' : 'ascending';
    this.#column = column;
    this.#draw();
  }

  #draw(): void {
    for (const cell of this.#head.children) {
      const name = cell.getAttribute('data-column') ?? '';
      const isSorted = name === this.#column;
      if (isSorted) cell.setAttribute('aria-sort', this.#direction);
      else cell.removeAttribute('aria-sort');
      const arrow = isSorted ? (this.#direction === 'ascending' ? ' ▲' : ' ▼') : '';
      cell.querySelector('button')!.textContent = name + arrow;
    }
    const rows = this.shown;
    this.#count.textContent = `${rows.length} ${rows.length === 1 ? 'decision' : 'decisions'}`;
    this.#more.hidden = rows.length <= this.#limit;
    this.#body.replaceChildren(...rows.slice(0, this.#limit).map((row) => this.#row(row)));
  }

  #row(row: DecisionRow): HTMLTableRowElement {
    const why = button(row.session, () => this.#choose(row), {
      'aria-label': `${row.session}: why ${row.kind} ${row.layer ?? row.rule ?? ''}`,
    });
    const cells = columns.map((name) =>
      make(
        'td',
        { class: name === 'rule' ? 'is-optional' : undefined },
        name === 'session' && row.rule ? why : (row[name] ?? ''),
      ),
    );
    return make('tr', {}, ...cells);
  }

  #export(): void {
    const url = URL.createObjectURL(new Blob([csvOf(this.shown)], { type: 'text/csv;charset=utf-8' }));
    const link = make('a', { href: url, download: 'decisions.csv' });
    link.click();
    URL.revokeObjectURL(url);
  }
}
