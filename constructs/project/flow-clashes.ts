import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import type { ShippedFlow, ShippedStack } from '../stack/shipped-stack';
import { nameBefore, recordedFlows, renamedInCase } from './recorded-flows';

/**
 * The mistakes in the names of flows that no section of a release describes, which are known once the stacks are made: a
 * name that differs in case only from the one that the org shipped before, and a flow that two files make in one org.
 *
 * @param goldens folder of the golden files of all orgs
 */
export function flowClashes(stacks: readonly ShippedStack[], goldens: string): readonly Mistake[] {
  const owners = new Map<string, { readonly file: string; readonly isDescribed: boolean }>();
  return stacks.flatMap((stack) => {
    const { org, flows } = stack;
    const recorded = recordedFlows(goldens, org.name);
    return flows.flatMap((flow): readonly Mistake[] => {
      const isDescribed = org.release.flows.some(({ type, name }) => type === flow.type && name === flow.name);
      const before = isDescribed ? undefined : nameBefore(flow, recorded);
      const key = keyOf(stack, flow);
      const other = key === undefined ? undefined : owners.get(key);
      if (key !== undefined && other === undefined) owners.set(key, { file: org.file, isDescribed });
      return [
        ...(before === undefined ? [] : [{ file: org.file, ...renamedInCase(flow.name, before) }]),
        ...(other === undefined || (other.isDescribed && isDescribed) ? [] : [madeTwice(org.file, flow, other.file)]),
      ];
    });
  });
}

/** The same for flows that are one flow to Genesys Cloud; undefined for an org whose file does not name it. */
function keyOf({ org: { genesys } }: ShippedStack, { type, name }: ShippedFlow): string | undefined {
  const { region, organization } = genesys;
  return organization && JSON.stringify([region, organization, type, name]).toLowerCase();
}

const madeTwice = (file: string, { type, name }: ShippedFlow, other: string): Mistake => ({
  file,
  given: `the ${type} flow ${shown(name)}`,
  problem: `${other} makes it too, in the same Genesys Cloud org`,
  expected: 'a name of its own',
  next: 'rename it, or let one of the two orgs ship it',
});
