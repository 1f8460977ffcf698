/** A file: statements one after another, each read on its own. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { span } from '../../source/span.ts';
import type { Statement } from '../ast.ts';
import { type Token, types } from '../lexer/tokens.ts';
import { infixWords, reservedWords, statementWords } from '../words.ts';
import type { Source } from './reader.ts';
import { type Alts, nowhere, type Rule } from './resilient.ts';
import { isVerb } from './rules.ts';
import { TestGrammar } from './tests.ts';

/** The whole grammar; `getGAstProductions()` tells it to whom asks what may stand where. */
export class FileParser extends TestGrammar {
  protected readonly statement: Rule<[], Statement> = this.RULE(
    'statement',
    (): Statement =>
      this.OR<Alts<Statement>>([
        { ALT: () => this.SUBRULE(this.calendarDecl) },
        { ALT: () => this.SUBRULE(this.evaluateDecl) },
        { ALT: () => this.SUBRULE(this.inputDecl) },
        { ALT: () => this.SUBRULE(this.paramDecl) },
        { ALT: () => this.SUBRULE(this.profileDecl) },
        { ALT: () => this.SUBRULE(this.enumDecl) },
        { ALT: () => this.SUBRULE(this.letDecl) },
        { ALT: () => this.SUBRULE(this.eventDecl) },
        { ALT: () => this.SUBRULE(this.regimeDecl) },
        { ALT: () => this.SUBRULE(this.scoreDecl) },
        { ALT: () => this.SUBRULE(this.layerDecl) },
        { ALT: () => this.SUBRULE(this.namedRule) },
        { ALT: () => this.SUBRULE(this.ruleBody) },
        { ALT: () => this.SUBRULE(this.forbidDecl) },
        { ALT: () => this.SUBRULE(this.limitDecl) },
        { ALT: () => this.SUBRULE(this.requireDecl) },
        { ALT: () => this.SUBRULE(this.assertDecl) },
        { ALT: () => this.SUBRULE(this.testDecl) },
      ]),
  );

  /**
   * All statements. Each is kept as soon as it is complete, and one with a broken part is kept with a hole, so that
   * what is unfinished at the end of a file never takes away what stands before it.
   */
  protected readonly document: Rule<[], Statement[]> = this.RULE('document', (): Statement[] => {
    const found: Statement[] = [];
    this.MANY({
      GATE: () => this.#findStatement(),
      DEF: () => {
        this.recovered();
        this.surroundings = 'plain';
        this.margin = this.column(this.peek());
        const statement = this.attempt(() => this.SUBRULE(this.statement), nowhere);
        if (statement !== undefined) found.push(statement);
      },
    });
    return found;
  });

  constructor(validate = false) {
    super(validate);
    this.analyse();
  }

  read(source: Source, tokens: Token[]): { statements: Statement[]; diagnostics: Diagnostic[] } {
    this.open(source, tokens);
    return { statements: this.document(), diagnostics: this.found };
  }

  /** Goes to the next statement; what stands before it and begins none is reported. */
  #findStatement(): boolean {
    while (!this.at('end')) {
      const t = this.peek();
      if (statementWords.some((w) => w === t.kind)) return true;
      if (this.#mendStatement(t)) return true;
      this.#refuse(t);
      this.next();
      this.skip(() => t.kind === ')' || t.kind === '}');
    }
    return false;
  }

  /** A misspelt word is taken for the beginning of a statement where it begins a line. */
  #mendStatement(t: Token): boolean {
    if (t.kind !== 'word') return false;
    const { suggestion, extras } = this.suggestion(t, statementWords);
    const meant = statementWords.find((w) => w === suggestion);
    if (meant === undefined || !(this.atBeginning || this.beginsLine(t))) return false;
    this.silent = false;
    this.report('unknown-statement', { found: this.here(), suggestion }, span(t.start, t.end), extras);
    t.readAs(types[meant]);
    return true;
  }

  #refuse(t: Token): void {
    const at = span(t.start, t.end);
    if (t.kind === ')' || t.kind === '}') {
      this.mistake('unmatched-closing', { mark: t.kind, opening: t.kind === ')' ? '(' : '{' }, at);
    } else if (this.atBeginning || isVerb(t)) {
      this.mistake('unknown-statement', { found: this.here(), isAction: isVerb(t) }, at);
    } else {
      const joining =
        t.kind === 'word' ? this.suggestion(t, [...reservedWords, ...infixWords]) : { extras: {} };
      const params = {
        found: this.here(),
        after: `\`${this.previous.text}\``,
        suggestion: joining.suggestion,
      };
      this.mistake('unexpected-after', params, at, joining.extras);
    }
  }
}
