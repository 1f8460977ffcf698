/** What completion offers in hedgerow.json, by its schema; `|` is the caret. */
import { describe, expect, it } from 'vitest';
import schema from '../../../runtime/src/data/manifest.schema.json' with { type: 'json' };
import { completionsAt, type JsonCompletions, type Schema } from '../../src/studio/json-completion.ts';

const at = (text: string): JsonCompletions | undefined =>
  completionsAt(schema as Schema, text.replace('|', ''), text.indexOf('|'));
const labels = (text: string): string[] => at(text)?.items.map(({ label }) => label) ?? [];
/** The text once an item is taken. */
const taken = (text: string, label: string): string => {
  const { items, from, to } = at(text)!;
  const plain = text.replace('|', '');
  return plain.slice(0, from) + items.find((item) => item.label === label)!.text + plain.slice(to);
};
const top = ['$schema', 'feeds', 'calendar', 'data', 'profiles', 'lint'];

describe('completion in hedgerow.json', () => {
  it.each(['{|', '{ | }', '{ "|', '{ "|"', '{\n  fe|\n}', '{"": 1, "|'])('offers keys in %j', (text) => {
    expect(labels(text)).toEqual(top);
  });

  it('offers no key that is there already, before the caret or behind it', () => {
    expect(labels('{ "data": ".", | "lint": { "preset": "none" } }')).toEqual([
      '$schema',
      'feeds',
      'calendar',
      'profiles',
    ]);
    // Its own it may go on with.
    expect(labels('{ "lin|t": {} }')).toContain('lint');
  });

  it('takes the place of what is begun, with a colon where there is none', () => {
    expect(taken('{ "|" }', 'feeds')).toBe('{ "feeds":  }');
    expect(taken('{ fe| }', 'feeds')).toBe('{ "feeds":  }');
    expect(taken('{ "fe|ed": {} }', 'feeds')).toBe('{ "feeds": {} }');
    expect(taken('{ "lint": { "preset": | } }', 'strict')).toBe('{ "lint": { "preset": "strict" } }');
    expect(taken('{ "lint": { "preset": "st|" } }', 'strict')).toBe('{ "lint": { "preset": "strict" } }');
  });

  it('follows the schema down, by what a feed is', () => {
    expect(labels('{ "feeds": { "desk": { "type": "|" } } }')).toEqual(['csv', 'positions']);
    const csv = labels('{ "feeds": { "desk": { "type": "csv", | } } }');
    expect(csv).toContain('columns');
    expect(csv).not.toContain('underlyings');
    const positions = labels('{ "feeds": { "desk": { | "type": "positions" } } }');
    expect(positions).toContain('underlyings');
    expect(positions).not.toContain('columns');
    expect(labels('{ "feeds": { "desk": { | } } }')).toEqual(
      expect.arrayContaining(['type', 'path', 'columns', 'smile']),
    );
    expect(labels('{ "lint": { "rules": { "magic-number": ["|"] } } }')).toContain('error');
    expect(labels('{ "lint": { "rules": { "calendar-days-window": ["error", { | }] } } }')).toEqual([
      'shortest',
    ]);
  });

  it('tells what a key is', () => {
    const lint = at('{ | }')!.items.find(({ label }) => label === 'lint')!;
    expect(lint).toMatchObject({
      detail: 'an object with preset and rules',
      doc: 'How `hedgerow lint` looks at this rule set.',
    });
    const rule = at('{ "lint": { "rules": { | } } }')!.items.find(({ label }) => label === 'bare-share')!;
    expect(rule.doc).toBe('a threshold of a ratio is written as a bare decimal');
  });

  it.each(['|', '| {}', '{} |', '{ "data" | }', '{ "data": "." | }', '{ "data": ["a" | ] }'])(
    'has nothing to offer in %j',
    (text) => {
      expect(at(text)).toBeUndefined();
    },
  );

  it.each(['{ "data": | }', '{ "feeds": { | } }', '{ "profiles": { "a": { | } } }', '{ "none": { | } }'])(
    'makes up no names in %j',
    (text) => {
      expect(labels(text)).toEqual([]);
    },
  );
});
