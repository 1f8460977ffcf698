/** What each condition and each guard did, on tables that are worked out by hand. */
import { describe, expect, it } from 'vitest';
import type { Cell } from '../support/data.ts';
import { reportOf } from './report-of.ts';

describe('what a condition contributes', () => {
  const given = {
    rules: `input x, y, z : index
      layer put { }
      rule entry: when x > 5 and at least 1 of (y > 5, z > 5) activate put until x < 1`,
    series: {
      //  1  2  3  4  5  6  7  8
      x: [6, 0, 6, 0, 4, 0, 6, 0],
      y: [6, 0, 0, 0, 6, 0, 0, 0],
      z: [0, 0, 6, 0, 0, 0, '?', 0],
    } satisfies Record<string, Cell[]>,
  };

  it('its truth, and the activations without it', () => {
    expect(reportOf(given).conditions).toEqual([
      // Without x > 5 the votes alone decide: 5 is new.
      { rule: 'entry', text: 'x > 5', truthRate: 3 / 8, unknownRate: 0, activationsWithout: 3, added: 1 },
      // A vote less never adds: without y, 1 is lost; without z, 3 is.
      { rule: 'entry', text: 'y > 5', truthRate: 2 / 8, unknownRate: 0, activationsWithout: 1, added: 0 },
      {
        rule: 'entry',
        text: 'z > 5',
        truthRate: 1 / 8,
        unknownRate: 1 / 8,
        activationsWithout: 1,
        added: 0,
      },
    ]);
  });

  it('in its own rule alone, though two rules share the condition', () => {
    const { conditions } = reportOf({
      ...given,
      rules: `input x, y, z : index
        layer put { } layer call { }
        rule one: when x > 5 and y > 5 activate put until x < 1
        rule two: when x > 5 and z > 5 activate call until x < 1`,
    });
    expect(conditions.map(({ rule, text, activationsWithout }) => [rule, text, activationsWithout])).toEqual([
      ['one', 'x > 5', 2],
      ['one', 'y > 5', 3],
      ['two', 'x > 5', 1],
      ['two', 'z > 5', 3],
    ]);
  });

  it('an `unless` too', () => {
    const { conditions } = reportOf({
      ...given,
      rules: `input x, y, z : index
        layer put { }
        rule entry: when x > 5 unless y > 5 or z > 5 activate put until x < 1`,
    });
    // x > 5 at 1, 3 and 7: y bars 1, z bars 3 and (unknown) 7.
    expect(
      conditions.map(({ text, activationsWithout, added }) => [text, activationsWithout, added]),
    ).toEqual([
      ['x > 5', 0, 0],
      ['unless y > 5', 1, 1],
      ['unless z > 5', 2, 2],
    ]);
  });

  it('with conditions that read the layers as they then become', () => {
    const { conditions } = reportOf({
      rules: `input x : index
        layer put { }
        rule entry: when x > 5 and put is idle activate put until put is active`,
      series: { x: [6, 0, 0, 0, 0, 0, 0, 0] },
    });
    // Asked for only while idle and let go while active: without x > 5, every other session.
    expect(conditions).toMatchObject([
      { text: 'x > 5', activationsWithout: 4, added: 3 },
      { text: 'put is idle', activationsWithout: 1, added: 0 },
    ]);
  });
});

describe('exposure to guards', () => {
  it('counts decisions and sessions of each', () => {
    const { guards } = reportOf({
      rules: `input x, y : index
        layer put { }
        rule entry: when x > 5 activate put size 50% until x < 1
        limit put.size to 20% when y > 5
        forbid activate put when y > 8
        require 1 approvals from (risk) to deactivate put`,
      //             1  2  3  4  5  6  7  8
      series: { x: [6, 6, 6, 6, 0, 0, 6, 6], y: [9, '?', 6, 0, 0, 0, 0, 0] },
    });
    expect(guards).toMatchObject([
      // At 3 the claim is cut as it is made, which is two decisions: activated, and constrained. At 4 it is whole.
      { kind: 'limit', layer: 'put', decisions: 2, sessions: 1, unknown: 0 },
      // At 1 forbidden, at 2 unknown: told once, for two sessions.
      { kind: 'forbid', layer: 'put', decisions: 1, sessions: 2, unknown: 1 },
      // Proposed at 5, and never approved.
      { kind: 'require', layer: 'put', decisions: 1, sessions: 4, unknown: 0 },
    ]);
  });
});
