/** The page as text: what it must say, and that nothing of a report can break out of it. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { renderReport } from '../../src/report-page/page.ts';
import { fromSteps, toSteps } from '../../src/report-page/page-data.ts';
import { fixtureReport } from './fixture.ts';

/** What is read, without scripts and styles. */
const read = (text: string): string => text.replace(/<(script|style)[\s\S]*?<\/\1>/g, '');

const report = fixtureReport();
const page = renderReport(report);

/** The data block of a page. */
const dataOf = (text: string): string =>
  /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text)![1]!;

describe('the page of a report', () => {
  it('is deterministic', () => {
    expect(renderReport(report)).toBe(page);
  });

  it('names no place on any network, and has a policy that forbids them all', () => {
    expect(
      /content="default-src &#39;none&#39;; script-src &#39;sha256-[^ ]+ style-src &#39;sha256-/.exec(page),
    ).not.toBeNull();
    expect(/(?:src|href)=["']?(?:https?:)?\/\//.exec(page)).toBeNull();
    expect(/@import|url\(|unsafe-/.exec(page)).toBeNull();
    expect(/ style=/.exec(read(page))).toBeNull();
  });

  it('says the cautions and assumptions before the figures', () => {
    expect(page.indexOf('id="cautions"')).toBeLessThan(page.indexOf('<table'));
    for (const text of ['Was it worth it?', 'at the close of the session after the decision'])
      expect(page).toContain(text);
  });

  it('has for every chart the same in words, and for every table a caption and scopes', () => {
    for (const id of ['equity', 'drawdown', 'vix'])
      expect(page).toMatch(new RegExp(`id="words-${id}">[^<]{20,}`));
    const tables = page.split('<table').slice(1);
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables)
      expect(table).toMatch(/<caption>[^<]+<\/caption>[\s\S]*<th scope="col"[\s\S]*<th scope="row"/);
  });

  it('keeps every decision, with its why, in little space', () => {
    const data = JSON.parse(dataOf(page)) as { decisions: { why: unknown }[] };
    expect(data.decisions).toHaveLength(report.decisions.length);
    expect(data.decisions.filter(({ why }) => why !== null)).toHaveLength(
      report.decisions.filter(({ why }) => why !== null).length,
    );
    expect(page.length).toBeLessThan(JSON.stringify(report).length / 2);
  });

  it('escapes whatever the rules say, in markup and in data', () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror="a">&\u2028';
    const hostile: Report = {
      ...report,
      title: evil,
      cautions: [evil],
      decisions: report.decisions.map((decision) => ({
        ...decision,
        rule: evil,
        layer: evil,
        notes: [evil],
      })),
      unknownInputs: [{ input: evil, sessions: 1, share: 0.1, beforeData: 0 }],
    };
    const text = renderReport(hostile);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img');
    expect(text.match(/<script/g)).toHaveLength(2);
    const data = JSON.parse(dataOf(text)) as { decisions: { rule: string }[] };
    expect(data.decisions[0]!.rule).toBe(evil);
  });

  it('says unknown, not nothing or 0, where a figure is unknown', () => {
    const [first, ...rest] = report.portfolios;
    const unknown: Report = {
      ...report,
      portfolios: [{ ...first!, performance: { ...first!.performance, sharpe: null, cagr: null } }, ...rest],
      deflated: null,
      protection: { ...report.protection, costPerShortfall: null, beta: null },
    };
    const text = read(renderReport(unknown));
    expect(text).toMatch(
      /Sharpe ratio<\/th><td class="number" data-sort=""><span class="unknown">unknown<\/span>/,
    );
    expect(text).toContain('A deflated Sharpe ratio is <span class="unknown">unknown</span>.');
    expect(text).toMatch(/Beta<\/th><td class="number"[^>]*><span class="unknown">unknown/);
    expect(/NaN|undefined|\[object/.exec(read(text))).toBeNull();
  });

  it('stands without layers, decisions, trials and tables', () => {
    const bare: Report = {
      ...report,
      decisions: [],
      layers: [],
      signals: [],
      conditions: [],
      guards: [],
      rules: [],
      unknownInputs: [],
      baseRates: [],
      regimes: [],
      trades: [],
      placebo: { ...report.placebo, trials: 0, histogram: [] },
    };
    const text = renderReport(bare);
    for (const words of ['The rules decided nothing.', 'The rules have no layers.', 'There were no trials.'])
      expect(text).toContain(words);
  });
});

describe('steps', () => {
  it('come back as they went', () => {
    const values = [null, 5, 7, null, null, 3, 3, -2];
    expect(fromSteps(toSteps(values))).toEqual(values);
    expect(toSteps(values)).toEqual([null, 5, 2, null, null, -4, 0, -5]);
  });
});
