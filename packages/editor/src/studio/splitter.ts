/** Bars between the parts of the page: dragged, or moved by arrows; where they were left, they are at the next visit. */
import { byId } from './dom.ts';

/** The part before the bar, or behind it, has a width of its own, in percent of the page. */
type Side = 'before' | 'behind';

const [least, most, step] = [8, 70, 2];

/** `id`: of the bar; also of the custom property that the part's width is. */
export function setUpSplitter(id: string, side: Side): void {
  const bar = byId(id);
  const page = bar.parentElement!;
  const key = `hedgerow-${id}`;
  const part = (): Element => (side === 'before' ? bar.previousElementSibling! : bar.nextElementSibling!);

  const set = (percent: number): void => {
    const width = Math.min(Math.max(percent, least), most);
    page.style.setProperty(`--${id}`, `${width}%`);
    bar.ariaValueNow = String(Math.round(width));
    localStorage.setItem(key, String(width));
  };
  const shown = (): number => (part().getBoundingClientRect().width / page.clientWidth) * 100;

  bar.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    bar.focus();
    bar.setPointerCapture(event.pointerId);
  });
  bar.addEventListener('pointermove', ({ pointerId, clientX }) => {
    if (!bar.hasPointerCapture(pointerId)) return;
    const { left, right } = page.getBoundingClientRect();
    set(((side === 'before' ? clientX - left : right - clientX) / page.clientWidth) * 100);
  });
  bar.addEventListener('keydown', (event) => {
    const outwards = side === 'before' ? 1 : -1;
    const to = {
      ArrowRight: shown() + step * outwards,
      ArrowLeft: shown() - step * outwards,
      Home: least,
      End: most,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  });
  const kept = localStorage.getItem(key);
  if (kept === null) bar.ariaValueNow = String(Math.round(shown()));
  else set(Number(kept));
}
