import { releaseSchema } from '../../constructs/org/schema/release';
import type { Project } from '../../constructs/project/project';
import { releaseNames } from '../../constructs/project/release-names';
import { UserError } from '../../input/user-error';
import { dataIn, textsHere } from '../history/project-texts';
import { table } from '../terminal/table';
import { unknownRelease } from './errors';
import type { Outcome } from './outcome';

/** What differs between two releases, defaults included. @throws UserError when there is none of a name */
export function compareReleases(project: Project, one: string, other: string): Outcome {
  const { releases } = textsHere();
  const names = [...releases.keys()].sort();
  const unknown = [one, other].filter((name) => !releases.has(name));
  if (unknown.length > 0) throw new UserError(unknown.map((name) => unknownRelease('releases', name, names)));
  const schema = releaseSchema(releaseNames(project));
  const valuesOf = (name: string) => {
    const data = dataIn(releases.get(name) ?? '');
    return new Map(values(schema.safeParse(data).data ?? data, ''));
  };
  const [before, after] = [valuesOf(one), valuesOf(other)];
  const places = [...new Set([...before.keys(), ...after.keys()])];
  const differences = places
    .filter((place) => before.get(place) !== after.get(place))
    .map((place) => ({ place, [one]: before.get(place), [other]: after.get(place) }));
  const rows = [
    ['', one, other],
    ...differences.map(({ place }) => [place, ...[before, after].map((side) => side.get(place) ?? '-')]),
  ];
  const text = differences.length === 0 ? `${one} and ${other} say the same.` : table(rows);
  return { text, data: { differences } };
}

/** Every value with its place. An entry of a list that has a name is found by the name, at any index. */
function values(data: unknown, place: string): readonly (readonly [place: string, value: string])[] {
  if (typeof data !== 'object' || data === null) return [[place, String(data)]];
  if (!Array.isArray(data)) {
    return Object.entries(data).flatMap(([key, value]) => values(value, place === '' ? key : `${place}.${key}`));
  }
  return data.flatMap((item): readonly (readonly [string, string])[] => {
    if (typeof item !== 'object' || item === null) return [[`${place}: ${item}`, 'yes']];
    const { name, ...others } = item as Readonly<Record<string, unknown>>;
    return [
      [`${place} ${JSON.stringify(name)}`, 'yes'] as const,
      ...values(others, `${place} ${JSON.stringify(name)}`),
    ];
  });
}
