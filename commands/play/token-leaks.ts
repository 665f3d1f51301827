import type { InteractionResult } from '../../sandbox/genesys/flow';

/** In the sandbox, tokens are hexadecimal texts that are longer than ids, which have 32 digits. */
const token = /[0-9a-f]{33,}/gi;

/**
 * The places into which a flow leaked a token, such as `a token leaked into texts, participant data`; empty if it leaked
 * none.
 *
 * @param rows records in ServiceNow at the end
 * @param given input of the run; texts in it do not count as tokens
 */
export function tokenLeaks(result: InteractionResult, rows: unknown, given: unknown): readonly string[] {
  const { said, attributes, outputs, end, effects } = result;
  const places = {
    texts: said,
    'participant data': attributes,
    outputs: [outputs, end],
    'the agent screen': effects,
    records: rows,
  };
  const known = JSON.stringify(given).toLowerCase();
  const found = Object.entries(places).filter(([, value]) =>
    (JSON.stringify(value).match(token) ?? []).some((text) => !known.includes(text.toLowerCase())),
  );
  return found.length === 0 ? [] : [`a token leaked into ${found.map(([place]) => place).join(', ')}`];
}

/** A copy in which tokens are masked in every text. */
export function withoutTokens<T>(value: T): T {
  if (typeof value === 'string') return value.replace(token, '***') as T;
  if (Array.isArray(value)) return value.map(withoutTokens) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutTokens(inner)])) as T;
}
