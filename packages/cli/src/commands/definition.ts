import { Command, Option } from 'commander';
import type { Context } from '../io/context.ts';
import type { ExitCode } from '../io/failure.ts';

/** A command as its file declares it; `Options` is what commander makes of `options`. */
export interface CommandDefinition<Options> {
  /** Name and arguments in commander's notation: `explain <ruleset> [rule]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Meaning of each argument, by its name. */
  readonly args?: Readonly<Record<string, string>>;
  readonly options?: readonly Option[];
  /** Argument lists that work as they stand, without the program's name. */
  readonly examples: readonly string[];
  readonly run: (args: readonly string[], options: Options, context: Context) => Promise<ExitCode>;
}

/** What the table of commands holds: the types of the options are closed over. */
export interface CommandEntry {
  readonly name: string;
  build(context: Context, onExit: (code: ExitCode) => void): Command;
}

export function defineCommand<Options extends object>(definition: CommandDefinition<Options>): CommandEntry {
  const [name = '', ...usage] = definition.usage.split(' ');
  return {
    name,
    build(context, onExit) {
      const command = new Command(name).summary(definition.summary).description(definition.summary);
      for (const argument of usage) {
        command.argument(argument, definition.args?.[argument.replace(/[^\w]/g, '')] ?? '');
      }
      for (const option of definition.options ?? []) command.addOption(option);
      command.addOption(new Option('--no-color', 'print without colours (as NO_COLOR=1 does)'));
      command.addHelpText('after', () => examplesText(definition.examples, context));
      return command.action(async () => {
        const args = command.processedArgs.flat().filter((arg): arg is string => typeof arg === 'string');
        onExit(await definition.run(args, command.opts<Options>(), context));
      });
    },
  };
}

function examplesText(examples: readonly string[], { out, program }: Context): string {
  const title = examples.length === 1 ? 'Example:' : 'Examples:';
  return ['', out.colors.bold(title), ...examples.map((example) => `  ${program} ${example}`)].join('\n');
}

/** `--format`, the first choice being the default. */
export const formatOption = (...formats: readonly [string, ...string[]]): Option =>
  new Option('--format <format>', 'how to print the result').choices(formats).default(formats[0]);
