/** Each diagnostic of syntax has a page; the parser alone finds exactly it in the Avoid example, nothing in Prefer. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { syntax } from '../../src/diagnostics/catalogue/syntax.ts';
import { parse } from '../../src/syntax/parse.ts';

const folder = join(import.meta.dirname, '../../../../docs/diagnostics');

describe.each(Object.keys(syntax))('%s', (id) => {
  const path = join(folder, `${id}.md`);
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const example = (heading: string) =>
    new RegExp(`^## ${heading}\\n\\n?\`\`\`hedge\\n([\\s\\S]*?)\`\`\``, 'm').exec(page)?.[1] ?? '';

  it('is found in what to avoid, alone', () => {
    const { diagnostics } = parse({ name: `${id}.hedge`, text: example('Avoid') });
    expect(diagnostics.map((d) => d.id)).toEqual([id]);
  });

  it('is mended in what to prefer, and by the fix where there is one', () => {
    expect(example('Prefer')).not.toBe('');
    expect(parse({ name: 'x.hedge', text: example('Prefer') }).diagnostics).toEqual([]);
    const [found] = parse({ name: 'x.hedge', text: example('Avoid') }).diagnostics;
    let text = example('Avoid');
    for (const edit of found?.fix?.edits ?? []) {
      text = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
    }
    if (found?.fix !== undefined) expect(parse({ name: 'x.hedge', text }).diagnostics).toEqual([]);
  });
});
