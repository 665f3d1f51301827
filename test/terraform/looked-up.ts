import { temporarySynthesis } from '../../commands/org/temporary-synthesis';
import type { Org } from '../../constructs/project/project';
import type { NamedRecord, OrgRecord } from '../../sandbox/genesys/org/org-record';
import { newOrg } from '../../sandbox/new-org';
import type { Row } from '../releases/rows';

/** An org that has what a release looks up by name besides, as somebody makes it there before. */
export function withLookedUp(record: OrgRecord, given: Org, idOf: Row['after']['idOf'] = (name) => name): OrgRecord {
  const wanted = temporarySynthesis([given], ([synthesised]) =>
    newOrg(synthesised?.folder as string, { organization: record.organization.name }),
  );
  const together = <T extends NamedRecord>(there: readonly T[], others: readonly T[]): readonly T[] => [
    ...there.map((one) => ({
      ...one,
      name: others.find(({ name }) => idOf(name) === idOf(one.name))?.name ?? one.name,
    })),
    ...others.filter(({ name }) => !there.some((one) => idOf(one.name) === idOf(name))),
  ];
  return {
    ...record,
    divisions: together(record.divisions, wanted.divisions),
    queues: together(record.queues, wanted.queues),
    credentials: together(record.credentials, wanted.credentials),
  };
}
