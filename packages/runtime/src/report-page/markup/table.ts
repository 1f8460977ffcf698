/** Tables of figures: a caption, scopes, numbers to the right. The script makes their heads sort. */
import { UNKNOWN } from './figures.ts';
import { type Content, type Html, html, nothing } from './html.ts';

/** What a cell shows, and by what it sorts where that differs; `null` sorts last. */
export interface Cell {
  readonly show: Content;
  readonly sort?: number | string | null;
}

export interface Column<Row> {
  readonly head: string;
  /** Under the head: `US$`, `sessions`. */
  readonly unit?: string;
  readonly kind: 'text' | 'number' | 'date';
  readonly cell: (row: Row) => Cell | string;
}

export interface TableOptions<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Said in place of a table without rows. */
  readonly empty: string;
  /** Tables whose order is their meaning are not sorted. */
  readonly sortable?: boolean;
  readonly note?: Content;
}

export function table<Row>({
  caption,
  columns,
  rows,
  empty,
  sortable = true,
  note,
}: TableOptions<Row>): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<figure class="table"><div class="scroll" role="region" aria-label="${caption}">
<table${sortable ? html` data-sortable` : nothing}><caption>${caption}</caption>
<thead><tr>${columns.map(head)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((column, i) => body(column, row, i === 0))}</tr>\n`)}</tbody>
</table></div>${note === undefined ? nothing : html`<figcaption>${note}</figcaption>`}</figure>`;
}

function head<Row>({ head, unit, kind }: Column<Row>): Html {
  const below = unit === undefined ? nothing : html` <span class="unit">${unit}</span>`;
  return html`<th scope="col"${kindOf(kind)}><span class="head">${head}</span>${below}</th>`;
}

function body<Row>({ kind, cell }: Column<Row>, row: Row, first: boolean): Html {
  const made = cell(row);
  const { show, sort } = typeof made === 'string' ? { show: made, sort: undefined } : made;
  const key = sort === undefined ? nothing : html` data-sort="${sort ?? ''}"`;
  const text = show === UNKNOWN ? html`<span class="unknown">${show}</span>` : show;
  return first
    ? html`<th scope="row"${kindOf(kind)}${key}>${text}</th>`
    : html`<td${kindOf(kind)}${key}>${text}</td>`;
}

const kindOf = (kind: Column<never>['kind']): Html => (kind === 'text' ? nothing : html` class="${kind}"`);

/** A figure and the number it sorts by. */
export const figure = (value: number | null, write: (value: number | null) => string): Cell => ({
  show: write(value),
  sort: value === null ? null : Number(value.toPrecision(8)),
});

export const code = (text: string): Cell => ({ show: html`<code>${text}</code>`, sort: text });
