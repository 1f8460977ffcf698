/** Figures of the structures that are held: their widths, credits and greatest losses, and how they age. */
import { pairShorts, type Spread } from '../options/pairing.ts';
import type { PricedOption } from '../options/priced.ts';
import { profitAtExpiry } from './break-evens.ts';
import type { Measure } from './measures.ts';
import { expiryTime, type Valued, valueAt } from './value.ts';
import { optionsOf, tradesOf, unitsOf, type View } from './view.ts';

/** Points between short options and their wings, of the widest side of a trade; NaN where none has a wing. */
function widthOf(legs: readonly PricedOption[]): number {
  const spreads = [-1, 1].flatMap(
    (right): readonly Spread[] => pairShorts(legs.filter(({ contract }) => contract.right === right)).spreads,
  );
  const widths = spreads.map(({ width }) => width).filter((width) => width > 0);
  return widths.length === 0 ? Number.NaN : Math.max(...widths);
}

const withOptions = ({ open }: View): Valued[][] =>
  tradesOf(open).filter((trade) => optionsOf(trade).length > 0);

function width(view: View): number {
  const widths = withOptions(view).map((trade) => widthOf(optionsOf(trade)));
  return widths.length === 0 ? Number.NaN : Math.max(...widths);
}

function notionalWidth(view: View): number {
  let money = 0;
  for (const trade of withOptions(view))
    money += unitsOf(trade) * trade[0]!.position.multiplier * widthOf(optionsOf(trade));
  return money;
}

function credit({ open }: View): number {
  let money = 0;
  for (const { contracts, multiplier, entry } of optionsOf(open)) money -= contracts * multiplier * entry;
  return money;
}

/** The most that a trade loses at expiry: at a strike, at zero, or without end above the last one. */
function greatestLoss(legs: readonly PricedOption[]): number {
  const strikes = legs.map(({ contract }) => contract.strike);
  const highest = Math.max(...strikes);
  if (profitAtExpiry(legs, highest + 1) < profitAtExpiry(legs, highest)) return Number.NaN;
  return Math.max(...[0, ...strikes].map((level) => -profitAtExpiry(legs, level)));
}

function maxLoss(view: View): number {
  let money = 0;
  for (const trade of withOptions(view)) money += greatestLoss(optionsOf(trade));
  return money;
}

/**
 * What a day's move at each option's own volatility costs by gamma, -gamma S^2 sigma^2 / (2 x 365), over the theta of
 * a day when the positions were opened.
 */
function gammaTheta({ open, market }: View): number {
  let [cost, theta] = [0, 0];
  for (const { position, priced, greeks } of open) {
    if (priced.kind !== 'option') continue;
    // The dollar gamma is gamma S^2 / 100.
    cost -= (100 * greeks.gamma * priced.contract.vol * priced.contract.vol) / (2 * 365);
    theta += valueAt(position, market.calendar.indexOf(position.opened), market).greeks.theta;
  }
  return theta === 0 ? Number.NaN : cost / theta;
}

/** sqrt(T0 / T) of the trade for which it is greatest. */
function thetaAcceleration({ open, market: { calendar }, session }: View): number {
  const ratios = open
    .filter(({ priced }) => priced.kind === 'option')
    .map(({ position }) => {
      const expiry = expiryTime(position, calendar);
      const opened = calendar.close[calendar.indexOf(position.opened)]!;
      return Math.sqrt((expiry - opened) / (expiry - calendar.close[session]!));
    });
  return ratios.length === 0 ? Number.NaN : Math.max(...ratios);
}

export const structureMeasures = {
  width: { unit: 'index', doc: 'points between a short option and its wing, of the widest side', of: width },
  credit: { unit: 'money(USD)', doc: 'what selling the open options brought in, net', of: credit },
  max_loss: {
    unit: 'money(USD)',
    doc: 'the most that the trades of options lose at their expiries; unknown where it has no end',
    of: maxLoss,
  },
  notional_width: { unit: 'money(USD)', doc: 'contracts x multiplier x width', of: notionalWidth },
  gamma_theta: {
    unit: 'ratio',
    doc: "cost of a day's move by gamma over the theta of a day at entry",
    of: gammaTheta,
  },
  theta_accel: {
    unit: 'ratio',
    doc: 'sqrt(time to expiry at entry / now), of the trade where it is greatest',
    of: thetaAcceleration,
  },
} as const satisfies Readonly<Record<string, Measure>>;
