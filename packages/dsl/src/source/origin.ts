/** Which thing of an earlier text something is, where an edit has moved it and left it as it was otherwise. */
const origins = new WeakMap<object, object>();

/** The thing that stood for it first, or itself. What has one origin differs in its places only; its own move by one way. */
export const originOf = (one: object): object => origins.get(one) ?? one;

/** Says that something is no more than another moved. */
export function movedFrom<T extends object>(moved: T, before: object): T {
  if (moved !== before) origins.set(moved, originOf(before));
  return moved;
}
