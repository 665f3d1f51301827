import type { Outcome } from './outcomes';

/** More of them have one cause in common, most often. */
const most = 12;

/** Where the outcomes of two providers differ: of the provider that this program serves, and of a binary. */
export function outcomeDifferences(served: readonly Outcome[], binary: readonly Outcome[]): readonly string[] {
  const found = served.flatMap((outcome, index) =>
    different(outcome, binary[index], `${index + 1}. ${outcome.command}`),
  );
  const more = found.length > most ? [`${found.length - most} more differences`] : [];
  const count =
    served.length === binary.length ? [] : [`${served.length} commands ran, with the binary ${binary.length}`];
  return [...count, ...found.slice(0, most), ...more];
}

function different(one: unknown, other: unknown, path: string): readonly string[] {
  if (isObject(one) && isObject(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].flatMap((key) => different(one[key], other[key], `${path} ${key}`));
  }
  const [first, second] = [JSON.stringify(one) ?? 'nothing', JSON.stringify(other) ?? 'nothing'];
  return first === second ? [] : [`${path}: ${short(first)}; with the binary ${short(second)}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
