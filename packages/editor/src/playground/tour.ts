/** A short walk through the language, on the rules that are there. */
import type { HedgerowEditor } from '../index.ts';

interface Stop {
  readonly title: string;
  readonly text: string;
  readonly ruleSet: string;
  readonly file: string;
  /** What the caret is set on: the first place of these words. */
  readonly words: string;
}

export const stops: readonly Stop[] = [
  {
    title: 'One line is a whole rule set',
    text: 'VIX above 28 for three sessions while the core condor is challenged: then the second engine is switched on. The names are declared by the prelude; F12 leads to them.',
    ruleSet: 'design-card',
    file: 'design-card.hedge',
    words: 'vix > 28',
  },
  {
    title: 'Mistakes are told while you write',
    text: 'Change vix to vxi: the word is underlined, F8 tells what is wrong, and Ctrl+. mends it. Units are checked too: a ratio above 60 is a mistake with a fix, 60%.',
    ruleSet: 'design-card',
    file: 'design-card.hedge',
    words: 'breakeven_challenge',
  },
  {
    title: 'What the rule did is above it',
    text: 'The rules run over the real episodes at each pause of your typing. The line above a rule tells how often it fired, and why it did or did not at the last session.',
    ruleSet: 'design-card',
    file: 'design-card.hedge',
    words: 'when vix',
  },
  {
    title: 'The ALVH rules',
    text: 'The same language at work: the second engine by convergence of VIX, internals and time, larger the higher VIX stands, with a hold, a cooldown and a priority.',
    ruleSet: 'alvh',
    file: 'second_engine.hedge',
    words: 'rule stress_entry',
  },
  {
    title: 'Guards hold whatever a rule asks for',
    text: 'Vetoes, limits and approvals stand beside the rules. What cannot be decided blocks; each is in the record with the input to blame.',
    ruleSet: 'alvh',
    file: 'guards.hedge',
    words: 'forbid',
  },
  {
    title: 'Tests are part of the rules',
    text: 'A test gives a few values and says what must follow. The command line runs them, with the coverage of each condition.',
    ruleSet: 'alvh',
    file: 'tests.hedge',
    words: 'test "',
  },
];

/** Shows the words of a stop in the editor; the rule set is there already. */
export function showStop(editor: HedgerowEditor, { file, words }: Stop): void {
  editor.open(file);
  const model = editor.monaco.getModel();
  const found = model?.findNextMatch(words, { lineNumber: 1, column: 1 }, false, true, null, false);
  if (!found) return;
  editor.monaco.setSelection(found.range);
  editor.monaco.revealRangeInCenter(found.range);
}
