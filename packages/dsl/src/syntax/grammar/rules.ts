/** Rules, their actions and sizes. */
import { span } from '../../source/span.ts';
import type {
  Action,
  ActionVerb,
  DurationExpr,
  Expr,
  Ident,
  NumberLiteral,
  RuleDecl,
  SizeSpec,
} from '../ast.ts';
import { types } from '../lexer/tokens.ts';
import { alertLevels, roundings, ruleClauses, verbs } from '../words.ts';
import { BlockGrammar } from './blocks.ts';
import { level } from './levels.ts';
import type { Alts, Landmark, Rule } from './resilient.ts';

export const isVerb: Landmark = (t) => verbs.some((v) => v === t.kind);
const isClause: Landmark = (t) => isVerb(t) || ruleClauses.some((c) => c === t.text);

interface Clauses {
  unless?: Expr;
  until?: Expr;
  hold?: DurationExpr;
  cooldown?: DurationExpr;
  priority?: NumberLiteral;
}

export abstract class RuleGrammar extends BlockGrammar {
  /** `rule NAME: when C ACTION... clauses` */
  protected readonly namedRule: Rule<[], RuleDecl> = this.RULE('namedRule', (): RuleDecl => {
    const { startOffset } = this.CONSUME(types.rule);
    const name = this.ident(0, 'the name of a rule');
    this.expect(0, types[':'], ' after the name of the rule');
    return this.SUBRULE(this.ruleBody, { ARGS: [startOffset, name] });
  });

  /** `when C ACTION... clauses`, in any order */
  protected readonly ruleBody: Rule<[start?: number, name?: Ident], RuleDecl> = this.RULE(
    'ruleBody',
    (begun?: number, name?: Ident): RuleDecl => {
      const start = begun ?? this.peek().start;
      this.expect(0, types.when, ' and a condition');
      const when = this.expressionOrHole(0, isClause);
      const actions: Action[] = [];
      const clauses: Clauses = {};
      const seen = new Set<string>();
      const clause = (word: (typeof ruleClauses)[number], read: () => void) => ({
        ALT: () => {
          this.once(seen, this.peek());
          this.CONSUME(types[word]);
          this.attempt(read, isClause);
        },
      });
      this.MANY({
        GATE: () => this.#atClause(),
        DEF: () =>
          this.OR([
            {
              ALT: () => {
                const read = this.attempt(() => this.SUBRULE(this.action), isClause);
                if (read !== undefined) actions.push(read);
              },
            },
            clause('unless', () => {
              clauses.unless = this.expressionOrHole(1, isClause);
            }),
            clause('until', () => {
              clauses.until = this.expressionOrHole(2, isClause);
            }),
            clause('hold', () => {
              this.expect(0, types.at, ' and `least`, as in `hold at least 5 sessions`');
              this.expect(0, types.least, ' and a duration, as in `hold at least 5 sessions`');
              clauses.hold = this.SUBRULE(this.duration);
            }),
            clause('cooldown', () => {
              clauses.cooldown = this.SUBRULE1(this.duration);
            }),
            clause('priority', () => {
              clauses.priority = this.number(0);
            }),
          ]),
      });
      if (this.reading && actions.length === 0) {
        const owner = name === undefined ? 'this `when`' : `the rule \`${name.name}\``;
        const at = name?.span ?? span(start, start + 'when'.length);
        this.mistake('missing-clause', { owner, clause: 'action such as `activate second_engine`' }, at);
      }
      return {
        kind: 'Rule',
        ...(name && { name }),
        when,
        actions,
        ...clauses,
        span: this.spanFrom(start),
      };
    },
  );

  /** Whether a clause stands here. A word close to that of a clause is reported, and read as it. */
  #atClause(): boolean {
    for (;;) {
      const t = this.peek();
      if (isClause(t)) return true;
      if (t.kind !== 'word') return false;
      const { suggestion, extras } = this.suggestion(t, [...ruleClauses, ...verbs]);
      if (suggestion === undefined) return false;
      const params = { found: this.here(), after: `\`${this.previous.text}\``, suggestion };
      this.report('unexpected-after', params, span(t.start, t.end), extras);
      const clause = ruleClauses.find((c) => c === suggestion);
      if (clause !== undefined) {
        t.readAs(types[clause]);
        return true;
      }
      this.next();
      this.silent = true;
      this.skip(isClause);
    }
  }

  // ---- Actions ----

  /** `activate L [SIZE]`, `scale L SIZE`, `deactivate L`, `roll L to expiry R`, `alert "text" [LEVEL]` */
  protected readonly action: Rule<[], Action> = this.RULE('action', (): Action => {
    const { start } = this.peek();
    const at = () => this.spanFrom(start);
    const layerTo = (idx: number, verb: ActionVerb): Ident => {
      this.CONSUME(types[verb]);
      return this.ident(idx, `the name of the layer to ${verb}`);
    };
    return this.OR<Alts<Action>>([
      {
        ALT: () => {
          const layer = layerTo(0, 'activate');
          const size = this.OPTION(() => this.SUBRULE(this.sizing));
          return { kind: 'activate', layer, ...(size && { size }), span: at() };
        },
      },
      {
        ALT: () => {
          const layer = layerTo(1, 'scale');
          if (this.reading && !this.stands(types.size)) {
            this.fail('unexpected-token', { expected: '`size` and how much', found: this.here() });
          }
          return { kind: 'scale', layer, size: this.SUBRULE1(this.sizing), span: at() };
        },
      },
      { ALT: () => ({ kind: 'deactivate', layer: layerTo(2, 'deactivate'), span: at() }) },
      {
        ALT: () => {
          const layer = layerTo(3, 'roll');
          this.expect(0, types.to, ' and an expiry, as in `to expiry 30..60 days`');
          this.expect(0, types.expiry, ', as in `to expiry 30..60 days`');
          return { kind: 'roll', layer, expiry: this.SUBRULE(this.expirySpan), span: at() };
        },
      },
      {
        ALT: () => {
          this.CONSUME(types.alert);
          const text = this.template(0);
          const urgency =
            this.optionally(1, this.#atLevel(), () => this.choose(1, 'a level', alertLevels)) ?? 'info';
          return { kind: 'alert', text, level: urgency, span: at() };
        },
      },
    ]);
  });

  /** Whether a level of an alert stands here, or a word close to one. */
  #atLevel(): boolean {
    const t = this.peek();
    if (alertLevels.some((l) => l === t.text)) return true;
    return t.kind === 'word' && !isClause(t) && this.suggestion(t, alertLevels).suggestion !== undefined;
  }

  /** `size A`, `size A..B [of E] [by X [from X1 to X2]] [round down|nearest|up]` */
  protected readonly sizing: Rule<[], SizeSpec> = this.RULE('sizing', (): SizeSpec => {
    const { startOffset } = this.CONSUME(types.size);
    const part = (idx: number): Expr => this.inside('size', () => this.value(idx));
    const low = part(0);
    const high = this.OPTION(() => {
      this.CONSUME(types['..']);
      return part(1);
    });
    const base = this.OPTION1(() => {
      this.CONSUME(types.of);
      return this.inside('size', () => this.SUBRULE2(this.amount, { ARGS: [level.product] }));
    });
    const scale: { by?: Expr; from?: Expr; to?: Expr } = {};
    this.OPTION2(() => {
      this.CONSUME(types.by);
      scale.by = part(3);
      this.OPTION3(() => {
        this.CONSUME(types.from);
        scale.from = part(4);
        this.expect(0, types.to, ' and the value at which the upper size is reached');
        scale.to = part(5);
      });
    });
    const round = this.OPTION4(() => {
      this.CONSUME(types.round);
      return this.choose(0, 'a way to round', roundings);
    });
    return {
      kind: 'Size',
      low,
      ...(high && { high }),
      ...(base && { of: base }),
      ...scale,
      ...(round && { round }),
      span: this.spanFrom(startOffset),
    };
  });
}
