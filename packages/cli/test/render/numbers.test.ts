import { describe, expect, it } from 'vitest';
import { exactText, formatMove, formatValue, grouped } from '../../src/render/numbers.ts';

describe('numbers by unit', () => {
  it.each([
    [27.564, 'index', '27.56'],
    [4204.31, 'index', '4,204.31'],
    [5.5, 'price(USD)', '5.50 USD'],
    [0.6, 'ratio', '60%'],
    [0.292857, 'ratio', '29.29%'],
    [-0.5, 'ratio', '-50%'],
    [0, 'ratio', '0%'],
    [0.0425, 'rate', '4.25%'],
    [-0.0012, 'rate', '-12bp'],
    [0.00125, 'rate', '12.5bp'],
    [75_000, 'money(USD)', '75,000 USD'],
    [1_234_567.4, 'money(USD)', '1,234,567 USD'],
    [9.5, 'money', '9.50'],
    [3, 'count', '3'],
    [1, 'truth', 'true'],
    [0, 'truth', 'false'],
    [3, 'sessions', '3 sessions'],
    [1, 'sessions', '1 session'],
    [0.123456, 'index^2', '0.1235'],
    [1e-9, 'index^2', '1.000e-9'],
    [Number.NaN, 'index', 'unknown'],
    [Number.NaN, 'truth', 'unknown'],
  ])('%f as %s is %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it('names the states of a regime and the members of an enumeration', () => {
    const names = (unit: string) => (unit === 'regime:vol' ? ['calm', 'stress'] : undefined);
    expect(formatValue(1, 'regime:vol', names)).toBe('stress');
    expect(formatValue(7, 'regime:vol', names)).toBe('7');
  });

  it('groups thousands, and knows no negative zero', () => {
    expect(grouped(-1234567.891, 2)).toBe('-1,234,567.89');
    expect(grouped(-0.001, 2)).toBe('0.00');
    expect(grouped(999, 0)).toBe('999');
  });

  it('signs differences', () => {
    expect(formatMove(0.44, 'index')).toBe('+0.44');
    expect(formatMove(-0.031, 'ratio')).toBe('-3.1%');
  });

  it('gives machines every digit', () => {
    expect(exactText(0.1 + 0.2, 'number')).toBe('0.30000000000000004');
    expect(exactText(-0, 'number')).toBe('0');
    expect(exactText(1, 'truth')).toBe('true');
    expect(exactText(Number.NaN, 'truth')).toBe('unknown');
  });
});
