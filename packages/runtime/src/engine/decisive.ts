import type { Ir } from '@hedgerow/dsl';

/**
 * The nodes that decisions hang on: conditions, sizes, guards, texts of alerts, and what a layer comes to in money only
 * where a limit or whole contracts ask for it. Without what else the program reads (the notional that a report
 * would tell beside a size) every decision is the same.
 */
export function decisiveNodes(program: Ir.Program): Ir.NodeId[] {
  const { rules, forbids, limits, assertions, layers } = program;
  const conditions = [
    ...rules.flatMap((rule) => [rule.when, rule.unless, rule.until]),
    ...forbids.map((forbid) => forbid.when),
    ...limits.map((limit) => limit.when),
    ...assertions.map((assertion) => assertion.condition),
  ].flatMap((condition) => (condition ? [condition.node] : []));
  const money = layers.flatMap((layer) => {
    const limited = limits.filter((limit) => limit.layer === layer.name).map((limit) => limit.quantity);
    return moneyOf(layer, limited, sizesOf(program, layer.name));
  });
  const sizes = sizesOf(program).flatMap(({ low, high, by }) => [low, high, by?.value, by?.from, by?.to]);
  const texts = rules.flatMap((rule) =>
    rule.actions.flatMap((action) =>
      action.verb === 'alert'
        ? action.text.flatMap((part) => (typeof part === 'string' ? [] : [part.node]))
        : [],
    ),
  );
  const ceilings = limits.map((limit) => limit.to);
  return [...conditions, ...ceilings, ...money, ...sizes, ...texts].flatMap((node) =>
    node === undefined ? [] : [node],
  );
}

/** What a layer comes to, as far as limits of these quantities, or whole contracts of these sizes, ask for it. */
export function moneyOf(
  { base, legs, margin }: Ir.Layer,
  limited: readonly Ir.Limit['quantity'][],
  sizes: readonly Ir.Size[],
): Ir.NodeId[] {
  const bases = [base, ...sizes.map((size) => size.of)];
  const levels = legs.slice(0, 1).map((leg) => leg.level);
  return [
    ...(limited.includes('notional') ? bases : []),
    ...(limited.includes('margin') && margin ? [margin.slope, margin.intercept] : []),
    ...(sizes.some((size) => size.round) ? [...bases, ...levels] : []),
  ].flatMap((node) => (node === undefined ? [] : [node]));
}

/** The sizes that actions ask for, of one layer or of all. */
const sizesOf = ({ rules }: Ir.Program, layer?: string): Ir.Size[] =>
  rules.flatMap((rule) =>
    rule.actions.flatMap((action) =>
      (action.verb === 'activate' || action.verb === 'scale') &&
      (layer === undefined || action.layer === layer) &&
      action.size
        ? [action.size]
        : [],
    ),
  );
