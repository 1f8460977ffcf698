/** Regimes, scores and layers. */
import { span } from '../../source/span.ts';
import type {
  Expiry,
  Expr,
  Ident,
  LayerDecl,
  Leg,
  RegimeBand,
  RegimeDecl,
  RegimeState,
  ScoreDecl,
  ScoreTerm,
} from '../ast.ts';
import { types, unit } from '../lexer/tokens.ts';
import { expiryCycles, instruments } from '../words.ts';
import { DeclarationGrammar } from './declarations.ts';
import { level } from './levels.ts';
import type { Landmark, Rule } from './resilient.ts';

const layerEntries = ['buy', 'sell', 'size', 'margin', 'intent'] as const;
const isLayerEntry: Landmark = (t) => t.kind === '}' || layerEntries.some((e) => e === t.text);
const isEnd: Landmark = (t) => t.kind === '}';
const bandExpected = '`below`, `above` or a range such as `25..28`';

export abstract class BlockGrammar extends DeclarationGrammar {
  // ---- Regimes ----

  /** `regime NAME by X { dormant below 25  watch 25..28 ... }` or `regime NAME { S when C [until C2] ... }` */
  protected readonly regimeDecl: Rule<[], RegimeDecl> = this.RULE('regimeDecl', (): RegimeDecl => {
    const { startOffset } = this.CONSUME(types.regime);
    const name = this.ident(0, 'the name of a regime');
    const bands: RegimeBand[] = [];
    const states: RegimeState[] = [];
    let by: Expr | undefined;
    const ordered = () => {
      this.CONSUME(types.by);
      by = this.expressionOrHole(0, (t) => t.kind === '{');
      this.block(0, ['when'], () => {
        const state = this.ident(1, 'the name of a state');
        bands.push(this.SUBRULE(this.band, { ARGS: [state] }));
      });
    };
    const machine = () =>
      this.block(1, ['when'], () => {
        const state = this.ident(2, 'the name of a state');
        states.push(this.SUBRULE(this.stateOf, { ARGS: [state] }));
      });
    this.either<void>(0, [[types.by, ordered]], machine);
    return { kind: 'Regime', name, ...(by && { by }), bands, states, span: this.spanFrom(startOffset) };
  });

  /** `below E`, `A..B`, `above E` */
  protected readonly band: Rule<[state: Ident], RegimeBand> = this.RULE(
    'band',
    (state: Ident): RegimeBand => {
      const bound = (idx: number): Expr => this.inside('states', () => this.value(idx));
      const at = () => this.ACTION(() => this.spanFrom(state.span.start));
      return this.either<RegimeBand>(
        0,
        [
          [
            types.below,
            () => {
              this.CONSUME(types.below);
              const high = bound(0);
              return { kind: 'Band', state, form: 'below', high, span: at() };
            },
          ],
          [
            types.above,
            () => {
              this.CONSUME(types.above);
              const low = bound(1);
              return { kind: 'Band', state, form: 'above', low, span: at() };
            },
          ],
        ],
        () => {
          if (this.reading && (this.at('when') || this.at('}') || this.at('end'))) {
            this.fail('unexpected-token', { expected: bandExpected, found: this.here() });
          }
          const low = bound(2);
          this.need(0, types['..'], bandExpected);
          const high = bound(3);
          return { kind: 'Band', state, form: 'between', low, high, span: at() };
        },
      );
    },
  );

  /** `S when C [until C2]`, `S otherwise` */
  protected readonly stateOf: Rule<[state: Ident], RegimeState> = this.RULE(
    'stateOf',
    (state: Ident): RegimeState => {
      const at = () => this.ACTION(() => this.spanFrom(state.span.start));
      const otherwise = (): RegimeState => {
        this.CONSUME(types.otherwise);
        return { kind: 'State', state, span: at() };
      };
      return this.either<RegimeState>(0, [[types.otherwise, otherwise]], () => {
        this.need(0, types.when, '`when` and a condition, or `otherwise`');
        const condition = (idx: number, isNext: Landmark) =>
          this.inside('states', () => this.expressionOrHole(idx, isNext));
        const when = condition(0, (t) => t.kind === 'until' || t.kind === '}');
        const until = this.OPTION(() => {
          this.CONSUME(types.until);
          return condition(1, isEnd);
        });
        return { kind: 'State', state, when, ...(until && { until }), span: at() };
      });
    },
  );

  // ---- Scores ----

  /** `score NAME { [base B] +W when C  -W when C ... }` */
  protected readonly scoreDecl: Rule<[], ScoreDecl> = this.RULE('scoreDecl', (): ScoreDecl => {
    const { startOffset } = this.CONSUME(types.score);
    const name = this.ident(0, 'the name of a score');
    const terms: ScoreTerm[] = [];
    let base: Expr | undefined;
    const seen = new Set<string>();
    const readBase = () => {
      this.once(seen, this.peek());
      this.CONSUME(types.base);
      base = this.inside('score', () => this.valueOrHole(0, isEnd));
    };
    this.block(0, ['when'], () =>
      this.either<void>(0, [[types.base, readBase]], () => {
        terms.push(this.SUBRULE(this.scoreTerm));
      }),
    );
    return { kind: 'Score', name, ...(base && { base }), terms, span: this.spanFrom(startOffset) };
  });

  /** `+W when C`, `-W when C` */
  protected readonly scoreTerm: Rule<[], ScoreTerm> = this.RULE('scoreTerm', (): ScoreTerm => {
    const { start } = this.peek();
    if (this.reading && !this.at('+') && !this.at('-')) {
      this.fail('unexpected-token', { expected: 'a term such as `+30% when vix > 28`', found: this.here() });
    }
    const sign = this.oneOf(0, ['+', '-']) === '+' ? 1 : -1;
    const weight = this.SUBRULE(this.amount, { ARGS: [level.suffix] });
    this.expect(
      0,
      types.when,
      ' and a condition, after the weight of a term (parenthesise a weight that is a formula)',
    );
    const when = this.inside('score', () => this.expressionOrHole(0, isEnd));
    return { kind: 'ScoreTerm', sign, weight, when, span: this.spanFrom(start) };
  });

  // ---- Layers ----

  /** `layer NAME { [LEG ...] [size of E] [margin E] [intent C, ...] }` */
  protected readonly layerDecl: Rule<[], LayerDecl> = this.RULE('layerDecl', (): LayerDecl => {
    const { startOffset } = this.CONSUME(types.layer);
    const name = this.ident(0, 'the name of a layer');
    const legs: Leg[] = [];
    const intents: Expr[] = [];
    const formulas: { base?: Expr; margin?: Expr } = {};
    const seen = new Set<string>();
    const entry = (word: 'size' | 'margin' | 'intent', read: () => void) => ({
      ALT: () => {
        this.once(seen, this.peek());
        this.CONSUME(types[word]);
        read();
      },
    });
    this.block(
      0,
      [],
      () => {
        this.mend('a part of a layer', layerEntries);
        this.OR([
          { ALT: () => void legs.push(this.SUBRULE(this.leg)) },
          entry('size', () => {
            this.expect(0, types.of, ' and what a size of 100% means, as in `size of core_notional`');
            formulas.base = this.expressionOrHole(0, isLayerEntry);
          }),
          entry('margin', () => {
            formulas.margin = this.expressionOrHole(1, isLayerEntry);
          }),
          entry('intent', () => {
            intents.push(this.expressionOrHole(2, isLayerEntry));
            this.MANY1(() => {
              this.CONSUME(types[',']);
              intents.push(this.expressionOrHole(3, isLayerEntry));
            });
          }),
        ]);
      },
      isLayerEntry,
    );
    return { kind: 'Layer', name, legs, ...formulas, intents, span: this.spanFrom(startOffset) };
  });

  /** `buy [N] put on X [delta R] [target T] [expiry R]` */
  protected readonly leg: Rule<[], Leg> = this.RULE('leg', (): Leg => {
    const { start } = this.peek();
    const side = this.oneOf(0, ['buy', 'sell']);
    const count = this.OPTION(() => this.number(0));
    const instrument = this.choose(1, 'an instrument', instruments);
    this.expect(0, types.on, ' and what the contract is on, as in `put on spx`');
    const underlying = this.ident(0, 'the name of the underlying');
    const clauses: { delta?: Leg['delta']; target?: Expr; expiry?: Expiry } = {};
    const seen = new Set<string>();
    const clause = (word: 'delta' | 'target' | 'expiry', read: () => void) => ({
      ALT: () => {
        this.once(seen, this.peek());
        this.CONSUME(types[word]);
        read();
      },
    });
    this.MANY(() => {
      this.OR2([
        clause('delta', () => {
          clauses.delta = this.rangeOrValue(1);
        }),
        clause('target', () => {
          clauses.target = this.value(3);
        }),
        clause('expiry', () => {
          clauses.expiry = this.SUBRULE(this.expirySpan);
        }),
      ]);
    });
    return {
      kind: 'Leg',
      side,
      ...(count && { count }),
      instrument,
      underlying,
      ...clauses,
      span: this.spanFrom(start),
    };
  });

  /** `30..60 days`, `45 days`, `monthly`, `next quarterly` */
  protected readonly expirySpan: Rule<[], Expiry> = this.RULE('expirySpan', (): Expiry => {
    const { start } = this.peek();
    const lasting = (): Expiry => {
      const low = this.number(0);
      const high =
        this.OPTION(() => {
          this.CONSUME(types['..']);
          return this.number(1);
        }) ?? low;
      return {
        kind: 'Expiry',
        low,
        high,
        unit: this.#expiryUnit(high.span?.end),
        span: this.spanFrom(start),
      };
    };
    return this.either<Expiry>(0, [[types.number, lasting]], () => {
      const next = this.OPTION1(() => this.CONSUME(types.next)) === undefined ? '' : 'next ';
      if (this.reading && !this.at('word')) {
        const expected = 'an expiry such as `30..60 days` or `monthly`';
        this.fail('unexpected-token', { expected, found: this.here() });
      }
      return {
        kind: 'Expiry',
        cycle: next + this.choose(1, 'a cycle', expiryCycles),
        span: this.spanFrom(start),
      };
    });
  });

  #expiryUnit(end: number) {
    if (this.recording || this.stands(unit)) return this.unit(0);
    this.mistake('missing-unit', { count: this.previous.text, found: this.here() }, span(end, end));
    return 'days';
  }
}
