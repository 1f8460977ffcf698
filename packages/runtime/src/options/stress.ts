/** Scenario stress: a grid of moves of the level and expansions of volatility, at one time. */
import { gainIn, type Priced } from './priced.ts';

export interface StressGrid {
  /** Relative moves of the level, such as -0.08 to 0.06. */
  readonly moves: readonly number[];
  /** Factors of every volatility: 1.3 is an expansion of 30%, of the level and not in points. */
  readonly vols: readonly number[];
}

/** So many equally spaced values from the first to the last, both included. */
export const spaced = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** Ten moves from 8% down to 6% up, as portfolio margin takes for a broad index, and expansions of 30% to 40%. */
export const DEFAULT_GRID: StressGrid = { moves: spaced(-0.08, 0.06, 10), vols: [1.3, 1.35, 1.4] };

export interface StressCell {
  readonly move: number;
  readonly vol: number;
  /** Money gained from now to the scenario. */
  readonly pnl: number;
}

/**
 * Every cell of the grid, moves fastest, each repriced `years` from now.
 */
export function stress(holdings: readonly Priced[], grid: StressGrid, years = 0): StressCell[] {
  return grid.vols.flatMap((vol) =>
    grid.moves.map((move) => ({ move, vol, pnl: gainIn(holdings, { move, vol, years }) })),
  );
}

/** The cell of least P&L; unknown P&L in any cell is the worst. */
export function worst(cells: readonly StressCell[]): StressCell {
  let found = cells[0]!;
  for (const cell of cells) {
    if (Number.isNaN(cell.pnl)) return cell;
    if (cell.pnl < found.pnl) found = cell;
  }
  return found;
}
