import type { Finding } from '../../../input/finding';
import { shown } from '../../../input/shown';
import type { OrgConfig, OrgFinding, PlaceOf } from '../../org';
import { namesOf } from '../../servicenow';

/** What a file gives its names to in the Genesys Cloud org. */
interface Named extends Finding {
  readonly kind: string;
  /** Every name that follows from the one in the file. */
  readonly names: readonly string[];
}

/**
 * The mistakes of files that belong to one Genesys Cloud org, as two departments may have: all that Terraform makes there
 * is found by name, so no name may come from two files.
 */
export function oneOrgTwice(orgs: readonly OrgConfig[], placeOf: PlaceOf): readonly OrgFinding[] {
  const taken = new Map<string, string>();
  return orgs.flatMap((org) => {
    const { region, organization } = org.genesys;
    if (organization === undefined) return [];
    const keyOf = (kind: string, name: string) =>
      JSON.stringify([region, organization, kind, name].map((word) => word.toLowerCase()));
    return namedBy(org).flatMap(({ kind, names, ...finding }): readonly OrgFinding[] => {
      const clash = names.find((name) => taken.has(keyOf(kind, name)));
      for (const key of names.map((name) => keyOf(kind, name))) {
        if (!taken.has(key)) taken.set(key, placeOf(org, finding.at));
      }
      if (clash === undefined) return [];
      const other = taken.get(keyOf(kind, clash));
      return [{ ...finding, org, problem: `${other} makes the ${kind} ${shown(clash)} in the same Genesys Cloud org` }];
    });
  });
}

function namedBy({ servicenow, release, routes }: OrgConfig): readonly Named[] {
  const expected = 'a name of its own';
  return [
    {
      kind: 'integration or credential',
      // Those of both strategies: an org may go from one to the other.
      names: Object.values(namesOf(servicenow.name)),
      at: ['servicenow', 'name'],
      given: shown(servicenow.name),
      expected,
      next: 'give servicenow.name in one of the files',
    },
    ...release.flows.map(({ type, name }) => ({
      kind: `${type} flow`,
      names: [name],
      at: ['release'],
      given: shown(name),
      expected,
      next: 'run a release of its own, with other names of flows',
    })),
    ...Object.entries(routes).flatMap(([flow, numbers]) =>
      numbers.map((number, index) => ({
        kind: 'call route of',
        names: [number],
        at: ['routes', flow, index],
        given: shown(number),
        expected: 'a number that no other file routes',
        next: 'remove it from one of the files',
      })),
    ),
  ];
}
