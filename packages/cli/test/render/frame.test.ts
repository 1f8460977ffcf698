import { span } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { renderFrame } from '../../src/render/frame.ts';
import { LineIndex } from '../../src/render/sources.ts';
import { textWidth } from '../../src/render/width.ts';
import { plainScreen } from '../support/screen.ts';

const mark = { paint: (text: string) => text, caret: '^' };

/** The frame of the first occurrence of `what`. */
function frame(text: string, what: string, width = 60): string[] {
  const start = text.indexOf(what);
  return renderFrame(
    new LineIndex(text),
    { ...mark, span: span(start, start + what.length) },
    2,
    plainScreen(width),
  );
}

describe('code frame', () => {
  it('puts carets under the span', () => {
    expect(frame('# one\nwhen vixx > 28\n', 'vixx')).toEqual([' 2 │ when vixx > 28', '   │      ^^^^']);
  });

  it('expands tabs to stops of four, before and inside the span', () => {
    expect(frame('\twhen\tvix > 28', 'vix')).toEqual([' 1 │     when    vix > 28', '   │             ^^^']);
    expect(frame('a\tb', 'a\tb')).toEqual([' 1 │ a   b', '   │ ^^^^^']);
  });

  it('ends lines at CRLF and at a lone CR', () => {
    expect(frame('one\r\ntwo bad\r\n', 'bad')).toEqual([' 2 │ two bad', '   │     ^^^']);
    expect(frame('one\rtwo bad\rx', 'bad')).toEqual([' 2 │ two bad', '   │     ^^^']);
  });

  it('counts wide characters and emoji as two columns, combining marks as none', () => {
    expect(frame('"恐慌" bad', 'bad')).toEqual([' 1 │ "恐慌" bad', '   │        ^^^']);
    expect(frame('"🦔" bad', 'bad')).toEqual([' 1 │ "🦔" bad', '   │      ^^^']);
    expect(frame('e\u0301 bad', 'bad')).toEqual([' 1 │ e\u0301 bad', '   │   ^^^']);
  });

  it('marks each line of a span over several, from the first word on', () => {
    expect(frame('rule a:\n  when x\n  until y\n', 'a:\n  when x\n  until')).toEqual([
      ' 1 │ rule a:',
      '   │      ^^',
      ' 2 │   when x',
      '   │   ^^^^^^',
      ' 3 │   until y',
      '   │   ^^^^^',
    ]);
  });

  it('leaves out the middle of a long span', () => {
    const lines = frame('(1\n2\n3\n4\n5\n6)', '(1\n2\n3\n4\n5\n6)');
    expect(lines).toHaveLength(9);
    expect(lines[4]).toBe(' … │');
  });

  it('shows a caret at the end of the file and on an empty text', () => {
    const at = (text: string) =>
      renderFrame(new LineIndex(text), { ...mark, span: span(text.length, text.length) }, 1, plainScreen());
    expect(at('when')).toEqual(['1 │ when', '  │     ^']);
    expect(at('')).toEqual(['1 │', '  │ ^']);
  });

  it('cuts long lines around the span, and stays quick on a line of megabytes', () => {
    const lines = frame(`${'x + '.repeat(40)}bad${' + y'.repeat(40)}`, 'bad');
    expect(lines.map((line) => textWidth(line) <= 60)).toEqual([true, true]);
    expect(lines[0]).toMatch(/^ 1 │ ….*bad.*…$/);
    expect(lines[1]!.indexOf('^')).toBe(lines[0]!.indexOf('bad'));
    const huge = `${'('.repeat(5_000_000)}bad${')'.repeat(5_000_000)}`;
    const [text, carets] = frame(huge, 'bad');
    expect(carets!.indexOf('^')).toBe(text!.indexOf('bad'));
  });

  it('cuts a span wider than the line', () => {
    const lines = frame('('.repeat(10_000), '('.repeat(10_000));
    expect(lines.map((line) => textWidth(line) <= 60)).toEqual([true, true]);
  });

  it('shows control and bidirectional characters as stand-ins', () => {
    expect(frame('a\u001b[31m \u202e bad', 'bad')).toEqual([
      ' 1 │ a\ufffd[31m \ufffd bad',
      '   │          ^^^',
    ]);
  });
});
