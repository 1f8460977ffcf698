import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { vixCsv } from '../demo/episode-data.ts';
import { episodes } from '../demo/vix-episodes.ts';
import { Failure } from '../io/failure.ts';
import { reason, shownPath } from '../io/files.ts';
import { renderTable } from '../render/table.ts';
import { defineCommand } from './definition.ts';
import { manifest, ruleFile } from './init-template.ts';

const episode = episodes.at(-1)!;

const files = [
  { name: 'stress.hedge', text: () => ruleFile, about: 'a rule with two tests' },
  { name: 'hedgerow.json', text: () => manifest, about: 'where its data is' },
  {
    name: 'data/vix.csv',
    text: () => vixCsv([episode]),
    about: `VIX closes of ${episode.title} (Cboe), ${episode.vix.length} sessions`,
  },
];

export const init = defineCommand<Record<string, never>>({
  usage: 'init [dir]',
  summary: 'Write a small working rule set to start from',
  args: { dir: 'the folder to write to, made if need be (default: the current one)' },
  examples: ['init my-rules'],
  run: async ([dir = '.'], _options, { cwd, out, program }) => {
    const folder = resolve(cwd, dir);
    const there = files.filter(({ name }) => existsSync(join(folder, name)));
    if (there.length > 0) {
      const names = there.map(({ name }) => `\`${shownPath(join(folder, name), cwd)}\``).join(', ');
      throw new Failure(`will not overwrite ${names}`, 'name another folder');
    }
    for (const { name, text } of files) write(join(folder, name), text());
    const shown = shownPath(folder, cwd);
    const argument = /^[\w./-]+$/.test(shown) ? shown : `'${shown}'`;
    const table = renderTable(
      [{ head: '' }, { head: '' }],
      files.map(({ name, about }) => [name, about]),
      out,
    );
    const steps = ['test', 'backtest', 'explain'].map(
      (step) => `  ${program} ${step} ${argument}${step === 'explain' ? ' --at 2020-02-26' : ''}`,
    );
    const { bold } = out.colors;
    out.write([bold(`Wrote to ${shown}`), ...table, '', bold('Next'), ...steps, ''].join('\n'));
    return 0;
  },
});

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new Failure(`cannot write \`${path}\`: ${reason(error)}`);
  }
}
