import { type Diagnostic, span } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { renderFindings, tally } from '../../src/render/findings.ts';
import { githubAnnotation } from '../../src/render/github.ts';
import { Sources } from '../../src/render/sources.ts';
import { colorScreen, plainScreen } from '../support/screen.ts';

const text = 'let slope = us10y - us2y\nwhen vixx > 28 activate hedge\n';
const sources = new Sources([{ name: 'rules/a.hedge', text }]);
const at = (what: string) => span(text.indexOf(what), text.indexOf(what) + what.length);

const finding: Diagnostic = {
  id: 'unknown-name' as Diagnostic['id'],
  severity: 'error',
  message: 'there is no name `vixx`',
  help: 'did you mean `vix`?',
  params: { name: 'vixx' },
  file: 'rules/a.hedge',
  span: at('vixx'),
  related: [{ file: 'rules/a.hedge', span: at('slope'), message: 'declared here' }],
  fix: { title: 'replace `vixx` with `vix`', edits: [] },
};

describe('diagnostics for people', () => {
  it('show place, frame, related places, help, fix and where to read more', () => {
    expect(renderFindings([finding], sources, plainScreen())).toEqual([
      'error[unknown-name] there is no name `vixx`',
      ' --> rules/a.hedge:2:6',
      '  │',
      '2 │ when vixx > 28 activate hedge',
      '  │      ^^^^',
      ' --> rules/a.hedge:1:5',
      '  │',
      '1 │ let slope = us10y - us2y',
      '  │     ----- declared here',
      '  = help: did you mean `vix`?',
      '  = fix: replace `vixx` with `vix`',
      '  = more: hedgerow docs unknown-name',
      '',
    ]);
  });

  it('name a file that was not read without a frame', () => {
    const lines = renderFindings([{ ...finding, file: 'prelude', related: [] }], sources, plainScreen());
    expect(lines[1]).toBe(' --> prelude');
  });

  it('colour by severity', () => {
    const [head = ''] = renderFindings([{ ...finding, severity: 'warning' }], sources, colorScreen());
    expect(head).toContain('\u001b[33m');
  });

  it('stop at fifty and say how many more there are', () => {
    const lines = renderFindings(Array(52).fill(finding), sources, plainScreen());
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(50);
    expect(lines).toContain('… and 2 more findings; --format json lists all');
  });

  it('are counted by severity', () => {
    expect(tally([finding, finding, { severity: 'warning' }])).toBe('2 errors, 1 warning');
    expect(tally([])).toBe('nothing to report');
  });
});

describe('GitHub annotations', () => {
  it('carry file, range, id, message and help', () => {
    expect(githubAnnotation(finding, sources)).toBe(
      '::error file=rules/a.hedge,line=2,endLine=2,col=6,endColumn=10,title=unknown-name::' +
        'there is no name `vixx`%0Adid you mean `vix`?',
    );
  });

  it('escape what would end the command or a property', () => {
    const odd = {
      ...finding,
      message: '100%\nof a::b',
      help: undefined,
      file: 'a,b:c.hedge',
    } as unknown as Diagnostic;
    expect(githubAnnotation(odd, sources)).toBe(
      '::error file=a%2Cb%3Ac.hedge,title=unknown-name::100%25%0Aof a::b',
    );
  });
});
