/** Figures as the page prints them: a real minus sign, a unit, and `unknown` where nothing is known. */
import { grouped } from '../../format/value.ts';

export const UNKNOWN = 'unknown';

type Figure = number | null;

const known = (value: Figure): value is number => value !== null && Number.isFinite(value);

const minus = (text: string): string => text.replace(/^-/, '\u2212');

const made = (value: Figure, write: (value: number) => string): string =>
  known(value) ? minus(write(value)) : UNKNOWN;

export const plain = (value: Figure, decimals = 0): string => made(value, (x) => grouped(x, decimals));

export const share = (value: Figure, decimals = 1): string =>
  made(value, (x) => `${grouped(x * 100, decimals)}%`);

/** A loss kept as a negative fraction, said as its size: `a drawdown of 12.3%`. */
export const depth = (value: Figure, decimals = 1): string =>
  share(known(value) ? Math.abs(value) : value, decimals);

export const usd = (value: Figure): string =>
  made(value, (x) => {
    const text = grouped(x, 0);
    return text.startsWith('-') ? `-$${text.slice(1)}` : `$${text}`;
  });

export const points = (value: Figure, decimals = 1): string =>
  made(value, (x) => `${grouped(x, decimals)} bp`);

const signed = (text: string, value: Figure): string => (known(value) && value > 0 ? `+${text}` : text);

export const signedShare = (value: Figure, decimals = 1): string => signed(share(value, decimals), value);

export const signedUsd = (value: Figure): string => signed(usd(value), value);

/** Probabilities as percent: never a bare 0 or 100. */
export const chanceOf = (value: Figure): string => {
  if (known(value) && value < 0.001) return 'less than 0.1%';
  return known(value) && value > 0.999 ? 'more than 99.9%' : share(value);
};

/** p-values: never a bare 0. */
export const probability = (value: Figure): string =>
  known(value) && value < 0.001 ? '< 0.001' : plain(value, 3);
