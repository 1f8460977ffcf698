import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { goal, Prover } from '../../src/prove/prover.ts';

/** What is said of the condition of the one rule of a text. */
function judge(condition: string, rest = '') {
  const { program, diagnostics } = compile([{ name: 'a', text: `${rest}\nwhen ${condition} alert "x"\n` }]);
  const errors = diagnostics.filter((d) => d.severity === 'error');
  if (!program) throw new Error(errors.map((d) => d.message).join('\n'));
  const prover = new Prover(program);
  const node = program.rules[0]!.when.node;
  return {
    canHold: prover.ask([goal(node)]).kind,
    canFail: prover.ask([goal(node, false)]).kind,
    prover,
    node,
    program,
  };
}
const never = (condition: string, rest?: string) =>
  expect(judge(condition, rest).canHold, condition).toBe('impossible');
const always = (condition: string, rest?: string) =>
  expect(judge(condition, rest).canFail, condition).toBe('impossible');
const open = (condition: string, rest?: string) => {
  const { canHold, canFail } = judge(condition, rest);
  expect([canHold, canFail], condition).toEqual(['possible', 'possible']);
};

describe('thresholds', () => {
  test('of one value', () => {
    never('vix > 30 and vix < 25');
    never('vix > 30 and vix <= 30');
    open('vix >= 30 and vix <= 30');
    always('vix > 30 or vix <= 30');
    never('vix in 30..35 and vix < 30');
    never('vix == 30 and vix > 30.5');
  });
  test('of declared ranges', () => {
    never('vix > 200');
    always('vix <= 200');
    never('x > 120%', 'input x : ratio in 0..1');
    never('rsi(spx, 14) > 100');
    never('not (vix in 0..200)');
  });
  test('of several values, sums and quotients', () => {
    never('vix > vix3m and vix3m > vix9d and vix9d > vix');
    never('us10y - us2y > 50bp and us10y < us2y');
    never('vix3m / vix > 1.1 and vix3m < vix');
    open('vix3m / vix > 1.1 and vix3m > 20');
    never('vix * 2 > 100 and vix < 50');
  });
  test('of a sum, which is one value however it was rounded', () => {
    never('us10y - us2y < 16bp and us10y - us2y > 36bp');
    never('sma(vix, 5) > sma(vix, 20) and not (sma(vix, 5) > sma(vix, 20))');
    open('us10y - us2y > 16bp and us10y - us2y < 36bp');
  });
  test('params at their values', () => {
    never('vix > floor and vix < 20', 'param floor = 25');
  });
});

describe('time', () => {
  test('windows', () => {
    never('vix > 30 for 3 sessions and vix 1 session ago < 30');
    never('vix > 30 for 3 sessions and vix < 25 within 2 sessions');
    open('vix > 30 for 3 sessions and vix < 25 within 4 sessions');
    never('vix > 30 for 2 of 3 sessions and vix < 30 for 2 of 3 sessions');
    never('count(vix > 30, 5 sessions) >= 3 and count(vix < 20, 5 sessions) >= 3');
    always('vix > 30 within 3 sessions or vix <= 30 for 3 sessions');
  });
  test('movements', () => {
    never('vix rising and vix < vix 1 session ago');
    never('vix crosses above 30 and vix < 30');
    never('vix crosses above 30 and vix 1 session ago > 31');
    never('sma(vix, 3) > 30 and vix < 20 for 3 sessions');
    open('sma(vix, 3) > 30 and vix < 20 for 2 sessions');
  });
});

test('data may have holes: the observation before need not be of the session before', () => {
  // 4 now, a hole, 0, 4: the averages are 2 and 8/3.
  open('a == 4 and sma(a, 2) == 2 and sma(a, 3) > 2.5 and a 2 sessions ago < 1', 'input a : index in 0..4');
  never('a == 4 and sma(a, 2) == 2 and a 1 session ago > 1', 'input a : index in 0..4');
  never('sma(a, 3) > 3 and a < 0.9', 'input a : index in 0..4');
});

test('doubles round: nothing is said of what hangs on the last digit', () => {
  // 3 * 0.1 is 0.30000000000000004.
  expect(judge('a * 0.1 > 0.3 and a <= 3', 'input a : index').canHold).toBe('unknown');
  never('a * 0.1 > 0.3 and a <= 2.999', 'input a : index');
  never('a * 0.5 > 0.3 and a <= 0.6', 'input a : index');
  never('a - b > 0 and a <= b', 'input a, b : index');
});

test('a window that a param turns may be short or long', () => {
  const streak = 'param streak = 4 sessions in 2..6 sessions';
  open('vix > 30 for streak and vix 3 sessions ago < 20', streak);
  never('vix > 30 for streak and vix 1 session ago < 20', streak);
  open('(vix > 30 within streak) and vix < 20 for 5 sessions', streak);
  never('(vix > 30 within streak) and vix < 20 for 6 sessions', streak);
});

describe('votes, regimes, scores', () => {
  const regime = 'regime r by vix { low below 20 mid 20..30 high above 30 }';
  const score = 'score s { base 20% +30% when vix > 28 +20% when spx > 3 }';
  test('votes', () => {
    never('at least 2 of (vix > 30, vix < 20, vix > 40) and vix < 35');
    open('at least 2 of (vix > 30, vix < 20, vix > 40) and vix > 35');
    never('none of (vix > 30, vix <= 30)');
  });
  test('bands include their lower bound', () => {
    never('r is mid and vix < 20', regime);
    never('r is mid and vix >= 30', regime);
    open('r is mid and vix > 25', regime);
    never('r in mid..high and vix < 15', regime);
    always('r in low..high', regime);
  });
  test('scores', () => {
    never('s >= 80%', score);
    never('s >= 60% and vix < 20', score);
    always('s >= 10%', score);
    open('s >= 60%', score);
  });
});

test('states of layers, events and functions are free, so that nothing false is proved of them', () => {
  open('second_engine is active and vix > 3');
  open('within 3 days before fomc and vix > 3');
  open('rsi(spx, 14) > 70 and rsi(spx, 14) 1 session ago < 30');
  never('second_engine is active and not (second_engine is active)');
});

test('a core holds nothing that could be left out', () => {
  const { prover, program } = judge('vix > 30 and spx > 3 and vix < 25 and us10y > 4%');
  const parts = program.rules[0]!.when.children.map(({ node }) => goal(node));
  expect(prover.impossible(parts)).toBe(true);
  expect(prover.core(parts)).toEqual([parts[0], parts[2]]);
});

test('a model is one, in round numbers', () => {
  const { prover, node, program } = judge('vix > 28 for 2 sessions and vix3m - vix < -1.5');
  const model = prover.model([goal(node)])!;
  const value = (name: string, offset: number) =>
    model.values.find((m) => {
      const of = program.nodes[m.node]!;
      return of.op === 'input' && of.name === name && m.offset === offset;
    })?.value;
  expect(value('vix', 0)).toBe(29);
  expect(value('vix', -1)).toBe(29);
  expect(value('vix3m', 0)! - value('vix', 0)!).toBeLessThan(-1.5);
});

test('where the ways are too many, nothing is said', () => {
  const many = Array.from({ length: 30 }, (_, i) => `spx > ${i}`).join(', ');
  expect(judge(`at least 15 of (${many})`).canHold).toBe('possible');
  expect(judge(`at least 15 of (${many}) and spx < 14`).canHold).toBe('unknown');
});

test('what can be missing, and params that are meant to be turned, are free', () => {
  open('known(vix3m) or vix > 3');
  open('mode == b and vix > 3', 'enum m { a, b }\nparam mode = a');
  open('vix > floor and vix < 27', 'param floor = 28 in 25..35');
  never('vix > floor and vix < 24', 'param floor = 28 in 25..35');
  never('vix > floor for 2 sessions and vix 1 session ago < floor', 'param floor = 28 in 25..35');
});
