/** `test "..." { steps }` */
import type {
  ApproveStep,
  ExpectConditionStep,
  ExpectDecisionStep,
  GivenStep,
  GivenValue,
  TestDecl,
  TestStep,
} from '../ast.ts';
import { types } from '../lexer/tokens.ts';
import { expectedKinds, testSteps } from '../words.ts';
import { GuardGrammar } from './guards.ts';
import type { Alts, Landmark, Rule } from './resilient.ts';

const isStep: Landmark = (t) => t.kind === '}' || testSteps.some((s) => s === t.text);
const isPart: Landmark = (t) => isStep(t) || t.text === 'on' || t.text === 'size';

export abstract class TestGrammar extends GuardGrammar {
  protected readonly testDecl: Rule<[], TestDecl> = this.RULE('testDecl', (): TestDecl => {
    const { startOffset } = this.CONSUME(types.test);
    const title = this.string(0, 'the title of the test in double quotes');
    const steps: TestStep[] = [];
    this.block(0, ['profile'], () => void steps.push(this.SUBRULE(this.testStep)), isStep);
    return { kind: 'Test', title, steps, span: this.spanFrom(startOffset) };
  });

  protected readonly testStep: Rule<[], TestStep> = this.RULE('testStep', (): TestStep => {
    this.mend('a step of a test', testSteps);
    const { start } = this.peek();
    const at = () => this.spanFrom(start);
    return this.OR<Alts<TestStep>>([
      {
        ALT: () => {
          this.CONSUME(types.from);
          return { kind: 'from', date: this.date(0), span: at() };
        },
      },
      {
        ALT: () => {
          this.CONSUME(types.data);
          const path = this.string(0, 'the path of a file such as `"2018-02.csv"`');
          return { kind: 'data', path, span: at() };
        },
      },
      {
        ALT: () => {
          this.CONSUME(types.set);
          return { kind: 'set', setting: this.SUBRULE(this.setting), span: at() };
        },
      },
      {
        ALT: () => {
          this.CONSUME(types.profile);
          return { kind: 'profile', name: this.ident(0, 'the name of a profile'), span: at() };
        },
      },
      { ALT: () => this.SUBRULE(this.givenStep) },
      { ALT: () => this.SUBRULE(this.approveStep) },
      { ALT: () => this.SUBRULE(this.expectation) },
    ]);
  });

  /** `given vix = 13.54, 17.31, unknown`; one value is a constant. */
  protected readonly givenStep: Rule<[], GivenStep> = this.RULE('givenStep', (): GivenStep => {
    const { startOffset } = this.CONSUME(types.given);
    const name = this.ident(0, 'the name of an input or definition');
    const member = this.OPTION(() => {
      this.CONSUME(types['.']);
      return this.ident(1, 'the name of a member');
    });
    this.expect(0, types['='], ' and its values');
    const values = [this.SUBRULE(this.givenValue)];
    this.MANY(() => {
      this.CONSUME(types[',']);
      values.push(this.SUBRULE1(this.givenValue));
    });
    return { kind: 'given', name, ...(member && { member }), values, span: this.spanFrom(startOffset) };
  });

  protected readonly givenValue: Rule<[], GivenValue> = this.RULE('givenValue', (): GivenValue => {
    const { start } = this.peek();
    const unknown = (): GivenValue => {
      this.CONSUME(types.unknown);
      return { kind: 'Unknown', span: this.spanFrom(start) };
    };
    return this.either<GivenValue>(0, [[types.unknown, unknown]], () => this.value(0));
  });

  /** `approve L by a, b on DATE` */
  protected readonly approveStep: Rule<[], ApproveStep> = this.RULE('approveStep', (): ApproveStep => {
    const { startOffset } = this.CONSUME(types.approve);
    const layer = this.ident(0, 'the name of a layer');
    this.expect(0, types.by, ' and who approves');
    const by = this.idents(1, 'the name of an approver');
    this.expect(0, types.on, ' and a date');
    return { kind: 'approve', layer, by, on: this.date(0), span: this.spanFrom(startOffset) };
  });

  /** `expect [no] KIND [L] [on DATE] [size R]`, `expect always|never C`, `expect C on DATE` */
  protected readonly expectation: Rule<[], ExpectDecisionStep | ExpectConditionStep> = this.RULE(
    'expectation',
    (): ExpectDecisionStep | ExpectConditionStep => {
      const { startOffset } = this.CONSUME(types.expect);
      const negated = this.OPTION(() => this.CONSUME(types.no)) !== undefined;
      const isDecision = negated || this.#atDecision();
      return this.choice<ExpectDecisionStep | ExpectConditionStep>(
        0,
        isDecision,
        () => this.SUBRULE(this.expectedDecision, { ARGS: [startOffset, negated] }),
        () => this.SUBRULE(this.expectedCondition, { ARGS: [startOffset] }),
      );
    },
  );

  /** Whether the word here is the kind of a decision, and not a name that begins a condition. */
  #atDecision(): boolean {
    const t = this.peek();
    if (!expectedKinds.some((k) => k === t.text)) return false;
    const after = this.peek(1);
    return t.kind !== 'word' || isStep(after) || after.kind === 'end' || after.kind === 'word';
  }

  protected readonly expectedDecision: Rule<[start: number, negated: boolean], ExpectDecisionStep> =
    this.RULE('expectedDecision', (start: number, negated: boolean): ExpectDecisionStep => {
      const action = this.choose(0, 'an action or a kind of decision', expectedKinds);
      const namesLayer = this.at('word') && !isPart(this.peek());
      const layer = this.optionally(0, namesLayer, () => this.ident(0, 'the name of a layer'));
      const on = this.OPTION1(() => {
        this.CONSUME(types.on);
        return this.date(0);
      });
      const size = this.OPTION2(() => {
        this.CONSUME(types.size);
        return this.rangeOrValue(3);
      });
      return {
        kind: 'expect',
        negated,
        action,
        ...(layer && { layer }),
        ...(on && { on }),
        ...(size && { size }),
        span: this.spanFrom(start),
      };
    });

  protected readonly expectedCondition: Rule<[start: number], ExpectConditionStep> = this.RULE(
    'expectedCondition',
    (start: number): ExpectConditionStep => {
      const mode = this.OPTION(() => this.oneOf(0, ['always', 'never'])) ?? 'on';
      const condition = this.expression(0);
      const on = this.optionally(1, mode === 'on', () => {
        this.expect(0, types.on, ' and a date, or `always` or `never` before the condition');
        return this.date(0);
      });
      return { kind: 'expect-condition', mode, condition, ...(on && { on }), span: this.spanFrom(start) };
    },
  );
}
