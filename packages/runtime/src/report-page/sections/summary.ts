/** "Was it worth it?", answered in words, with the numbers that the answer rests on. */
import type { Performance, Report } from '../../report/report.ts';
import { chanceOf, depth, plain, share, signedShare, usd } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { performanceNamed } from './of-portfolio.ts';

/** The usual level of a test. */
const SIGNIFICANT = 0.05;

export function summary(report: Report): Html {
  const { answer, reason } = verdict(report);
  return html`<section id="summary" aria-labelledby="summary-head">
<h2 id="summary-head">Was it worth it?</h2>
<p class="lead"><strong>${answer}</strong> ${reason}</p>
${[protection(report), alternative(report), timing(report)].map((text) => html`<p>${text}</p>\n`)}
<p class="pointer">These figures stand on assumptions and few events: <a href="#cautions">read the cautions</a> before you rely on any of them.</p>
</section>`;
}

/** Within 5 basis points a year; else no share of the core has the overlay's return, and the two don't compare. */
const sameReturn = (a: Performance, b: Performance): boolean =>
  a.cagr !== null && b.cagr !== null && Math.abs(a.cagr - b.cagr) <= 0.0005;

/** What speaks for holding less of the core instead, if anything does. */
function againstLess(
  overlay: Performance,
  divested: Performance,
): { comparable: boolean; failing: string | null } {
  if (!sameReturn(overlay, divested)) {
    const earnsLess = (divested.cagr ?? -1) < (overlay.cagr ?? -1);
    return {
      comparable: false,
      failing: earnsLess ? null : 'holding less of the core, or nothing, earned more',
    };
  }
  const better = [overlay.cvar95 > divested.cvar95, overlay.maxDrawdown > divested.maxDrawdown];
  if (better.every(Boolean)) return { comparable: true, failing: null };
  const measures = better.some(Boolean) ? 'one of these two measures' : 'both measures';
  return {
    comparable: true,
    failing: `holding less of the core, for the same return, protected as well or better by ${measures}`,
  };
}

/** Three questions: does it take from the core's worst losses, more so than holding less, by timing and not by chance? */
function verdict(report: Report): { answer: string; reason: string } {
  const core = performanceNamed(report, 'core');
  const overlay = performanceNamed(report, 'overlay');
  const divested = performanceNamed(report, 'divested');
  if (report.layers.every(({ statistics }) => statistics.activations === 0))
    return {
      answer: 'It cannot be said.',
      reason: 'No layer was ever activated: core and overlay are the same.',
    };
  const protects = report.protection.shortfallReduction95 > 0;
  const shallower = overlay.maxDrawdown > core.maxDrawdown;
  const less = againstLess(overlay, divested);
  const timed = report.placebo.trials > 0 && report.placebo.pValuePnl <= SIGNIFICANT;
  if (!protects && !shallower)
    return {
      answer: 'No, not on this history.',
      reason: 'Neither the core’s worst days nor its deepest drawdown became smaller.',
    };
  if (protects && shallower && less.failing === null && timed)
    return {
      answer: 'Yes, on this history.',
      reason: `It made bad days and the deepest drawdown smaller, and earned more than random timing would. ${less.comparable ? 'Holding less of the core, for the same return, protected less.' : 'Holding less of the core could not earn the same.'}`,
    };
  const lacks = [
    !protects && 'the average loss of the worst days did not become smaller',
    !shallower && 'the deepest drawdown did not become shallower',
    less.failing,
    !timed && 'its timing cannot be told from chance',
  ].filter((lack) => lack !== false && lack !== null);
  return { answer: 'In part, on this history.', reason: `It helped, but ${listed(lacks)}.` };
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const rateText = ({ cagr }: Performance): string =>
  cagr === null ? 'an unknown rate, nothing of the capital being left,' : `${share(cagr)} a year`;

function protection(report: Report): Html {
  const core = performanceNamed(report, 'core');
  const overlay = performanceNamed(report, 'overlay');
  const difference = core.cagr === null || overlay.cagr === null ? null : overlay.cagr - core.cagr;
  return html`From ${report.sessions[0] ?? 'no session'} to ${report.sessions.at(-1) ?? 'none'} the core alone returned ${rateText(core)}, with the overlay
${rateText(overlay)} (<b>${signedShare(difference, 2)}</b> a year). The deepest drawdown went from ${depth(core.maxDrawdown)} to <b>${depth(overlay.maxDrawdown)}</b>,
the average loss on the worst 5% of days from ${depth(core.cvar95, 2)} to <b>${depth(overlay.cvar95, 2)}</b>.
Outside the core’s ten deepest falls the layers made ${plain(report.protection.carry)} basis points of the capital a year; trading costs were ${usd(report.protection.costs)} in all.`;
}

function alternative(report: Report): Html {
  const divested = performanceNamed(report, 'divested');
  const fixed = performanceNamed(report, 'static');
  const scaled = sameReturn(divested, performanceNamed(report, 'overlay'))
    ? 'Scaled to the return of core + overlay, it returned'
    : 'No share of it has the return of core + overlay, so the two do not compare; the nearest returned';
  return html`The plain alternative is to hold less of the core. ${scaled}
${rateText(divested)} with a deepest drawdown of <b>${depth(divested.maxDrawdown)}</b> and an average loss on the worst 5% of days of ${depth(divested.cvar95, 2)}.
The same hedge held all the time, at the same average size, returned ${rateText(fixed)} with a deepest drawdown of ${depth(fixed.maxDrawdown)}.`;
}

function timing(report: Report): Html {
  const { placebo, deflated } = report;
  const late = performanceNamed(report, 'delayed');
  const chance =
    placebo.trials === 0
      ? 'No random-timing trials were run.'
      : html`Random timing with the same time in hedge earned at least as much in <b>${chanceOf(placebo.pValuePnl)}</b> of ${plain(placebo.trials)} trials.`;
  return html`${chance} Filled one session late, the overlay would have returned ${rateText(late)}. ${skill(deflated)}`;
}

function skill(deflated: Report['deflated']): Html {
  if (deflated === null) return html`A deflated Sharpe ratio is <span class="unknown">unknown</span>.`;
  const { trials, deflatedSharpe } = deflated;
  return trials > 1
    ? html`The chance that the true Sharpe ratio is above the best of ${plain(trials)} trials without skill is ${chanceOf(deflatedSharpe)}.`
    : html`The chance that the true Sharpe ratio is above zero is ${chanceOf(deflatedSharpe)}, if no other rules or params were tried.`;
}
