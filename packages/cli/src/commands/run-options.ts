import { InvalidArgumentError, Option } from 'commander';

/** Options of every command that runs a rule set over data. */
export interface RunOptions {
  readonly data?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly set?: readonly Setting[];
  readonly profile?: string;
  readonly strict?: true;
  readonly allowMissing?: true;
  readonly evaluator: 'columns' | 'reference';
}

/** `--set floor=30` */
export interface Setting {
  readonly name: string;
  /** As it is typed, or a number in the unit that the graph has. */
  readonly value: string | number;
}

function collectSetting(text: string, before: readonly Setting[] = []): readonly Setting[] {
  const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=\s*([^{}\r\n]*\S)\s*$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError('Expected PARAM=VALUE, such as floor=30.');
  }
  return [...before, { name, value }];
}

export const dataOptions = (): Option[] => [
  new Option('--data <file...>', 'CSV files, or folders of them (default: what hedgerow.json names)'),
  new Option('--strict', 'take every doubt about the data for an error'),
  new Option('--allow-missing', 'run although inputs have no data; they are unknown throughout'),
];

export const rangeOptions = (): Option[] => [
  new Option('--from <date>', 'first session, YYYY-MM-DD (default: where the data begins)'),
  new Option('--to <date>', 'last session, YYYY-MM-DD (default: where the data ends)'),
];

export const settingOptions = (): Option[] => [
  new Option('--set <param=value>', 'set a param; may be repeated').argParser(collectSetting),
  new Option('--profile <name>', 'set the params of a profile, before any --set'),
  new Option('--evaluator <name>', 'which evaluator computes; all agree bit for bit')
    .choices(['columns', 'reference'])
    .default('columns'),
];

export const runOptions = (): Option[] => [...dataOptions(), ...rangeOptions(), ...settingOptions()];
