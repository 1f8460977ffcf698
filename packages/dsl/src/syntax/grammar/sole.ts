/** One expression, as command line, editor and the templates of alerts hold it. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Expr } from '../ast.ts';
import type { Token } from '../lexer/tokens.ts';
import { ExpressionGrammar } from './expressions.ts';
import type { Source } from './reader.ts';
import { nowhere, type Rule } from './resilient.ts';

/** What stands around an expression that is read by itself. */
export interface Place {
  readonly source: Source;
  /** Closed by one token of kind `end`, which in a template is the `}`. */
  readonly tokens: Token[];
  readonly inTemplate: boolean;
  /** Whether mistakes are consequences of one that is told already. */
  readonly silent: boolean;
}

/** Reads a text that is one expression, and nothing else. */
export class SoleExpressionParser extends ExpressionGrammar {
  protected readonly sole: Rule<[inTemplate: boolean], Expr> = this.RULE(
    'sole',
    (inTemplate: boolean): Expr =>
      this.hole(() => {
        const whole = this.expression(0);
        if (this.reading && !this.at('end')) {
          if (inTemplate) this.fail('unexpected-token', { expected: '`}`', found: this.here() });
          this.fail('unexpected-after', { found: this.here(), after: `\`${this.previous.text}\`` });
        }
        return whole;
      }, nowhere),
  );

  constructor(validate = false) {
    super(validate);
    this.analyse();
  }

  read(place: Place): { ast: Expr; diagnostics: Diagnostic[]; silent: boolean } {
    this.open(place.source, place.tokens);
    this.silent = place.silent;
    const ast = this.sole(place.inTemplate);
    return { ast, diagnostics: this.found, silent: this.silent };
  }
}

let parser: SoleExpressionParser | undefined;

export function soleExpression(place: Place): ReturnType<SoleExpressionParser['read']> {
  parser ??= new SoleExpressionParser();
  return parser.read(place);
}
