/** Declarations of one line: what a rule set is evaluated on, and the names that it gives. */
import { span } from '../../source/span.ts';
import type {
  CalendarDecl,
  ClockRef,
  DurationLiteral,
  EnumDecl,
  EvaluateDecl,
  EventDecl,
  Expr,
  Ident,
  InputDecl,
  LetDecl,
  ParamDecl,
  ProfileDecl,
  Range,
  Setting,
  StringLiteral,
  TypeRef,
} from '../ast.ts';
import { type Token, types } from '../lexer/tokens.ts';
import { type Landmark, nowhere, type Rule } from './resilient.ts';
import { StringGrammar } from './strings.ts';

const inputClauses: ReadonlySet<string> = new Set(['bars', 'in', 'every', 'stale', 'from']);
const isInputClause: Landmark = (t) => inputClauses.has(t.text);

export abstract class DeclarationGrammar extends StringGrammar {
  /** `calendar XNYS` */
  protected readonly calendarDecl: Rule<[], CalendarDecl> = this.RULE('calendarDecl', (): CalendarDecl => {
    const { startOffset } = this.CONSUME(types.calendar);
    const name = this.ident(0, 'the name of a calendar such as `XNYS`');
    return { kind: 'Calendar', name, span: this.spanFrom(startOffset) };
  });

  /** `evaluate every 5 minutes` */
  protected readonly evaluateDecl: Rule<[], EvaluateDecl> = this.RULE('evaluateDecl', (): EvaluateDecl => {
    const { startOffset } = this.CONSUME(types.evaluate);
    this.expect(0, types.every, ' and a clock such as `5 minutes`');
    return { kind: 'Evaluate', every: this.SUBRULE(this.clock), span: this.spanFrom(startOffset) };
  });

  // ---- Inputs ----

  /** `input NAME[, NAME] : TYPE [bars] [in A..B] [every CLOCK] [stale after D] [from "feed.field"]`, clauses in any order. */
  protected readonly inputDecl: Rule<[], InputDecl> = this.RULE('inputDecl', (): InputDecl => {
    const { startOffset } = this.CONSUME(types.input);
    const names = [this.dotted(0, 'the name of an input')];
    this.MANY(() => {
      this.CONSUME(types[',']);
      names.push(this.dotted(2, 'the name of an input'));
    });
    const type = this.attempt(() => {
      this.expect(0, types[':'], ' and the type of the input, as in `: rate`');
      return this.SUBRULE(this.typeRef);
    }, isInputClause) ?? { kind: 'TypeRef', name: '', span: span(this.previous.end, this.previous.end) };

    let bars = false;
    const clauses: {
      range?: Range;
      every?: ClockRef;
      staleAfter?: DurationLiteral;
      from?: StringLiteral;
    } = {};
    const seen = new Set<string>();
    const clause = (read: () => void) => () => {
      this.once(seen, this.peek());
      this.attempt(read, isInputClause);
    };
    this.MANY1(() => {
      this.OR([
        {
          ALT: clause(() => {
            this.CONSUME(types.bars);
            bars = true;
          }),
        },
        {
          ALT: clause(() => {
            this.CONSUME(types.in);
            clauses.range = this.range(1, '0..1');
          }),
        },
        {
          ALT: clause(() => {
            this.CONSUME(types.every);
            clauses.every = this.SUBRULE(this.clock);
          }),
        },
        {
          ALT: clause(() => {
            this.CONSUME(types.stale);
            this.expect(0, types.after, ' and a duration, as in `stale after 5 sessions`');
            clauses.staleAfter = this.SUBRULE(this.durationLiteral);
          }),
        },
        {
          ALT: clause(() => {
            this.CONSUME(types.from);
            clauses.from = this.string(0, 'a feed and column such as `"treasury.us10y"`');
          }),
        },
      ]);
    });
    return { kind: 'Input', names, type, bars, ...clauses, span: this.spanFrom(startOffset) };
  });

  /** `rate`, `money(USD)` */
  protected readonly typeRef: Rule<[], TypeRef> = this.RULE('typeRef', (): TypeRef => {
    const { name, span: at } = this.ident(0, 'a type such as `index`, `rate` or `ratio`');
    const currency = this.OPTION(() => {
      this.CONSUME(types['(']);
      const of = this.ident(1, 'a currency such as `USD`').name;
      this.expect(0, types[')'], ' after the currency');
      return of;
    });
    return { kind: 'TypeRef', name, ...(currency && { currency }), span: this.spanFrom(at.start) };
  });

  // ---- Params and definitions ----

  /** `param NAME = V [in A..B [step S]]` */
  protected readonly paramDecl: Rule<[], ParamDecl> = this.RULE('paramDecl', (): ParamDecl => {
    const { startOffset } = this.CONSUME(types.param);
    const name = this.ident(0, 'the name of a param');
    this.expect(0, types['='], ' and a value');
    const value = this.valueOrHole(0, (t) => t.kind === 'in' || t.text === 'step');
    const range = this.OPTION(() => {
      this.CONSUME(types.in);
      return this.attempt(
        () => this.range(1, '25..35'),
        (t) => t.text === 'step',
      );
    });
    const step = this.OPTION1(() => {
      this.CONSUME(types.step);
      return this.valueOrHole(3, nowhere);
    });
    return {
      kind: 'Param',
      name,
      value,
      ...(range && { range }),
      ...(step && { step }),
      span: this.spanFrom(startOffset),
    };
  });

  /** `let NAME = E`, `let core.vega = E`, `let f(x, n) = E` */
  protected readonly letDecl: Rule<[], LetDecl> = this.RULE('letDecl', (): LetDecl => {
    const { startOffset } = this.CONSUME(types.let);
    const name = this.dotted(0, 'the name of a definition');
    const params = this.OPTION2({
      // Functions have no namespaces.
      GATE: () => !name.name.includes('.'),
      DEF: (): Ident[] => {
        this.CONSUME(types['(']);
        const names = this.idents(3, 'the name of a parameter');
        this.expect(0, types[')'], ' after the parameters');
        return names;
      },
    });
    this.expect(0, types['='], ' and a value');
    const value = this.expressionOrHole(0, nowhere);
    return { kind: 'Let', name, ...(params && { params }), value, span: this.spanFrom(startOffset) };
  });

  /** `event NAME [from "calendar.fomc"]` */
  protected readonly eventDecl: Rule<[], EventDecl> = this.RULE('eventDecl', (): EventDecl => {
    const { startOffset } = this.CONSUME(types.event);
    const name = this.ident(0, 'the name of an event');
    const from = this.OPTION(() => {
      this.CONSUME(types.from);
      return this.attempt(() => this.string(0, 'a feed such as `"calendar.fomc"`'), nowhere);
    });
    return { kind: 'Event', name, ...(from && { from }), span: this.spanFrom(startOffset) };
  });

  // ---- Lists ----

  /** `enum NAME { a, b }` */
  protected readonly enumDecl: Rule<[], EnumDecl> = this.RULE('enumDecl', (): EnumDecl => {
    const { startOffset } = this.CONSUME(types.enum);
    const name = this.ident(0, 'the name of an enumeration');
    const members: Ident[] = [];
    this.block(0, [], () => {
      members.push(this.ident(1, 'the name of a member'));
      this.optionally(0, !this.at('}'), () => this.expect(0, types[','], ' between the members'));
    });
    return { kind: 'Enum', name, members, span: this.spanFrom(startOffset) };
  });

  /** `profile NAME { p = v ... }` */
  protected readonly profileDecl: Rule<[], ProfileDecl> = this.RULE('profileDecl', (): ProfileDecl => {
    const { startOffset } = this.CONSUME(types.profile);
    const name = this.ident(0, 'the name of a profile');
    const settings: Setting[] = [];
    this.block(0, [], () => settings.push(this.SUBRULE(this.setting)));
    return { kind: 'Profile', name, settings, span: this.spanFrom(startOffset) };
  });

  /** `p = v` */
  protected readonly setting: Rule<[], Setting> = this.RULE('setting', (): Setting => {
    const name = this.ident(0, 'the name of a param');
    this.expect(0, types['='], ' and a value');
    const value: Expr = this.valueOrHole(0, (t: Token) => t.kind === '}');
    return this.ACTION(() => ({ kind: 'Setting', name, value, span: this.spanFrom(name.span.start) }));
  });
}
