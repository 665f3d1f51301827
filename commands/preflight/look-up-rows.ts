import type { OfferedOrg } from '../../constructs/stack/offered';
import { quoted } from '../../input/plain-line';
import type { CredentialInfo } from '../../platform/org-objects';
import { neededCredential } from '../credential/credential-fields';
import type { DeclaredObjects } from './declared-objects';
import type { OrgReading } from './org-reading';
import type { Reading } from './reading';
import { failed, notLookedAt, ok, type Row } from './row';

/** Whether what the stack looks up by name is there, once. */
export function lookUpRows(
  org: OfferedOrg,
  { lookedUp }: DeclaredObjects,
  { divisions, queues, credentials }: OrgReading,
): readonly Row[] {
  return [
    ...namedRows('division', divisions, 'make it in Genesys Cloud, or correct genesys.division'),
    ...namedRows('queue', queues, 'make it in Genesys Cloud, or correct queues'),
    ...lookedUp.credentials.map((name) => credentialRow(org, name, credentials)),
  ];
}

/** Whether objects of these names are there, each once. */
export function namedRows(
  kind: string,
  read: Reading<ReadonlyMap<string, number>>,
  whenMissing: string,
): readonly Row[] {
  if ('refused' in read) return [notLookedAt(`${kind}s: ${read.refused}`)];
  const all = [...read.found];
  const there = all.filter(([, count]) => count === 1).map(([name]) => quoted(name));
  const hint = 'or give the role of the client the division that has it';
  return [
    ...(there.length === 0 ? [] : [ok(`${kind} ${there.join(', ')}`)]),
    ...all.flatMap(([name, count]) => {
      if (count === 0) return [failed(`${kind} ${quoted(name)} is not there`, `${whenMissing}, ${hint}`)];
      return count === 1 ? [] : [failed(`${count} ${kind}s have the name ${quoted(name)}`, 'rename all but one')];
    }),
  ];
}

function credentialRow(org: OfferedOrg, name: string, read: Reading<readonly CredentialInfo[]>): Row {
  if ('refused' in read) return notLookedAt(`credential ${quoted(name)}: ${read.refused}`);
  const [known, other] = read.found.filter((credential) => credential.name === name);
  const put = `npm run credential -- put ${org.name}`;
  if (known === undefined) return failed(`credential ${quoted(name)} is not there`, `make it: ${put}`);
  if (other !== undefined) return failed(`several credentials have the name ${quoted(name)}`, 'rename all but one');
  const { type } = neededCredential(org);
  if (known.type === type) return ok(`credential ${quoted(name)} (${type})`);
  return failed(
    `credential ${quoted(name)} is of the type ${quoted(known.type)}, and auth: ${org.release.auth} needs ${type}`,
    `write another name to credential.existing, and make it: ${put}`,
  );
}
