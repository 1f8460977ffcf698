/** Hamilton's filter: by hand, and against its recursion in numpy. */
import { expect, it } from 'vitest';
import { runRecurrence } from './drive.ts';

const filtered = (x: readonly number[], statics: readonly number[]): number[] =>
  Array.from(runRecurrence('regime_probability', [Float64Array.from(x)], statics, 1)[0]!);

const close = (found: readonly number[], expected: readonly number[]): void => {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 12);
};

it('a value half-way between equal states tells nothing', () => {
  // What is known stays 1/2: the prior is too.
  close(filtered([1, 1, 1], [0, 1, 2, 1, 0.9]), [0.5, 0.5, 0.5]);
  // One at the mean of the high state, two deviations from the low one: odds e^2.
  close(filtered([2], [0, 1, 2, 1, 0.9]), [1 / (1 + Math.exp(-2))]);
});

it('is what numpy has', () => {
  close(
    filtered([0, 1, 2, 1.5, 0], [0, 1, 2, 1, 0.9]),
    [0.11920292202211755, 0.195362337617694, 0.7180192879242729, 0.849185115023487, 0.32341350463698715],
  );
  const vix = [17.24, 18.19, 19.22, 20.11, 25, 14, 12, 13, 35];
  close(filtered(vix.map(Math.log), [2.64, 0.16, 3.21, 0.25, 0.996]), [
    ...[0.34066843454856227, 0.3690646223268587, 0.6119138502665732, 0.9006960346682047],
    ...[0.9997433644586772, 0.9169355964210784, 0.1389354782757552, 0.004213578733665383],
    0.9999615540501269,
  ]);
});

it('values beyond all densities decide, and one beyond all numbers is unknown once', () => {
  const [far, low, after] = filtered([1e6, -1e6, 0], [0, 1, 2, 1, 0.9]);
  expect(far).toBe(1);
  expect(low).toBe(0);
  expect(after).toBeGreaterThan(0);
  const found = filtered([2, 1e300, 2], [0, 1, 2, 1, 0.9]);
  expect(found[1]).toBeNaN();
  expect(found[2]).toBe(filtered([2, 2], [0, 1, 2, 1, 0.9])[1]);
});
