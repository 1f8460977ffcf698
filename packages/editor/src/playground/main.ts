/** The playground: rule sets, their files, what they did on real data, and the tour. */
import { counted } from '@hedgerow/runtime/browser';
import { createEditor, type HedgerowEditor, Panels, type Theme } from '../index.ts';
import { keepChosen, keptChosen } from '../kept-params.ts';
import type { Shared } from '../share.ts';
import { followTheme } from '../system-theme.ts';
import { loadLibrary, loadRules, loadSources } from './library.ts';
import type { Library } from './library-format.ts';
import { setUpSharing } from './sharing.ts';
import { tabs } from './tabs.ts';
import { showStop, stops } from './tour.ts';

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const library = await loadLibrary();
const first = library.ruleSets[0]!;
const [files, data] = await Promise.all([loadRules(first), loadSources(library)]);
const editor = createEditor(byId('editor'), { files, data, label: 'Rules' });

/** The texts as they came: the chart shows what they did beside what the changed ones do. */
const saved = new Map(files.map(({ name, text }) => [name, text]));
const panels = new Panels(byId('results'), {
  port: editor.port,
  client: editor.client,
  saved: () => saved.get(editor.file),
  chosen: keptChosen(first.id),
  onChosen: (chosen) => {
    if (chooser.value !== linked) keepChosen(chooser.value, chosen);
  },
});
editor.on('command', (event) => {
  const [, rule] = event.args;
  const last = panels.chart.fired?.dates.at(-1);
  if (event.command !== 'hedgerow.explain' || typeof rule !== 'string' || last === undefined) return;
  event.preventDefault();
  panels.travel(last, rule);
});

const chooser = byId<HTMLSelectElement>('rule-set');
chooser.append(...library.ruleSets.map(({ id, title }) => new Option(title, id)));
chooser.addEventListener('change', () => void show(chooser.value));

const fileTabs = tabs(byId('files'), byId('editor'), (name) => editor.open(name));
fileTabs.set(
  editor.files.map(({ name }) => name),
  editor.file,
);
editor.on('open', ({ file }) => fileTabs.select(file));

async function show(id: string): Promise<void> {
  const entry = library.ruleSets.find((one) => one.id === id);
  if (chooser.dataset.shown === id) return;
  chooser.value = id;
  chooser.dataset.shown = id;
  const loaded = entry ? await loadRules(entry) : received.files;
  saved.clear();
  for (const { name, text } of loaded) saved.set(name, text);
  editor.files = loaded;
  fileTabs.set(
    loaded.map(({ name }) => name),
    editor.file,
  );
  panels.chosen = (!entry && received.chosen) || keptChosen(id);
}
chooser.dataset.shown = first.id;

/** The rule set of a link, which stands beside those of the library. */
let received: Shared = { files: [], beside: [] };
const linked = 'from-a-link';

async function receive(shared: Shared): Promise<void> {
  received = shared;
  if (chooser.options[chooser.length - 1]?.value !== linked)
    chooser.append(new Option('From a link', linked));
  delete chooser.dataset.shown;
  await show(linked);
}

setUpTheme(editor);
setUpState(editor);
setUpTour(editor, library);
await setUpSharing({
  shared: () => ({ files: editor.files, beside: [], chosen: panels.chosen }),
  receive,
  say: (text) => {
    byId('notice').textContent = text;
  },
});

function setUpTheme({ monaco }: HedgerowEditor): void {
  const select = byId<HTMLSelectElement>('theme');
  let end = (): void => {};
  const apply = (): void => {
    const theme = select.value as Theme;
    editor.theme = theme;
    panels.theme = theme;
    end();
    end = followTheme(theme, (name) => {
      document.documentElement.dataset.theme = name;
      monaco.layout();
    });
  };
  select.addEventListener('change', apply);
  apply();
}

/** How the whole rule set stands, in a line below the text. */
function setUpState(shown: HedgerowEditor): void {
  const state = byId('state');
  shown.on('diagnostics', ({ diagnostics }) => {
    const errors = diagnostics.filter(({ severity }) => severity === 1).length;
    const others = diagnostics.filter(({ severity }) => severity === 2).length;
    const text =
      errors + others === 0
        ? 'no findings'
        : `${counted(errors, 'error')}, ${counted(others, 'warning')}; F8 leads from one to the next`;
    // Told to screen readers only when it changes.
    if (state.textContent !== text) state.textContent = text;
  });
}

function setUpTour(shown: HedgerowEditor, { ruleSets }: Library): void {
  const tour = byId('tour');
  let at = 0;
  const go = async (to: number): Promise<void> => {
    const stop = stops[to];
    if (!stop) return end();
    at = to;
    tour.hidden = false;
    byId('tour-title').textContent = stop.title;
    byId('tour-text').textContent = stop.text;
    byId('tour-place').textContent = `${to + 1} of ${stops.length}`;
    byId<HTMLButtonElement>('tour-back').disabled = to === 0;
    byId('tour-next').textContent = to === stops.length - 1 ? 'Finish' : 'Next';
    if (ruleSets.some(({ id }) => id === stop.ruleSet)) await show(stop.ruleSet);
    showStop(shown, stop);
    byId('tour-title').focus();
  };
  const end = (): void => {
    tour.hidden = true;
    byId('tour-start').focus();
  };
  byId('tour-start').addEventListener('click', () => void go(0));
  byId('tour-next').addEventListener('click', () => void go(at + 1));
  byId('tour-back').addEventListener('click', () => void go(at - 1));
  byId('tour-end').addEventListener('click', end);
  tour.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') end();
  });
}
