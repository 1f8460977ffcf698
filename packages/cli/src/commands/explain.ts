import { closeTo } from '@hedgerow/dsl';
import {
  explainRule,
  isoDate,
  parseIsoDate,
  type RuleExplanation,
  type Run,
  shorten,
} from '@hedgerow/runtime';
import { Option } from 'commander';
import type { Context } from '../io/context.ts';
import { backtested } from '../io/evaluation.ts';
import { Failure } from '../io/failure.ts';
import { namesOf } from '../io/names.ts';
import { prepare } from '../io/prepare.ts';
import { readRuleSet } from '../io/rule-sets.ts';
import { renderExplanation } from '../render/explanation.ts';
import { defineCommand, formatOption } from './definition.ts';
import { dataOptions, type RunOptions, settingOptions } from './run-options.ts';

interface ExplainOptions extends RunOptions {
  readonly format: 'human' | 'json';
  readonly at?: string;
  readonly full?: true;
}

export const explain = defineCommand<ExplainOptions>({
  usage: 'explain <ruleset> [rule]',
  summary: 'Tell why a rule fired at a date, or why not',
  args: {
    ruleset: 'a file or folder, or - for standard input',
    rule: 'the name of a rule (default: all)',
  },
  options: [
    new Option('--at <date>', 'YYYY-MM-DD, or YYYY-MM-DDTHH:MM at the exchange (default: the last session)'),
    new Option('--full', 'all conditions and gates, not those alone that decide'),
    formatOption('human', 'json'),
    ...dataOptions(),
    ...settingOptions(),
  ],
  examples: [
    'explain rules/alvh stress_entry --at 2020-02-27 --data market/',
    'explain rules/alvh --at 2020-02-27 --data market/ --full',
  ],
  run: async ([name = '', rule], options, context) => {
    const { out, progress, cwd } = context;
    const prepared = prepare(readRuleSet(name, cwd), options, context);
    const { program } = prepared;
    const names = ruleNames(
      program.rules.map((one) => one.name),
      rule,
      name,
    );
    progress.step('evaluating');
    const { run } = backtested(prepared, options.evaluator);
    const instant = instantOf(run, options.at, context);
    const full = options.full === true;
    const explained = names.map((one) => explainRule(run, one, instant));
    await progress.done();
    if (options.format === 'json') {
      const rules = full ? explained : explained.map(short);
      out.write(`${JSON.stringify({ version: 1, rule_set: name, rules }, null, 2)}\n`);
    } else {
      const style = { full, program, namesOf: namesOf(program) };
      const blocks = explained.map((one) => renderExplanation(one, style, out).join('\n'));
      out.write(`${blocks.join('\n\n')}\n`);
    }
    return 0;
  },
});

function ruleNames(names: readonly string[], wanted: string | undefined, ruleSet: string): readonly string[] {
  if (names.length === 0) throw new Failure(`\`${ruleSet}\` has no rules to explain`);
  if (wanted === undefined) return names;
  if (names.includes(wanted)) return [wanted];
  const [near] = closeTo(wanted, names);
  const help = near === undefined ? `there are ${names.join(', ')}` : `did you mean \`${near}\`?`;
  throw new Failure(`there is no rule \`${wanted}\``, help);
}

/** The grid instant that a date means; the nearest earlier session where it is none, which is told. */
export function instantOf(run: Run, at: string | undefined, { err }: Context): number {
  const { grid, calendar } = run.evaluation.timeline;
  const last = grid.length - 1;
  if (last < run.first) throw new Failure('there is no session to explain: the data has no values');
  const dateAt = (tick: number): string => isoDate(calendar.date[grid.session[tick]!]!);
  if (at === undefined) return last;
  const [, text = '', hours, minutes] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(at) ?? [];
  const date = parseIsoDate(text);
  if (date === undefined) throw new Failure(`--at \`${at}\` is not a date, expected YYYY-MM-DD`);
  const time = hours === undefined ? undefined : calendar.timeOf(date, Number(hours) * 60 + Number(minutes));
  let tick = last;
  while (
    tick >= 0 &&
    (calendar.date[grid.session[tick]!]! > date || (time !== undefined && grid.time[tick]! > time))
  ) {
    tick--;
  }
  if (tick < run.first) throw new Failure(`the data begins on ${dateAt(run.first)}, after ${at}`);
  if (calendar.atOrBefore(date) > grid.session[last]!) {
    throw new Failure(`the data ends on ${dateAt(last)}, before ${at}`);
  }
  if (calendar.indexOf(date) < 0) {
    const reason = calendar.closedBecause(date);
    const why = reason === undefined ? '' : ` (${reason})`;
    err.write(
      `${err.colors.yellow('note:')} ${text} is no session${why}; the one before it is ${dateAt(tick)}\n`,
    );
  }
  return tick;
}

const short = (one: RuleExplanation): RuleExplanation => ({
  ...one,
  when: shorten(one.when),
  unless: one.unless && shorten(one.unless),
  until: one.until && shorten(one.until),
});
