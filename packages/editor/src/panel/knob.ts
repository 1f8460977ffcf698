/** Arithmetic of a slider: on which values it stops, and how a value is written into the text. */
import type { Knob } from '../protocol.ts';

type Range = Pick<Knob, 'low' | 'high' | 'step'>;

/** Decimals that a step needs: 0.05 has two. */
export function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 12; decimals++) {
    if (Math.abs(Number(step.toFixed(decimals)) - step) < step * 1e-6) return decimals;
  }
  return 12;
}

/** The stop nearest to a value: a whole number of steps from `low`, within the range. */
export function snapped(value: number, { low, high, step }: Range): number {
  const steps = Math.round((value - low) / step);
  const stop = Math.min(Math.max(low + steps * step, low), high);
  return Number(stop.toFixed(Math.max(decimalsOf(step), decimalsOf(Math.abs(low) || step))));
}

const scales: Readonly<Record<Knob['suffix'], number>> = { '': 1, '%': 100, bp: 10_000, pp: 100 };

/** Thousands apart by underscores, from ten thousand on: as money is written. */
function digits(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length > 4 ? whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, '_') : whole;
  const rest = fraction?.replace(/0+$/, '');
  return (value < 0 ? '-' : '') + grouped + (rest ? `.${rest}` : '');
}

/** A value as the literal would be written: `28.5`, `60%`, `3 sessions`, `500_000 USD`. */
export function written(value: number, { suffix, currency, duration, step }: Knob): string {
  const scale = scales[suffix];
  const number = digits(value * scale, decimalsOf(step * scale));
  if (duration !== undefined) return `${number} ${value === 1 ? duration.replace(/s$/, '') : duration}`;
  return number + suffix + (currency === undefined ? '' : ` ${currency}`);
}

/** With all the digits that the value has, whatever the step. */
export const exactly = (value: number, knob: Knob): string =>
  written(value, { ...knob, step: Math.abs(value) || 1 });

/** What a value is multiplied by where it is written: 100 for `60%`. */
export const scaleOf = ({ suffix }: Knob): number => scales[suffix];

/** A text with another value in the knob's place. */
export const turned = (text: string, { span }: Knob, literal: string): string =>
  text.slice(0, span.start) + literal + text.slice(span.end);
