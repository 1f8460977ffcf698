import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readNumber } from '../../src/syntax/lexer/numbers.ts';

it('percentages and basis points are the double nearest to what is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (n) => {
      expect(readNumber(`${n}%`)).toEqual({ value: n / 100, suffix: '%' });
      expect(readNumber(`${n}pp`)).toEqual({ value: n / 100, suffix: 'pp' });
      expect(readNumber(`${n}bp`)).toEqual({ value: n / 10_000, suffix: 'bp' });
    }),
  );
  expect(readNumber('28.45%')).toEqual({ value: 0.2845, suffix: '%' });
  expect(readNumber('1e-3%')).toEqual({ value: 1e-5, suffix: '%' });
});

it('digits may be grouped between digits only', () => {
  expect(readNumber('1_000_000.25')).toEqual({ value: 1_000_000.25, suffix: '' });
  expect(readNumber('1__0')).toMatchObject({ instead: '10' });
  expect(readNumber('1_')).toMatchObject({ instead: '1' });
  expect(readNumber('1e999')).toHaveProperty('problem');
  expect(readNumber('15bps')).toMatchObject({ instead: '15bp' });
});
