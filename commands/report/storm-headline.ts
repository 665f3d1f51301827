import type { StormCard, StormResult } from '../../sandbox/storm/card';

/**
 * What matters most in a storm: duplicates and unnoticed losses of the shipped flows, and the unnoticed losses of the
 * hand-drawn flow that loses fewest.
 */
export function stormHeadline({ cards, flow }: Pick<StormResult, 'cards' | 'flow'>): string {
  if (flow !== undefined) return `flow "${flow}": ${figures(cards)}`;
  const shipped = cards.filter(isShipped);
  const [best] = cards.filter((card) => !isShipped(card)).toSorted((a, b) => a.lostUnnoticed - b.lostUnnoticed);
  const ours = `shipped flows: ${figures(shipped)}`;
  return best === undefined ? ours : `${ours}; ${best.name}: ${sum([best], 'lostUnnoticed')} lost unnoticed`;
}

const shippedNames: readonly string[] = ['chained', 'platform'];

/** Whether a card is of the flows that the org ships, and not of hand-drawn ones. */
export function isShipped({ name }: Pick<StormCard, 'name'>): boolean {
  return shippedNames.includes(name);
}

function figures(cards: readonly StormCard[]): string {
  return `${sum(cards, 'duplicated')} duplicates, ${sum(cards, 'lostUnnoticed')} lost unnoticed`;
}

function sum(cards: readonly StormCard[], figure: 'duplicated' | 'lostUnnoticed'): string {
  return cards.reduce((total, card) => total + card[figure], 0).toLocaleString('en-US');
}
