/** Milliseconds of the first lint of this process, which has loaded nothing else. */
import { lint } from '@hedgerow/dsl';
import { LINTED, manyRules } from './many-rules.ts';
import { once } from './measure.ts';

const many = [{ name: 'many.hedge', text: manyRules(LINTED, Number(process.argv[2])) }];
console.log(once(() => lint(many).diagnostics));
