/**
 * Black-Scholes-Merton for European options on an index with a continuous dividend yield, and Black-76.
 * Hull, "Options, Futures, and Other Derivatives", chapters 15, 17, 18, 19.
 */
import { normalCdf, normalPdf } from './normal.ts';

/** 1 for a call, -1 for a put. */
export type Right = 1 | -1;

export interface Contract {
  readonly right: Right;
  /** Level of the underlying. */
  readonly spot: number;
  readonly strike: number;
  /** Years to expiry: calendar time over 365 days. */
  readonly years: number;
  /** Volatility, a fraction per annum: 0.3 is 30%. */
  readonly vol: number;
  /** Continuous risk-free rate. */
  readonly rate: number;
  /** Continuous dividend yield. */
  readonly dividend: number;
}

/** Per unit of their own: vega for a volatility of 1.00, theta for a year, rho for a rate of 1.00. */
export interface Greeks {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
  readonly rho: number;
}

interface Terms {
  readonly d1: number;
  readonly d2: number;
  /** Present values of the underlying and of the strike. */
  readonly stock: number;
  readonly bond: number;
  readonly root: number;
}

function terms({ spot, strike, years, vol, rate, dividend }: Contract): Terms {
  const root = vol * Math.sqrt(years);
  const d1 = (Math.log(spot / strike) + (rate - dividend + (vol * vol) / 2) * years) / root;
  return {
    d1,
    d2: d1 - root,
    stock: spot * Math.exp(-dividend * years),
    bond: strike * Math.exp(-rate * years),
    root,
  };
}

/** Whether time and volatility are left: without, an option is worth its (discounted) intrinsic value. */
const isAlive = ({ years, vol }: Contract): boolean => !(years <= 0 || vol <= 0);

/**
 * With no time left, the payoff; with no volatility, that of the forward, discounted. The Greeks are the limits:
 * a contract in the money is a position in the underlying and the bond, others are nothing.
 */
function certain({ right, spot, strike, years, rate, dividend }: Contract): Greeks {
  const t = Math.max(years, 0);
  const stock = spot * Math.exp(-dividend * t);
  const bond = strike * Math.exp(-rate * t);
  const value = right * (stock - bond);
  if (value <= 0) return { price: 0, delta: 0, gamma: 0, vega: 0, theta: 0, rho: 0 };
  const carry = years > 0 ? right * (dividend * stock - rate * bond) : 0;
  const delta = right * Math.exp(-dividend * t);
  return { price: value, delta, gamma: 0, vega: 0, theta: carry, rho: right * t * bond };
}

export function price(contract: Contract): number {
  if (!isAlive(contract)) return certain(contract).price;
  const { right } = contract;
  const { d1, d2, stock, bond } = terms(contract);
  return right * (stock * normalCdf(right * d1) - bond * normalCdf(right * d2));
}

export function greeks(contract: Contract): Greeks {
  const { right, spot, strike, years, vol, rate, dividend } = contract;
  if (!isAlive(contract)) return certain(contract);
  const { d1, d2, stock, bond, root } = terms(contract);
  const yieldFactor = Math.exp(-dividend * years);
  const density = normalPdf(d1);
  const n1 = normalCdf(right * d1);
  const n2 = normalCdf(right * d2);
  return {
    price: right * (stock * n1 - bond * n2),
    delta: right * yieldFactor * n1,
    gamma: (yieldFactor * density) / (spot * root),
    vega: stock * density * Math.sqrt(years),
    theta:
      (-stock * density * vol) / (2 * Math.sqrt(years)) - right * (rate * bond * n2 - dividend * stock * n1),
    rho: right * strike * years * Math.exp(-rate * years) * n2,
  };
}

/** Black-76: an option on a forward; the same formula with the forward's carry. */
export const black76 = (contract: Omit<Contract, 'dividend'>): number =>
  price({ ...contract, dividend: contract.rate });
