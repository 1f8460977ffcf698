/** The part of the history that is on view. */
export interface View {
  /** Epoch seconds. */
  readonly min: number;
  readonly max: number;
}

/** A view of `span` seconds that stays within the whole. */
function within(whole: View, min: number, span: number): View {
  if (span >= whole.max - whole.min) return whole;
  const start = Math.min(Math.max(min, whole.min), whole.max - span);
  return { min: start, max: start + span };
}

/** Nearer (a factor below 1) or farther, about a time; never nearer than a week. */
export function zoomed(view: View, whole: View, factor: number, about = (view.min + view.max) / 2): View {
  const span = Math.max((view.max - view.min) * factor, 7 * 86_400);
  const share = (about - view.min) / (view.max - view.min || 1);
  return within(whole, about - share * span, span);
}

/** Along by a share of what is seen. */
export function moved(view: View, whole: View, share: number): View {
  const span = view.max - view.min;
  return within(whole, view.min + share * span, span);
}

/** The same span, with a time in sight. */
export function showing(view: View, whole: View, time: number): View {
  if (time >= view.min && time <= view.max) return view;
  const span = view.max - view.min;
  return within(whole, time - span / 2, span);
}
