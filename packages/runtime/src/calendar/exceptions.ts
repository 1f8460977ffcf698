/**
 * What no rule gives: the NYSE's exceptional closures, early closes and late opens since 1990. Facts from the
 * exchange's own list "Special Closings" and its notices; those to come are unknowable and go into
 * `calendar` of hedgerow.json until a new version of this list ships.
 */

/** Full days, ISO date and reason. */
export const exceptionalClosures: readonly (readonly [date: string, reason: string])[] = [
  ['1994-04-27', 'funeral of former President Nixon'],
  ['2001-09-11', 'attacks of September 11'],
  ['2001-09-12', 'attacks of September 11'],
  ['2001-09-13', 'attacks of September 11'],
  ['2001-09-14', 'attacks of September 11'],
  ['2004-06-11', 'mourning for former President Reagan'],
  ['2007-01-02', 'mourning for former President Ford'],
  ['2012-10-29', 'Hurricane Sandy'],
  ['2012-10-30', 'Hurricane Sandy'],
  ['2018-12-05', 'mourning for former President G. H. W. Bush'],
  ['2025-01-09', 'mourning for former President Carter'],
];

/** ISO date, last minute as HH:MM at the exchange, reason. */
export const exceptionalEarlyCloses: readonly (readonly [date: string, close: string, reason: string])[] = [
  ['1994-02-11', '14:30', 'snow'],
  ['1996-01-08', '14:00', 'snow'],
  ['1997-10-27', '15:30', 'circuit breakers'],
  ['1997-12-26', '13:00', 'day after Christmas'],
  ['1999-12-31', '13:00', 'change of the millennium'],
  ['2003-12-26', '13:00', 'day after Christmas'],
  ['2005-06-01', '15:56', 'communications failure'],
];

/** ISO date, first minute as HH:MM at the exchange, reason. */
export const exceptionalLateOpens: readonly (readonly [date: string, open: string, reason: string])[] = [
  ['1990-12-27', '11:00', 'fire in a power station'],
  ['1991-01-17', '09:31', 'moment of silence, Gulf War'],
  ['1991-02-25', '09:31', 'moment of silence, Gulf War'],
  ['1995-12-18', '10:30', 'computer failure'],
  ['1996-01-08', '11:00', 'snow'],
  ['2001-09-17', '09:33', 'moment of silence, September 11'],
  ['2001-10-08', '09:31', 'moment of silence, Enduring Freedom'],
  ['2002-09-11', '12:00', 'anniversary of September 11'],
  ['2003-03-20', '09:32', 'moment of silence, Iraq War'],
  ['2004-06-07', '09:32', 'moment of silence for former President Reagan'],
  ['2006-12-27', '09:32', 'moment of silence for former President Ford'],
];
