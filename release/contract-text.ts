import { quoted } from '../input/plain-line';
import type { ShownPlan, ShownResource } from './shown-plan';

type Values = Readonly<Record<string, unknown>>;

/**
 * How the contract of a new data action differs from that of the version before, which the org has: `output "state" added`.
 * Empty where it has none.
 */
export function contractText({ type, change }: ShownResource, { resource_changes = [] }: ShownPlan): string {
  const planned = (change.after ?? {}) as Values;
  const earlier = resource_changes
    .filter((one) => one.type === type && one.change.before !== null)
    .map((one) => one.change.before as Values)
    .filter(({ category, name }) => category === planned['category'] && name !== planned['name'])
    .filter(({ name }) => withoutVersion(name) === withoutVersion(planned['name']))
    .sort((one, other) => versionOf(other['name']) - versionOf(one['name']));
  const [before] = earlier;
  if (before === undefined) return '';
  const sides = [
    { word: 'input', attribute: 'contract_input' },
    { word: 'output', attribute: 'contract_output' },
  ];
  return sides
    .flatMap(({ word, attribute }) => {
      const [old, now] = [namesIn(before[attribute]), namesIn(planned[attribute])];
      return [
        ...partText(
          word,
          now.filter((name) => !old.includes(name)),
          'added',
        ),
        ...partText(
          word,
          old.filter((name) => !now.includes(name)),
          'removed',
        ),
      ];
    })
    .join(', ');
}

const version = / v(\d+)$/;

function withoutVersion(name: unknown): string {
  return String(name).replace(version, '');
}

function versionOf(name: unknown): number {
  return Number(version.exec(String(name))?.[1] ?? 1);
}

function partText(word: string, names: readonly string[], done: string): readonly string[] {
  return names.length === 0 ? [] : [`${word}${names.length === 1 ? '' : 's'} ${names.map(quoted).join(', ')} ${done}`];
}

/** The names of a contract, which is the text of a JSON schema. */
function namesIn(text: unknown): readonly string[] {
  try {
    const { properties = {} } = JSON.parse(String(text)) as { readonly properties?: object };
    return Object.keys(properties);
  } catch {
    return [];
  }
}
