const mask = '(sensitive)';

/**
 * A value of a plan with each secret masked.
 *
 * @param sensitive `true`, or of the form of the value with `true` at each secret
 */
export function masked(value: unknown, sensitive: unknown): unknown {
  if (sensitive === true) return mask;
  if (typeof value !== 'object' || value === null || typeof sensitive !== 'object' || sensitive === null) return value;
  const at = sensitive as Readonly<Record<string, unknown>>;
  if (Array.isArray(value)) return value.map((element, index) => masked(element, at[index]));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member, at[key])]));
}
