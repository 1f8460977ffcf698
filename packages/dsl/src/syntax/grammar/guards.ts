/** What bounds the rules: vetoes, ceilings, approvals, and what is asserted of them. */
import { span } from '../../source/span.ts';
import type { AssertDecl, Expr, ForbidDecl, LimitDecl, RequireDecl } from '../ast.ts';
import { types } from '../lexer/tokens.ts';
import { layerQuantities, verbs } from '../words.ts';
import { nowhere, type Rule } from './resilient.ts';
import { isVerb, RuleGrammar } from './rules.ts';

export abstract class GuardGrammar extends RuleGrammar {
  /** `forbid ACTION [LAYER] when C [because "..."]` */
  protected readonly forbidDecl: Rule<[], ForbidDecl> = this.RULE('forbidDecl', (): ForbidDecl => {
    const { startOffset } = this.CONSUME(types.forbid);
    const action = this.choose(0, 'an action', verbs);
    const layer = this.OPTION(() => this.ident(0, 'the name of a layer'));
    this.expect(0, types.when, ' and a condition');
    const isNext = (t: { text: string }) => t.text === 'because';
    const when = this.expressionOrHole(0, isNext);
    const because = this.OPTION1(() => {
      this.CONSUME(types.because);
      return this.attempt(() => this.string(0, 'a reason in double quotes'), isNext);
    });
    return {
      kind: 'Forbid',
      action,
      ...(layer && { layer }),
      when,
      ...(because && { because }),
      span: this.spanFrom(startOffset),
    };
  });

  /** `limit L.size to E [when C]` */
  protected readonly limitDecl: Rule<[], LimitDecl> = this.RULE('limitDecl', (): LimitDecl => {
    const { startOffset } = this.CONSUME(types.limit);
    const layer = this.ident(0, 'the name of a layer and what of it, as in `second_engine.margin`');
    const choices = `\`size\`, \`margin\` and \`notional\`, as in \`${layer.name}.margin\``;
    this.need(0, types['.'], `\`.\` and one of ${choices}`);
    const quantity = this.choose(0, 'what of the layer', layerQuantities);
    this.expect(0, types.to, ' and the ceiling');
    const to = this.expressionOrHole(0, (t) => t.kind === 'when');
    const when = this.OPTION({
      GATE: () => this.at('when') && !this.#ruleBegins(),
      DEF: () => {
        this.CONSUME(types.when);
        return this.#conditionBeforeAction(1);
      },
    });
    return { kind: 'Limit', layer, quantity, to, ...(when && { when }), span: this.spanFrom(startOffset) };
  });

  #conditionBeforeAction(idx: number): Expr {
    return this.expressionOrHole(idx, (t) => isVerb(t) || t.kind === 'unless');
  }

  /** Whether a rule without a name begins at the `when` here: then an action follows its condition. */
  #ruleBegins(): boolean {
    const { found, silent } = this;
    this.found = [...found];
    const begins = this.BACKTRACK(this.ruleHead).call(this);
    this.found = found;
    this.silent = silent;
    return begins;
  }

  /** As much of a rule as tells it from the condition of a limit; read only to look ahead. */
  protected readonly ruleHead: Rule<[], void> = this.RULE('ruleHead', (): void => {
    this.CONSUME(types.when);
    this.#conditionBeforeAction(0);
    this.oneOf(0, [...verbs, 'unless']);
  });

  /** `require N approvals from (a, b, c) to ACTION LAYER [within D]` */
  protected readonly requireDecl: Rule<[], RequireDecl> = this.RULE('requireDecl', (): RequireDecl => {
    const { startOffset } = this.CONSUME(types.require);
    const count = this.number(0);
    this.either<void>(0, [[types.approval, () => void this.CONSUME(types.approval)]], () =>
      this.expect(0, types.approvals, ' after their number'),
    );
    this.expect(0, types.from, ' and who approves, as in `from (risk, pm, ops)`');
    this.expect(0, types['('], ' around the approvers');
    const approvers = this.idents(0, 'the name of an approver');
    this.expect(0, types[')'], ' around the approvers');
    this.expect(0, types.to, ' and an action');
    const action = this.choose(1, 'an action', verbs);
    const layer = this.ident(2, `the name of the layer to ${action}`);
    const within = this.OPTION(() => {
      this.CONSUME(types.within);
      return this.attempt(() => this.SUBRULE(this.duration), nowhere);
    });
    return {
      kind: 'Require',
      count,
      approvers,
      action,
      layer,
      ...(within && { within }),
      span: this.spanFrom(startOffset),
    };
  });

  /** `assert [NAME:] always C`, `assert [NAME:] never C` */
  protected readonly assertDecl: Rule<[], AssertDecl> = this.RULE('assertDecl', (): AssertDecl => {
    const { startOffset } = this.CONSUME(types.assert);
    const name = this.OPTION({
      GATE: () => this.at(':', 1),
      DEF: () => {
        const named = this.ident(0, 'the name of an assertion');
        this.CONSUME(types[':']);
        return named;
      },
    });
    const mode = this.choose(0, 'when it holds', ['always', 'never']);
    const condition = this.expressionOrHole(0, nowhere);
    const at = span(startOffset, this.previous.end);
    return { kind: 'Assert', ...(name && { name }), mode, condition, span: at };
  });
}
