/** What the playground shows: the rules of the project and real market data, as files beside its page. */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vixCsv } from '../../cli/src/demo/episode-data.ts';
import { spxCsv } from '../../cli/src/demo/spx.ts';
import { episodes } from '../../cli/src/demo/vix-episodes.ts';
import type { Library, RuleSetEntry } from '../src/playground/library-format.ts';

const here = import.meta.dirname;
const rules = join(here, '../../../rules');

const isRules = (name: string): boolean => name.endsWith('.hedge');

export function writePlayground(out: string): void {
  mkdirSync(join(out, 'data'), { recursive: true });
  cpSync(join(here, '../playground'), out, { recursive: true });
  const alvh = readdirSync(join(rules, 'alvh')).filter(isRules).sort();
  // What one wants to read first comes first.
  const order = ['second_engine.hedge', 'signals.hedge', 'conviction.hedge', 'guards.hedge'];
  const ruleSets: RuleSetEntry[] = [
    { id: 'design-card', title: 'One line', files: ['design-card.hedge'] },
    { id: 'mean-reversion', title: 'Mean reversion', files: ['mean-reversion.hedge'] },
    {
      id: 'alvh',
      title: 'ALVH, the whole library',
      files: [
        ...order.filter((name) => alvh.includes(name)),
        ...alvh.filter((name) => !order.includes(name)),
      ],
    },
  ];
  for (const { id, files } of ruleSets) {
    const from = join(rules, id === 'alvh' ? 'alvh' : 'examples');
    for (const name of files) cpSync(join(from, name), join(out, 'rules', id, name));
  }
  writeFileSync(join(out, 'data/vix.csv'), vixCsv(episodes));
  writeFileSync(join(out, 'data/spx.csv'), spxCsv());
  const library: Library = { ruleSets, data: ['vix.csv', 'spx.csv'] };
  writeFileSync(join(out, 'library.json'), `${JSON.stringify(library)}\n`);
}
