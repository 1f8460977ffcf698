/** What a client may ask to be done: the host's runner does it, and answers in Markdown. */
import type { FeatureContext } from '../feature.ts';
import { Refused } from '../refused.ts';

export const commandNames = {
  evaluate: 'hedgerow.evaluate',
  explain: 'hedgerow.explain',
  backtest: 'hedgerow.backtest',
} as const;

export async function executeCommand(
  { runner }: FeatureContext,
  { command, arguments: args = [] }: { readonly command: string; readonly arguments?: readonly unknown[] },
): Promise<string> {
  const text = (i: number, what: string): string => {
    const value = args[i];
    if (typeof value !== 'string') throw new Refused(`\`${command}\` expects ${what} as argument ${i + 1}`);
    return value;
  };
  const optional = (i: number): string | undefined => (args[i] === undefined ? undefined : text(i, 'text'));
  const uri = text(0, 'the URI of a document');
  const absent = (): never => {
    throw new Refused(`this host cannot run \`${command}\`: it has no data to run on`);
  };
  switch (command) {
    case commandNames.evaluate:
      return runner.evaluate ? runner.evaluate(uri, text(1, 'an expression')) : absent();
    case commandNames.explain:
      return runner.explain ? runner.explain(uri, text(1, 'the name of a rule'), optional(2)) : absent();
    case commandNames.backtest:
      return runner.backtest ? runner.backtest(uri, optional(1)) : absent();
    default:
      throw new Refused(`there is no command \`${command}\``);
  }
}
