/**
 * The prover against Z3 on random goals. HEDGEROW_RUNS sets how many (20,000 for the figure in docs/analysis.md);
 * HEDGEROW_SEED repeats a run.
 */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import type { Condition } from '../../src/ir/program.ts';
import { type Answer, goal, Prover } from '../../src/prove/prover.ts';
import { parseExpression } from '../../src/syntax/parse.ts';
import { Smt } from './smt.ts';

interface Emscripten {
  ccall(
    name: string,
    result: 'string' | 'number',
    types: readonly string[],
    args: readonly unknown[],
  ): unknown;
}
const { init } = createRequire(import.meta.url)('z3-solver/build/node.js') as {
  init: () => Promise<{ em: Emscripten & { PThread?: { terminateAllThreads(): void } } }>;
};
const { em } = await init();
afterAll(() => em.PThread?.terminateAllThreads());

const config = em.ccall('Z3_mk_config', 'number', [], []);
const context = em.ccall('Z3_mk_context', 'number', ['number'], [config]);
/** The synchronous export starts no thread for a question. */
function z3(problem: string): 'sat' | 'unsat' | 'unknown' {
  const text = `(push)\n${problem}\n(check-sat)\n(pop)\n`;
  const answer = String(
    em.ccall('Z3_eval_smtlib2_string', 'string', ['number', 'string'], [context, text]),
  ).trim();
  if (!['sat', 'unsat', 'unknown'].includes(answer)) throw new Error(`${answer}\n${text}`);
  return answer as 'sat' | 'unsat' | 'unknown';
}

const ranges = { vix: [0, 200], vix3m: [0, 200], vix9d: [0, 300] } as const;

// Levels lie close together, so that boundaries are hit.
const level = fc.constantFrom('20', '25', '25.5', '28', '30', '30.1');
const input = fc.constantFrom('vix', 'vix3m', 'vix9d');
const value = fc.oneof(
  { weight: 5, arbitrary: input },
  { weight: 1, arbitrary: fc.tuple(input, input).map(([a, b]) => `(${a} - ${b})`) },
  {
    weight: 1,
    arbitrary: fc.tuple(input, fc.integer({ min: 1, max: 3 })).map(([x, n]) => `(${x} ${n} sessions ago)`),
  },
  { weight: 1, arbitrary: fc.tuple(input, fc.constantFrom('2', '0.5')).map(([x, k]) => `${x} * ${k}`) },
  {
    weight: 1,
    arbitrary: fc.tuple(input, fc.integer({ min: 2, max: 3 })).map(([x, n]) => `sma(${x}, ${n})`),
  },
);
const { condition } = fc.letrec<{ condition: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(value, fc.constantFrom('>', '<', '>=', '<=', '=='), fc.oneof(level, value))
        .map((p) => p.join(' ')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(input, level, level)
        .map(([x, a, b]) => `${x} in ${[a, b].sort((p, q) => +p - +q).join('..')}`),
    },
    { weight: 1, arbitrary: fc.tuple(input, fc.constantFrom('rising', 'falling')).map((p) => p.join(' ')) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(input, fc.constantFrom('above', 'below'), level)
        .map(([x, d, l]) => `${x} crosses ${d} ${l}`),
    },
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    fc
      .array(tie('condition'), { minLength: 2, maxLength: 4 })
      .map((all) => all.map((c) => `(${c})`).join(' and ')),
    tie('condition').map((c) => `not (${c})`),
    fc.tuple(tie('condition'), fc.integer({ min: 1, max: 4 })).map(([c, n]) => `(${c}) for ${n} sessions`),
    fc.tuple(tie('condition'), fc.integer({ min: 1, max: 4 })).map(([c, n]) => `(${c}) within ${n} sessions`),
    fc
      .tuple(tie('condition'), fc.integer({ min: 1, max: 3 }))
      .map(([c, k]) => `(${c}) for ${k} of 4 sessions`),
    fc
      .tuple(fc.array(tie('condition'), { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 2 }))
      .map(([all, k]) => `at least ${k} of (${all.join(', ')})`),
    fc
      .tuple(tie('condition'), fc.integer({ min: 1, max: 4 }), fc.constantFrom('>=', '<'))
      .map(([c, k, op]) => `count(${c}, 4 sessions) ${op} ${k}`),
  ),
}));

/** Several at once: by themselves most conditions can hold. */
const goals = fc.oneof(
  condition,
  fc.array(condition, { minLength: 3, maxLength: 7 }).map((all) => all.map((c) => `(${c})`).join(' and ')),
);

/** Whether values stand for observations of which it is not certain at which session they lie. */
const looksBackOpenly = ({ values }: Extract<Answer, { kind: 'possible' }>): boolean =>
  [...values().keys()].some((name) => name.includes('~'));

const runs = Number(process.env.HEDGEROW_RUNS ?? 300);
const seed = process.env.HEDGEROW_SEED === undefined ? {} : { seed: Number(process.env.HEDGEROW_SEED) };

test(
  `the prover and Z3 say the same of ${runs} random goals`,
  () => {
    const tally = { sat: 0, unsat: 0, unknown: 0, open: 0, cores: 0 };
    fc.assert(
      fc.property(goals, fc.boolean(), (text, wanted) => {
        const { program, diagnostics } = compile([{ name: 'a', text: `when ${text} alert "x"` }]);
        if (!program) throw new Error(`${text}: ${diagnostics[0]?.message}`);
        const { when } = program.rules[0]!;
        const prover = new Prover(program);
        const answer = prover.ask([goal(when.node, wanted)]);
        const said = answer.kind;
        const smt = new Smt(ranges);
        const truth = smt.truth(parseExpression(text).ast, 0);
        const judged = z3(smt.problem([wanted ? truth : `(not ${truth})`]));
        tally[said === 'unknown' ? 'unknown' : judged]++;
        if (said === 'unknown' || judged === 'unknown') return;
        // Z3 is told of data without holes. With them, the observation before may lie further back than a session.
        if (judged === 'unsat' && answer.kind === 'possible' && looksBackOpenly(answer)) {
          tally.open++;
          return;
        }
        expect(said, text).toBe(judged === 'sat' ? 'possible' : 'impossible');
        if (judged === 'sat' || !wanted || when.form !== 'and') return;
        // A core is unsatisfiable by itself.
        const parts = when.children;
        const core = prover.core(parts.map(({ node }) => goal(node))).map(({ node }) => node);
        const again = new Smt(ranges);
        const of = (part: Condition): string => again.truth(parseExpression(part.text).ast, 0);
        const assertions = parts.filter(({ node }) => core.includes(node)).map(of);
        expect(z3(again.problem(assertions)), text).toBe('unsat');
        tally.cores++;
      }),
      { numRuns: runs, ...seed },
    );
    console.log(`Z3: ${JSON.stringify(tally)}`);
    expect(tally.unknown).toBeLessThan(runs / 10);
    expect(tally.open).toBeLessThan(Math.max(2, runs / 100));
  },
  Math.max(120_000, 200 * runs),
);
