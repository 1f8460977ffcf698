/** Engines for rules, each told a rule in its own way. None has a memory: they are given what the rule compares. */
import { peer } from './load.ts';

/** A fact, and the number or fact that it is compared with. */
export type Comparison = readonly [fact: string, operator: '<' | '>' | '>=', than: number | string];

/** All of a gate, and at least so many votes, each of which is all of its comparisons. */
export interface FactRule {
  readonly gate: readonly Comparison[];
  readonly votes: readonly (readonly Comparison[])[];
  readonly needed: number;
}

export type Facts = Readonly<Record<string, number>>;

export interface RuleEngine {
  readonly name: string;
  /** Told once; gives whether the rule holds at each instant. */
  told(rule: FactRule): (facts: readonly Facts[]) => Promise<boolean[]> | boolean[];
}

/** As an expression; numbers are written as doubles, which CEL tells from integers. */
function expression({ gate, votes, needed }: FactRule, and: string): string {
  const double = (x: number): string => (Number.isInteger(x) ? `${x}.0` : String(x));
  const all = (comparisons: readonly Comparison[]): string =>
    comparisons
      .map(
        ([fact, operator, than]) => `${fact} ${operator} ${typeof than === 'number' ? double(than) : than}`,
      )
      .join(` ${and} `);
  if (needed === 0) return all(gate);
  const counted = votes.map((vote) => `(${all(vote)} ? 1.0 : 0.0)`).join(' + ');
  return `${all(gate)} ${and} ${counted} >= ${double(needed)}`;
}

interface FastCel {
  parse(text: string, options?: unknown): (facts: Facts) => unknown;
}

interface Cel {
  evaluate(program: unknown, facts: Facts): unknown;
  parse(text: string): { readonly isSuccess: boolean; readonly cst?: unknown };
}

interface Zen {
  evaluateExpressionSync(expression: string, facts: Facts): unknown;
}

interface JsonRules {
  readonly Engine: new () => {
    addRule(rule: unknown): void;
    run(facts: Facts): Promise<{ readonly events: readonly unknown[] }>;
  };
}

const operators = { '<': 'lessThan', '>': 'greaterThan', '>=': 'greaterThanInclusive' };

/** It does not count: each vote is a rule of its own behind the gate, and their events are counted. */
function jsonRules({ Engine }: JsonRules): RuleEngine {
  const conditions = (comparisons: readonly Comparison[]) =>
    comparisons.map(([fact, operator, than]) => ({
      fact,
      operator: operators[operator],
      value: typeof than === 'number' ? than : { fact: than },
    }));
  return {
    name: 'json-rules-engine',
    told({ gate, votes, needed }) {
      const engine = new Engine();
      const rules = needed === 0 ? [gate] : votes.map((vote) => [...gate, ...vote]);
      for (const all of rules)
        engine.addRule({ conditions: { all: conditions(all) }, event: { type: 'held' } });
      return async (facts) => {
        const held: boolean[] = [];
        for (const now of facts) held.push((await engine.run(now)).events.length >= Math.max(needed, 1));
        return held;
      };
    },
  };
}

/** Those that are installed. */
export async function ruleEngines(): Promise<RuleEngine[]> {
  const found: RuleEngine[] = [];
  const fastCel = await peer<FastCel>('@marcbachmann/cel-js');
  if (fastCel) {
    const told = (rule: FactRule) => {
      const holds = fastCel.parse(expression(rule, '&&'));
      return (facts: readonly Facts[]) => facts.map((now) => holds(now) === true);
    };
    found.push({ name: '@marcbachmann/cel-js', told });
  }
  const cel = await peer<Cel>('cel-js');
  if (cel) {
    const told = (rule: FactRule) => {
      const { cst } = cel.parse(expression(rule, '&&'));
      return (facts: readonly Facts[]) => facts.map((now) => cel.evaluate(cst, now) === true);
    };
    found.push({ name: 'cel-js', told });
  }
  const zen = await peer<Zen>('@gorules/zen-engine');
  if (zen) {
    const told = (rule: FactRule) => {
      const text = expression(rule, 'and');
      return (facts: readonly Facts[]) => facts.map((now) => zen.evaluateExpressionSync(text, now) === true);
    };
    found.push({ name: 'zen-engine', told });
  }
  const json = await peer<JsonRules>('json-rules-engine');
  if (json) found.push(jsonRules(json));
  return found;
}
