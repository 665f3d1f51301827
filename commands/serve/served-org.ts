import type { Org } from '../../constructs/project/project';
import { declaredRecord } from '../../sandbox/declared-record';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import { newOrg } from '../../sandbox/new-org';
import type { PublishedOrg } from '../../sandbox/published-org';
import { surroundingsOf } from '../org/published-stack';
import type { SandboxFolder } from '../org/sandbox-folder';
import { temporarySynthesis } from '../org/temporary-synthesis';

/** The Genesys Cloud org that is served. */
export interface ServedOrg {
  readonly record: OrgRecord;
  /** What it is, in words. */
  readonly origin: string;
  /** Called after each write. @default - what is written is lost at the end */
  readonly saved?: ((record: OrgRecord) => void) | undefined;
}

/** The org as its stack declares it. */
export function declaredOrg(org: Pick<Org, 'name' | 'genesys'>, published: PublishedOrg, objects = {}): ServedOrg {
  const organization = org.genesys.organization ?? org.name;
  const record = declaredRecord(published, { organization, objects, divisions: [org.genesys.division] });
  return { record, origin: 'as its stack declares it; what is written is lost at the end' };
}

/** The org before its first deploy. */
export function emptyOrg(org: Org): ServedOrg {
  const { objects = {} } = surroundingsOf(org);
  const options = { organization: org.genesys.organization ?? org.name, objects };
  const record = temporarySynthesis([org], ([synthesised]) => newOrg(synthesised?.folder as string, options));
  return { record, origin: 'empty; what is written is lost at the end' };
}

/** The sandbox org that was saved; undefined when there is none. @throws UserError for a file that cannot be read */
export function savedOrg(org: Org, folder: SandboxFolder): ServedOrg | undefined {
  const record = folder.read();
  if (record === undefined) return undefined;
  const { objects = {} } = surroundingsOf(org);
  return {
    record: { ...record, dataTables: objects.dataTables ?? {}, objects: objects.objects ?? {} },
    origin: `the sandbox org in ${folder.path}, where each write is saved`,
    saved: (changed) => folder.write(changed),
  };
}
