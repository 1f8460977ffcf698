import { Command, CommanderError } from 'commander';
import { commands } from './commands/index.ts';
import { type Context, processContext } from './io/context.ts';
import { type ExitCode, Failure } from './io/failure.ts';
import { Rejected, reportRejected } from './io/rejected.ts';
import { version } from './io/version.ts';
import { visible } from './render/width.ts';

/** Runs one command line (without node and script) and gives its exit code. Never throws. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  const end = argv.indexOf('--');
  const optionsEnd = end < 0 ? argv.length : end;
  const noColor = argv.lastIndexOf('--no-color', optionsEnd - 1) >= 0;
  const args = argv.filter((arg, i) => arg !== '--no-color' || i >= optionsEnd);
  const context = processContext(noColor);
  try {
    let code: ExitCode = 0;
    const program = programOf(context, (exit) => {
      code = exit;
    });
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, context);
  } finally {
    await context.progress.done();
  }
}

function programOf(context: Context, onExit: (code: ExitCode) => void): Command {
  const { out, err } = context;
  const program = new Command('hedgerow')
    .description('Hedge-trigger rules as code: check them, backtest them, see why.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({
      styleTitle: (text) => out.colors.bold(text),
      styleCommandText: (text) => out.colors.cyan(text),
      styleSubcommandText: (text) => out.colors.cyan(text),
      styleOptionText: (text) => out.colors.cyan(text),
      styleArgumentText: (text) => out.colors.cyan(text),
      helpWidth: out.width,
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map((arg) => argumentTerm(arg.name(), arg))].join(
          ' ',
        ),
    })
    .configureOutput({
      writeOut: out.write,
      writeErr: err.write,
      getOutHasColors: () => true,
      getErrHasColors: () => true,
      outputError: (text, write) => write(text.replace(/^error:/, err.colors.red(err.colors.bold('error:')))),
    })
    .exitOverride();
  for (const entry of commands) {
    const command = entry.build(context, onExit);
    program.addCommand(command.copyInheritedSettings(program));
    command.showHelpAfterError(
      err.colors.dim(`for its arguments and an example: ${context.program} ${entry.name} --help`),
    );
  }
  program.showHelpAfterError(err.colors.dim(`for the commands: ${context.program} --help`));
  program.addHelpText('after', () => `\n${out.colors.bold('Example:')}\n  ${context.program} demo`);
  return program;
}

const argumentTerm = (
  name: string,
  { required, variadic }: { required: boolean; variadic: boolean },
): string => {
  const text = variadic ? `${name}...` : name;
  return required ? `<${text}>` : `[${text}]`;
};

/** Prints what ended the run, always without a stack trace, and gives the exit code. */
async function report(error: unknown, context: Context): Promise<ExitCode> {
  await context.progress.done();
  const { err, program } = context;
  const { colors } = err;
  const prefix = colors.red(colors.bold('error:'));
  if (error instanceof CommanderError) {
    return ['commander.helpDisplayed', 'commander.version'].includes(error.code) ? 0 : 2;
  }
  if (error instanceof Rejected) return reportRejected(error, context);
  if (error instanceof Failure) {
    err.write(`${prefix} ${visible(error.message)}\n`);
    if (error.help !== undefined) err.write(`  ${colors.bold('help:')} ${visible(error.help)}\n`);
    return 2;
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  err.write(`${colors.red(colors.bold('internal error:'))} ${visible(text.split('\n')[0] ?? '')}\n`);
  err.write(
    '  This is a bug of Hedgerow, not of your files. Please report it with the command, the rule set and\n',
  );
  err.write(
    `  the output of \`HEDGEROW_DEBUG=1 ${program} ...\` (version ${version}, Node ${process.version}).\n`,
  );
  if (process.env.HEDGEROW_DEBUG && error instanceof Error) err.write(`${error.stack}\n`);
  return 2;
}
