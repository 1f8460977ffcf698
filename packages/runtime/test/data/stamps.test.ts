import { describe, expect, it } from 'vitest';
import { isoDate, isoInstant } from '../../src/calendar/civil.ts';
import { parseStamp } from '../../src/data/stamps.ts';
import { nyse } from '../support/inputs.ts';

const read = (text: string, zone: 'UTC' | 'America/New_York' = 'America/New_York'): string => {
  const stamp = parseStamp(text, zone, nyse);
  if (!stamp) return 'nothing';
  const time = stamp.time === undefined ? '' : ` ${isoInstant(stamp.time)}`;
  return `${stamp.label ?? ''}${stamp.midnight ? 'midnight' : ''}${time} of ${isoDate(stamp.date)}`.trim();
};

describe('a time column', () => {
  it.each([
    ['2025-10-24', 'of 2025-10-24'],
    ['10/24/2025', 'of 2025-10-24'],
    ['1/2/1990', 'of 1990-01-02'],
    ['20251024', 'of 2025-10-24'],
    ['2024-02-29', 'of 2024-02-29'],
  ])('reads the date %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['2025-09', 'month of 2025-09-01'],
    ['2025Q4', 'quarter of 2025-10-01'],
    ['2025-Q1', 'quarter of 2025-01-01'],
    ['2025-W01', 'week of 2024-12-30'],
    ['2026-W53', 'week of 2026-12-28'],
  ])('reads the label %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['2025-10-24T16:00:00-04:00', '2025-10-24T20:00:00Z of 2025-10-24'],
    ['2025-10-24T23:30:00Z', '2025-10-24T23:30:00Z of 2025-10-24'],
    ['2025-10-25T01:00:00Z', '2025-10-25T01:00:00Z of 2025-10-24'],
    ['2025-10-24 20:00:00.250+0000', '2025-10-24T20:00:00.250Z of 2025-10-24'],
    ['2025-10-24T08:30', '2025-10-24T12:30:00Z of 2025-10-24'],
    ['10/24/2025 08:30', '2025-10-24T12:30:00Z of 2025-10-24'],
    ['1761307200', '2025-10-24T12:00:00Z of 2025-10-24'],
    ['1761307200500', '2025-10-24T12:00:00.500Z of 2025-10-24'],
  ])('reads the instant %s', (text, expected) => expect(read(text)).toBe(expected));

  it('takes civil time at the exchange, or UTC where the feed says so', () => {
    expect(read('2025-10-24T08:30', 'UTC')).toBe('2025-10-24T08:30:00Z of 2025-10-24');
  });

  it('knows that midnight is how many files write a date, in whatever zone', () => {
    expect(read('2025-10-24T00:00:00Z')).toBe('midnight 2025-10-24T00:00:00Z of 2025-10-24');
    expect(read('2025-10-24 00:00:00+09:00')).toBe('midnight 2025-10-23T15:00:00Z of 2025-10-24');
    expect(read('1761264000')).toBe('midnight 2025-10-24T00:00:00Z of 2025-10-24');
  });

  it.each([
    '2025-02-29',
    '13/01/2025',
    '24/10/2025',
    '2025-13',
    '2025Q5',
    '2025-W54',
    '2025-10-24T24:00Z',
    '2025-10-24T08:61Z',
    '2025-10-24T08:00+99:00',
    '24 Oct 2025',
    '45000',
    'NaN',
    '',
  ])('reads nothing from `%s`', (text) => expect(read(text)).toBe('nothing'));
});
