import { covers } from '../../sandbox/genesys/permissions/api-client';
import type { Needed } from '../permissions/needed';
import type { OrgReading } from './org-reading';
import { failed, notLookedAt, ok, type Row } from './row';

/** Whether the client has what plan and deploy need. */
export function permissionRows(org: string, needed: readonly Needed[], reading: OrgReading): readonly Row[] {
  const { caller } = reading;
  const refused = Object.values(reading).flatMap((part) =>
    'refused' in part && part !== caller ? [part.refused] : [],
  );
  const tried = [...new Set(refused)].map((text) => failed(text));
  if ('refused' in caller)
    return [notLookedAt(`permissions: ${caller.refused}; what is read below was tried`), ...tried];
  const { permissions } = caller.found;
  if (permissions.length === 0)
    return [notLookedAt('permissions: the org names none for this client; what is read below was tried'), ...tried];
  const lacks = ({ permission }: Needed) => !permissions.some((one) => covers(one, permission));
  const known = needed.filter(({ evidence }) => evidence === 'called');
  const lacking = known.filter(lacks);
  const unsure = needed.filter(({ evidence }) => evidence === 'listed' || evidence === 'open').filter(lacks);
  const counts = `${known.length - lacking.length} of ${known.length} permissions for plan and deploy`;
  return [
    lacking.length === 0
      ? ok(counts)
      : failed(
          `${counts}; the client lacks ${namesOf(lacking)}`,
          `all of them: npm run permissions -- ${org} --for deploy`,
        ),
    ...(unsure.length === 0
      ? []
      : [notLookedAt(`whether ${namesOf(unsure)} are needed too is not documented; the client lacks them`)]),
  ];
}

function namesOf(needed: readonly Needed[]): string {
  return needed.map(({ permission }) => permission).join(', ');
}
