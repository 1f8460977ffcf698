import type { Program } from '@hedgerow/dsl';
import type { NamesOf } from '../render/numbers.ts';

/** Names behind the ordinals of `enum:NAME` and `regime:NAME`. */
export function namesOf(program: Program): NamesOf {
  const regimes = new Map(program.regimes.map(({ name, states }) => [name, states]));
  return (unit) => {
    const [kind, name = ''] = unit.split(':');
    return kind === 'enum' ? program.enums.get(name) : kind === 'regime' ? regimes.get(name) : undefined;
  };
}
