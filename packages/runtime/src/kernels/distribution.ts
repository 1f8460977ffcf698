/** The shape of a window's distribution, by population moments, and its memory. */
import type { WindowKernel } from './kernel.ts';
import { comoments, deviation, mean } from './moments.ts';

/** Mean of the standardised values to a power; not finite where they are all equal. */
const standardised =
  (power: 3 | 4): WindowKernel =>
  ([x], start, end) => {
    const centre = mean(x!, start, end);
    const scale = deviation(x!, start, end, centre);
    let sum = 0;
    for (let i = start; i < end; i++) {
      const z = (x![i]! - centre) / scale;
      sum += power === 3 ? z * z * z : z * z * z * z;
    }
    return sum / (end - start);
  };

const fourth = standardised(4);

const autocorrelation: WindowKernel = ([x], start, end, statics) => {
  const lag = statics[0]!;
  if (end - start - lag < 2) return Number.NaN;
  const { xx, xy, yy } = comoments(x!, x!, start, end - lag, lag);
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
};

export const distributionKernels: Readonly<Record<string, WindowKernel>> = {
  skewness: standardised(3),
  kurtosis: (columns, start, end, statics) => fourth(columns, start, end, statics) - 3,
  autocorrelation,
};
