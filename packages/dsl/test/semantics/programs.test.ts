/** What rule sets come to: the parts of the program that decisions read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, functionTable, type Ir, preludeFiles } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { compileText, expressionOf, programOf } from '../support/rule-set.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

describe('the examples of the language', () => {
  it('the one line is a whole rule set', () => {
    const text =
      'when vix > 28 for 3 sessions and breakeven_challenge > 0.6 activate second_engine size 0.25..0.40';
    const { program, diagnostics } = compileText(text);
    expect(diagnostics).toEqual([]);
    expect(program!.rules).toHaveLength(1);
    expect(program!.layers.map((layer) => layer.name)).toEqual(['second_engine']);
  });

  it.each(['second-engine.hedge', 'every-form.hedge'])('%s has no finding', (name) => {
    expect(compileText(fixture(name)).diagnostics).toEqual([]);
  });

  it('the whole prelude checks as a rule set, each name used', () => {
    const { program, diagnostics } = compile(preludeFiles);
    expect(diagnostics).toEqual([]);
    for (const name of ['second_engine', 'low_vol_overlay']) {
      expect(program!.layers.map((layer) => layer.name)).toContain(name);
    }
  });

  it.each([...functionTable.values()].map((spec) => [spec.name, spec.example]))(
    'the example of %s checks over the prelude: %s',
    (_, example) => {
      expect(compileText('', { expressions: [example] }).diagnostics).toEqual([]);
    },
  );
});

describe('what is not used costs nothing', () => {
  it('an empty rule set is an empty program', () => {
    const program = programOf('');
    expect(program.nodes).toEqual([]);
    expect(program.inputs).toEqual([]);
    expect(program.layers).toEqual([]);
  });

  it('a rule set names the inputs that it reads, and no others', () => {
    const { inputs } = programOf('when vix > 28 alert "up"');
    expect(inputs.map((input) => input.name)).toEqual(['vix']);
  });
});

describe('why trees', () => {
  it('have the forms, texts and sides that the author wrote', () => {
    const program = programOf(
      'param floor = 28 let stress = vix > floor for 3 sessions when stress and not spx falling alert "s"',
    );
    const outline = (c: Ir.Condition): unknown => [c.form, c.text, ...c.children.map(outline)];
    expect(outline(program.rules[0]!.when)).toEqual([
      'and',
      'stress and not spx falling',
      ['name', 'stress', ['for', 'vix > floor for 3 sessions', ['compare', 'vix > floor']]],
      ['not', 'not spx falling', ['trend', 'spx falling']],
    ]);
    const compare = program.rules[0]!.when.children[0]!.children[0]!.children[0]!.compare!;
    expect(program.nodes[compare.left]).toMatchObject({ op: 'input', name: 'vix', clock: 1 });
    expect(compare).toMatchObject({ operator: 'gt', unit: 'index' });
  });
});

describe('layers', () => {
  it('take margin apart as slope and intercept', () => {
    const program = programOf(
      'input a, b : money(USD) layer l { size of a margin 2 * size * a + b - size * b }',
    );
    const { slope, intercept } = program.layers[0]!.margin!;
    const text = (id: number): string => {
      const n = program.nodes[id]!;
      if (n.op === 'const') return String(n.value);
      if (n.op === 'input') return n.name;
      return `${n.op}(${n.args.map(text).join(', ')})`;
    };
    expect(text(slope)).toBe('sub(mul(2, a), b)');
    expect(text(intercept)).toBe('b');
  });

  it('of the rule set hide those of the prelude', () => {
    const program = programOf(
      'layer second_engine { buy put on spx delta 0.5 } when vix > 28 activate second_engine size 1',
    );
    expect(program.layers).toHaveLength(1);
    expect(program.layers[0]).toMatchObject({
      file: 'rules.hedge',
      legs: [{ deltaLow: 0.5, deltaHigh: 0.5 }],
    });
  });
});

describe('definitions that data supplies', () => {
  it('become inputs of their type', () => {
    const options = { supplied: ['breakeven_challenge', 'vix', 'no_such_name'] };
    const program = programOf('when breakeven_challenge > 60% alert "x"', options);
    expect(program.inputs).toMatchObject([{ name: 'breakeven_challenge', unit: 'ratio', supplied: true }]);
    expect(program.nodes.some((node) => node.op === 'recurrence')).toBe(false);
  });

  it('keep their scale', () => {
    const { diagnostics } = compileText('when breakeven_challenge > 60 alert "x"', {
      supplied: ['breakeven_challenge'],
    });
    expect(diagnostics.map((d) => d.id)).toEqual(['ratio-scale']);
  });
});

describe('expressions beside the rule set', () => {
  it('see its names, and report in their own file', () => {
    const { diagnostics } = compileText('let a = vix > 1', { expressions: ['a and vxi > 2'] });
    expect(diagnostics).toMatchObject([
      { id: 'unknown-name', file: '<expression>', span: { start: 6, end: 9 } },
    ]);
  });

  it('have units', () => {
    const unit = (e: string): string => expressionOf(e).program.expressions[0]!.unit;
    expect(unit('vix')).toBe('index');
    expect(unit('us10y - us2y')).toBe('rate');
    expect(unit('vix * vix')).toBe('index^2');
    expect(unit('portfolio_margin / core_contracts')).toBe('price(USD)');
    expect(unit('portfolio_margin / portfolio_equity')).toBe('ratio');
    expect(unit('vix > 28')).toBe('truth');
  });
});

describe('rules without a name', () => {
  it('are named by their place, each differently', () => {
    const rule = 'when vix > 28 alert "x"';
    const files = [
      { name: 'a/one.hedge', text: `${rule} ${rule}` },
      { name: 'a/two.hedge', text: rule },
    ];
    const names = compile(files).program!.rules.map((r) => r.name);
    expect(names).toEqual(['rule@1', 'rule@1:25', 'rule@1:1']);
  });
});

describe('constants', () => {
  it('are folded, params are not', () => {
    const { node } = expressionOf('2 * (3 + 4) - 1');
    expect(node).toMatchObject({ op: 'sample' });
    const program = programOf('param n = 2 let x = vix + n * 2');
    expect(program.nodes.some((n) => n.op === 'mul')).toBe(true);
  });

  it('that have no value are unknown', () => {
    const { program } = expressionOf('vix + 1 / 0');
    expect(program.nodes.some((n) => n.op === 'const' && Number.isNaN(n.value))).toBe(true);
  });
});
