import type { RecurrenceKernel } from './kernel.ts';

/** Logarithm of a normal density, but for the constant that both states share. */
const logDensity = (x: number, mean: number, deviation: number): number => {
  const z = (x - mean) / deviation;
  return -0.5 * z * z - Math.log(deviation);
};

/**
 * Hamilton's filter of two states. Statics are mean and deviation of the low state, of the high one, and the
 * probability of staying. State: whether something was seen, and the probability of the high state.
 */
export const regimeProbability: RecurrenceKernel = {
  stateSize: () => 2,
  step(state, args, out, statics) {
    const x = args[0]!;
    const stay = statics[4]!;
    const before = state[0] === 1 ? state[1]! : 0.5;
    const prior = stay * before + (1 - stay) * (1 - before);
    // As odds, in logarithms: densities of far values are both nothing, their ratio is not.
    const evidence = logDensity(x, statics[2]!, statics[3]!) - logDensity(x, statics[0]!, statics[1]!);
    const probability = 1 / (1 + ((1 - prior) / prior) * Math.exp(-evidence));
    out[0] = probability;
    if (Number.isNaN(probability)) return;
    state[0] = 1;
    state[1] = probability;
  },
};
