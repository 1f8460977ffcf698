/** The chosen decision: what was decided, why, on which inputs, and what was traded for it. */
import type { PackedDecision, PageData } from '../page-data.ts';
import { byId, element, say } from './dom.ts';
import { whyTree } from './why.ts';

/** Lists and chart choose decisions through this alone; both are told of each choice. */
export interface Chooser {
  readonly chosen: () => number;
  choose(index: number, focus: boolean): void;
}

export const nameOf = ({ kind, layer, date }: PackedDecision): string =>
  `${kind}${layer === '' ? '' : ` ${layer}`}, ${date}`;

export function makeChooser(data: PageData, told: (index: number) => void): Chooser {
  const { decisions } = data;
  const panel = byId('detail');
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-decision]')];
  const buttonOf = (index: number): HTMLButtonElement | undefined =>
    buttons.find((button) => button.dataset.decision === String(index));
  let current = -1;

  const choose = (index: number, focus: boolean): void => {
    const decision = decisions[index];
    if (decision === undefined) return;
    buttonOf(current)?.setAttribute('aria-pressed', 'false');
    current = index;
    const button = buttonOf(index);
    button?.setAttribute('aria-pressed', 'true');
    const list = button?.closest('.scroll');
    if (button && list) {
      const offset = button.getBoundingClientRect().top - list.getBoundingClientRect().top;
      if (offset < 40 || offset > list.clientHeight - 40) list.scrollTop += offset - list.clientHeight / 2;
    }
    panel.replaceChildren(...contents(decision, data));
    told(index);
    if (focus) {
      panel.focus({ preventScroll: true });
      panel.scrollIntoView({ block: 'nearest' });
      say(`Shown: ${nameOf(decision)}`);
    }
  };
  for (const button of buttons)
    button.addEventListener('click', () => choose(Number(button.dataset.decision), true));
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') buttonOf(current)?.focus();
  });
  return { chosen: () => current, choose };
}

function contents(decision: PackedDecision, data: PageData): HTMLElement[] {
  const { kind, layer, instant, facts, inputs, trades, why } = decision;
  const title = element('h3', {}, [
    `${kind[0]!.toUpperCase()}${kind.slice(1)}${layer === '' ? '' : ` ${layer}`}`,
  ]);
  const when = element('p', { class: 'when' }, [
    element('time', { datetime: instant }, [
      instant.replace('T', ' ').replace(/(:\d\d)(?:\.\d+)?Z$/, '$1 UTC'),
    ]),
  ]);
  const list = element(
    'dl',
    { class: 'facts' },
    facts.map(([name, text]) => element('div', {}, [element('dt', {}, [name]), element('dd', {}, [text])])),
  );
  return [
    title,
    when,
    list,
    element('h4', {}, ['Why']),
    element('p', { class: 'hint' }, ['\u03c3: standard deviations of its daily changes over 63 sessions.']),
    why === null
      ? element('p', { class: 'empty' }, ['No condition stands behind this decision.'])
      : whyTree(why, data),
    ...inputTable(inputs),
    ...tradeList(trades),
  ];
}

function inputTable(inputs: PackedDecision['inputs']): HTMLElement[] {
  if (inputs.length === 0) return [];
  const heads = ['Input', 'Value', 'Known at'].map((head) => element('th', { scope: 'col' }, [head]));
  heads[1]!.className = 'number';
  const rows = inputs.map(([name, value, knownAt]) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [name]),
      element('td', { class: 'number' }, [value]),
      element('td', {}, [knownAt]),
    ]),
  );
  const table = element('table', {}, [
    element('caption', {}, ['Inputs as they were known']),
    element('thead', {}, [element('tr', {}, heads)]),
    element('tbody', {}, rows),
  ]);
  return [
    element('div', { class: 'scroll', role: 'region', 'aria-label': 'Inputs as they were known' }, [table]),
  ];
}

function tradeList(trades: PackedDecision['trades']): HTMLElement[] {
  if (trades.length === 0) return [];
  const items = trades.map(([what, cost]) => element('li', {}, [`${what}, ${cost}`]));
  return [element('h4', {}, ['Traded for it']), element('ul', { class: 'trades' }, items)];
}
