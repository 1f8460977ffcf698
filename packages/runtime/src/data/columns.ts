/** Which column of a file tells the time, and which gives which input. */
import { type BarField, closeTo, type Ir } from '@hedgerow/dsl';
import type { Cell } from './cells.ts';
import type { CsvFeed } from './feeds.ts';
import type { Issues } from './issues.ts';

export interface ColumnPlan {
  /** Index of the column that tells the time of a row, and of the one that tells when it was published. */
  readonly time: number;
  readonly published?: number;
  readonly cells: readonly Cell[];
}

/** What the columns of a file are matched against. */
export interface Wanted {
  readonly inputs: readonly Ir.Input[];
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

const TIME = [
  'date',
  'time',
  'datetime',
  'timestamp',
  'month',
  'quarter',
  'week',
  'observation_date',
  'trade date',
];
const PUBLISHED = ['released_at', 'known_at'];
const BAR_FIELDS: readonly BarField[] = ['open', 'high', 'low', 'close', 'volume'];

/** Columns that have a role of their own, and so give no input of their name. */
export const NEUTRAL_COLUMNS: ReadonlySet<string> = new Set([...TIME, ...PUBLISHED, ...BAR_FIELDS, 'value']);

/** Words that a file's name may add to its input's: `vix_daily.csv` and `VIX_History.csv` are `vix`. */
const NEUTRAL =
  /^(history|hist|historical|daily|day|eod|prices?|quotes?|ohlcv?|bars?|data|lean|us|index|1d|d|\d{4})$/;

/** The input that a target of a feed's map or a header names: `vix.high` is of `vix`, `book.vega` is one itself. */
export function inputOfTarget(target: string): string {
  const dot = target.lastIndexOf('.');
  return BAR_FIELDS.some((field) => field === target.slice(dot + 1).toLowerCase())
    ? target.slice(0, dot)
    : target;
}

/** `data/VIX_History.csv` to `vix_history`. */
export const baseName = (path: string): string =>
  path
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .toLowerCase();

/** The input that a whole file is named after: by its very name, or with words of no meaning behind it. */
function inputOfFile(
  base: string,
  inputs: readonly Ir.Input[],
): { readonly input: Ir.Input; readonly exact: boolean } | undefined {
  const exact = inputs.find((input) => input.name.toLowerCase() === base);
  if (exact) return { input: exact, exact: true };
  const near = inputs
    .filter((input) => {
      const name = input.name.toLowerCase();
      if (!base.startsWith(name) || !/^[_\-. ]/.test(base.slice(name.length))) return false;
      return base
        .slice(name.length + 1)
        .split(/[_\-. ]/)
        .every((word) => NEUTRAL.test(word));
    })
    .sort((a, b) => b.name.length - a.name.length)[0];
  return near && { input: near, exact: false };
}

/** What a header such as `vix`, `vix.high` means. */
function namedCell(
  name: string,
  inputs: readonly Ir.Input[],
): { readonly input: Ir.Input; readonly field: BarField | 'value' } | undefined {
  const lower = name.toLowerCase();
  const whole = inputs.find((input) => input.name.toLowerCase() === lower);
  if (whole) return { input: whole, field: whole.bars ? 'close' : 'value' };
  const dot = lower.lastIndexOf('.');
  const field = BAR_FIELDS.find((f) => f === lower.slice(dot + 1));
  const bars = inputs.find((input) => input.bars && input.name.toLowerCase() === lower.slice(0, dot));
  return dot > 0 && field && bars ? { input: bars, field } : undefined;
}

/**
 * `from "treasury.dgs10"`: the column that the input itself names, in a file or feed `treasury`. The input `book.vega`
 * is looked for in the column `vega` of `book`.
 */
function fromColumn(input: Ir.Input, source: ReadonlySet<string>): string | undefined {
  const from = input.from ?? input.name;
  const dot = from.indexOf('.');
  if (dot < 0) return undefined;
  return source.has(from.slice(0, dot).toLowerCase()) ? from.slice(dot + 1).toLowerCase() : undefined;
}

type Target = { readonly input: Ir.Input; readonly field: BarField | 'value' };

/** The file's columns, their roles looked up in this order: the feed's map, `from`, the header, the file's name. */
export function planColumns(
  file: string,
  header: readonly string[],
  wanted: Wanted,
  feed: CsvFeed | undefined,
  issues: Issues,
): ColumnPlan | undefined {
  const lower = header.map((h) => h.toLowerCase());
  const base = baseName(file);
  const mapped = new Map<number, string>();
  for (const [column, target] of Object.entries(feed?.columns ?? {})) {
    const index = lower.indexOf(column.toLowerCase());
    if (index >= 0) mapped.set(index, target);
    else
      issues.add(
        'missing-column',
        { column, feed: feed!.name, suggestions: closeTo(column, header) },
        { dropped: true, input: inputOfTarget(target) },
      );
  }
  const roleOf = (index: number): string => (mapped.get(index) ?? lower[index]!).toLowerCase();
  const indexes = header.map((_, i) => i);
  const mappedTime = indexes.find((i) => mapped.get(i) === 'date' || mapped.get(i) === 'time');
  const time = mappedTime ?? indexes.find((i) => TIME.includes(roleOf(i)));
  if (time === undefined) {
    issues.add('no-date-column', { columns: header }, { line: 1, dropped: true });
    return undefined;
  }
  const published = indexes.find((i) => i !== time && PUBLISHED.includes(roleOf(i)));

  const sourceNames = new Set([base, ...(feed ? [feed.name.toLowerCase()] : [])]);
  const targets = new Map<number, Target>();
  for (const i of indexes) {
    if (i === time || i === published) continue;
    const byFrom = wanted.inputs.find((input) => fromColumn(input, sourceNames) === lower[i]);
    const target = byFrom
      ? { input: byFrom, field: byFrom.bars ? ('close' as const) : ('value' as const) }
      : namedCell(mapped.get(i) ?? header[i]!, wanted.inputs);
    if (target) targets.set(i, target);
  }
  addFileNamed(base, lower, wanted.inputs, targets, issues);
  reportUnused(header, indexes, [time, ...(published === undefined ? [] : [published])], targets, issues);
  const cells = uniqueTargets(header, targets, issues).map(([index, { input, field }]): Cell => {
    const members = input.enum === undefined ? undefined : wanted.enums.get(input.enum);
    const scale = typeof feed?.scale === 'number' ? feed.scale : (feed?.scale?.[input.name] ?? 1);
    return {
      index,
      header: header[index]!,
      input,
      field,
      scale: field === 'volume' ? 1 : scale,
      ...(members && { members }),
    };
  });
  return { time, ...(published !== undefined && { published }), cells };
}

/** The columns open, high, low, close, volume, or a lone `value`, belong to the input that the file is named after. */
function addFileNamed(
  base: string,
  lower: readonly string[],
  inputs: readonly Ir.Input[],
  targets: Map<number, Target>,
  issues: Issues,
): void {
  const free = (name: string): number => lower.findIndex((h, i) => h === name && !targets.has(i));
  const main = [free('close'), free('value')].find((i) => i >= 0);
  const named = main === undefined ? undefined : inputOfFile(base, inputs);
  if (main === undefined || !named) return;
  const { input } = named;
  targets.set(main, { input, field: input.bars ? 'close' : 'value' });
  if (input.bars) {
    for (const field of BAR_FIELDS) {
      const index = free(field);
      if (index >= 0 && field !== 'close') targets.set(index, { input, field });
    }
  } else {
    // The other prices of a bar are no unknown columns; this rule set just does not ask for them.
    for (const field of BAR_FIELDS) if (free(field) >= 0) targets.set(free(field), IGNORED);
  }
  if (!named.exact) issues.add('read-as-input', { input: input.name }, { input: input.name });
}

const IGNORED = { input: undefined as never, field: 'value' } as const satisfies Target;

function reportUnused(
  header: readonly string[],
  indexes: readonly number[],
  taken: readonly number[],
  targets: ReadonlyMap<number, Target>,
  issues: Issues,
): void {
  const columns = indexes.filter((i) => !taken.includes(i) && !targets.has(i)).map((i) => header[i]!);
  if (columns.length > 0) issues.add('unused-column', { columns }, { line: 1 });
}

/** One column for each field of each input: the first. */
function uniqueTargets(
  header: readonly string[],
  targets: ReadonlyMap<number, Target>,
  issues: Issues,
): [number, Target][] {
  const first = new Map<string, number>();
  return [...targets]
    .filter(([, target]) => target !== IGNORED)
    .sort(([a], [b]) => a - b)
    .filter(([index, { input, field }]) => {
      const key = `${input.name}.${field}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, index);
      else
        issues.add(
          'duplicate-column',
          { column: header[index]!, input: input.name, first: header[earlier]! },
          { line: 1, dropped: true, input: input.name },
        );
      return earlier === undefined;
    });
}
