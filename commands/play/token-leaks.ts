import type { InteractionResult } from '../../sandbox/genesys/flow';

/** Tokens are long rows of hexadecimal digits in the sandbox; ids have 32. */
const token = /[0-9a-f]{33,}/gi;

/**
 * Where a flow let a token out, such as `a token got out: said, noted`; nothing when it did not.
 *
 * @param rows what ServiceNow holds at the end
 * @param given what went into the run; a text that stands there is no token
 */
export function tokenLeaks(result: InteractionResult, rows: unknown, given: unknown): readonly string[] {
  const { said, attributes, outputs, end, effects } = result;
  const places = {
    said,
    noted: attributes,
    'given out': [outputs, end],
    'shown to the agent': effects,
    recorded: rows,
  };
  const known = JSON.stringify(given).toLowerCase();
  const found = Object.entries(places).filter(([, value]) =>
    (JSON.stringify(value).match(token) ?? []).some((text) => !known.includes(text.toLowerCase())),
  );
  return found.length === 0 ? [] : [`a token got out: ${found.map(([place]) => place).join(', ')}`];
}

/** A copy with tokens masked in every text. */
export function withoutTokens<T>(value: T): T {
  if (typeof value === 'string') return value.replace(token, '***') as T;
  if (Array.isArray(value)) return value.map(withoutTokens) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutTokens(inner)])) as T;
}
