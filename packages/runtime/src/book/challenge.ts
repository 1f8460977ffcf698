/** Break-evens and how far they are challenged, of what is open. */
import { breakEvensAround, breakEvenWidening, challengeOf, middleOf } from './break-evens.ts';
import type { Measure } from './measures.ts';
import type { Valued } from './value.ts';
import { optionsOf, tradesOf, type View } from './view.ts';

interface Structure {
  /** Level of its underlying at the close of the session in which it was opened. */
  readonly entry: number;
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
  readonly isPrimary: boolean;
}

/** Each open trade of options that makes a profit at expiry where the level stood when it was opened. */
function structures({ open, market, session, settings }: View): Structure[] {
  return tradesOf(open).flatMap((trade: readonly Valued[]): Structure[] => {
    const legs = optionsOf(trade);
    if (legs.length === 0) return [];
    const { underlying, opened } = trade[0]!.position;
    const levelAt = (s: number): number => market.quote(underlying, s).surface.spot;
    const entry = levelAt(market.calendar.indexOf(opened));
    return [
      {
        ...breakEvensAround(legs, entry),
        entry,
        level: levelAt(session),
        isPrimary: underlying === settings.primary,
      },
    ];
  });
}

/** The greatest of some numbers, NaN where there is none or one is unknown. */
const greatest = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : Math.max(...values);

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);

const challenges = (view: View, anchorOf: (s: Structure) => number): number =>
  greatest(structures(view).map((s) => challengeOf(s, anchorOf(s), s.level)));

const primary = (view: View): Structure[] => structures(view).filter(({ isPrimary }) => isPrimary);

/** The core's condors of the nearest expiry, with what of the book lives as long. */
function widening({ open, core, settings }: View): number {
  const ofPrimary = (valued: readonly Valued[]) =>
    optionsOf(valued).filter(({ underlying }) => underlying === settings.primary);
  const cores = ofPrimary(core);
  const front = Math.min(...cores.map(({ expiry }) => expiry));
  const own = cores.filter(({ expiry }) => expiry === front);
  const others = ofPrimary(open).filter((leg) => !own.includes(leg) && leg.expiry >= front);
  return Number.isNaN(middleOf(own)) ? Number.NaN : breakEvenWidening(own, others);
}

export const challengeMeasures = {
  breakeven_challenge: {
    unit: 'ratio',
    doc: 'way from the level at entry to a break-even that has been gone; the worst trade',
    of: (view) => challenges(view, ({ entry }) => entry),
  },
  breakeven_challenge_center: {
    unit: 'ratio',
    doc: 'the same from the middle between the break-evens',
    of: (view) => challenges(view, ({ lower, upper }) => (lower + upper) / 2),
  },
  lower: {
    unit: 'index',
    doc: 'highest lower break-even of the open trades',
    of: (view) => finite(greatest(primary(view).map(({ lower }) => lower))),
  },
  upper: {
    unit: 'index',
    doc: 'lowest upper break-even of the open trades',
    of: (view) => finite(-greatest(primary(view).map(({ upper }) => -upper))),
  },
} as const satisfies Readonly<Record<string, Measure>>;

export const wideningMeasure: Measure = {
  unit: 'ratio',
  doc: "change of the width between the core's break-evens by the other positions",
  of: widening,
};
