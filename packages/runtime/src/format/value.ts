/**
 * Numbers for people, by unit. Deterministic: no locale, and `toFixed` is exact by definition. What machines read
 * (csv, json) is never made here: it has full precision.
 */

/** Names of an enumeration's members or of a regime's states, by `enum:NAME` / `regime:NAME`. */
export type NamesOf = (unit: string) => readonly string[] | undefined;

const noNames: NamesOf = () => undefined;

/** `1234567.891` with 2 decimals is `1,234,567.89`. */
export function grouped(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole = '', fraction] = text.split('.');
  const groups = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
  const negative = value < 0 && Number(text) !== 0;
  return (negative ? '-' : '') + groups + (fraction === undefined ? '' : `.${fraction}`);
}

/** Up to `decimals` decimals, without trailing zeros: `60%`, `29.29%`. */
function trimmed(value: number, decimals: number): string {
  const text = grouped(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Large rates read as percent, small ones as basis points: `4.25%`, `-12bp`. */
function rate(value: number): string {
  return Math.abs(value) < 0.01 ? `${trimmed(value * 10_000, 1)}bp` : `${trimmed(value * 100, 2)}%`;
}

/**
 * A value in its unit: `index` and prices with 2 decimals, `ratio` as percent, `rate` as percent or bp, money with
 * thousands and currency, enumerations and regimes by name. `unknown` for NaN and null.
 */
export function formatValue(value: number | null, unit: string, namesOf: NamesOf = noNames): string {
  if (value === null || Number.isNaN(value)) return 'unknown';
  const currency = /\((\w+)\)/.exec(unit)?.[1];
  const kind = unit.replace(/\(.*/, '').replace(/:.*/, '');
  switch (kind) {
    case 'truth':
      return value === 1 ? 'true' : 'false';
    case 'enum':
    case 'regime':
      return namesOf(unit)?.[value] ?? String(value);
    case 'ratio':
      return `${trimmed(value * 100, 2)}%`;
    case 'rate':
      return rate(value);
    case 'index':
    case 'price':
      return grouped(value, 2) + (currency === undefined ? '' : ` ${currency}`);
    case 'money':
      return grouped(value, Math.abs(value) < 100 ? 2 : 0) + (currency === undefined ? '' : ` ${currency}`);
    case 'count':
      return trimmed(value, 2);
    case 'sessions':
    case 'minutes':
    case 'hours':
    case 'days':
    case 'weeks':
    case 'months':
    case 'quarters':
    case 'years':
    case 'prints':
      return counted(value, kind.slice(0, -1));
    default:
      return significant(value);
  }
}

/** A dimension without a name of its own (`index^2`): four significant digits at least. */
function significant(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return value.toExponential(3);
  return trimmed(value, size >= 1000 ? 0 : size >= 1 ? 2 : 4);
}

/** A difference, always signed: `+0.44`, `-3.1%`. */
export function formatMove(move: number, unit: string): string {
  const text = formatValue(move, unit);
  return move > 0 ? `+${text}` : text;
}

export const percent = (fraction: number, decimals = 0): string => `${(fraction * 100).toFixed(decimals)}%`;

/** `1 session`, `3 sessions`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${grouped(count, 0)} ${count === 1 ? noun : plural}`;

/** Full precision, as csv and eval print it: `unknown` for NaN, `true` and `false` for a truth. */
export function exactText(value: number, type: 'number' | 'truth'): string {
  if (Number.isNaN(value)) return 'unknown';
  if (type === 'truth') return value === 1 ? 'true' : 'false';
  return Object.is(value, -0) ? '0' : String(value);
}
