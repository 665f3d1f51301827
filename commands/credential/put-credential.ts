import { flowGrant } from '../../constructs/servicenow/grants';
import { tokenUrl } from '../../constructs/servicenow/instance-url';
import type { OfferedOrg } from '../../constructs/stack/offered';
import { quoted } from '../../input/plain-line';
import { UserError } from '../../input/user-error';
import { type ConnectOptions, connect } from '../../platform/connect';
import type { CredentialInfo } from '../../platform/org-objects';
import { counted } from '../terminal/words';
import { askForToken } from './ask-for-token';
import { type NeededCredential, neededCredential, secretFields } from './credential-fields';

export interface PutOptions extends ConnectOptions {
  /** Whether ServiceNow is asked for a token first. */
  readonly verify: boolean;
  /** Address where it is asked, in place of the instance of the org. */
  readonly instance?: string | undefined;
}

export interface PutResult {
  readonly credential: string;
  readonly type: NeededCredential['type'];
  readonly organization: string;
  readonly done: 'created' | 'replaced';
  /** Names of the fields. */
  readonly fields: readonly string[];
  /** Whether ServiceNow gave a token for them. */
  readonly verified: boolean;
}

/**
 * Creates the credential that an org file names, or replaces all of its fields.
 *
 * @param text the secret fields as a JSON object
 * @throws UserError, and nothing was changed then unless it says so
 */
export async function putCredential(org: OfferedOrg, text: string, options: PutOptions): Promise<PutResult> {
  const name = existingName(org);
  const needed = neededCredential(org);
  const secrets = secretFields(text, needed);
  const { verify, instance, ...connecting } = options;
  if (verify) {
    const { servicenow, credential } = org;
    const url =
      instance === undefined
        ? tokenUrl(servicenow.instance, servicenow.tokenPath)
        : `${instance}${servicenow.tokenPath}`;
    await askForToken({ url, grant: flowGrant(credential), fields: secrets });
  }
  const platform = await connect(org, { ...connecting, secrets: Object.values(secrets) });
  const { organization } = platform.signedIn;
  const known = theOne(
    org,
    name,
    needed,
    (await platform.credentials()).filter((other) => other.name === name),
  );
  const fields = { ...needed.plain, ...secrets };
  const { type } = needed;
  if (known === undefined) await platform.createCredential({ name, type, fields });
  else await platform.replaceCredential(known.id, { name, type, fields });
  const done = known === undefined ? 'created' : 'replaced';
  return {
    credential: name,
    type,
    organization: organization.name,
    done,
    fields: Object.keys(fields),
    verified: verify,
  };
}

export function putText({ credential, type, organization, done, fields, verified }: PutResult): string {
  const asked = verified ? '' : '; ServiceNow was not asked for a token';
  return `${quoted(credential)} (${type}) was ${done} in ${quoted(organization)}; ${counted(fields.length, 'field')}; no secret was written anywhere else${asked}`;
}

function existingName({ file, credential }: OfferedOrg): string {
  if ('existing' in credential) return credential.existing;
  throw new UserError([
    {
      file,
      path: 'credential.managed',
      problem: 'Terraform makes this credential, from TF_VAR_...',
      next: 'write credential: { existing: <name> } to make it with this command',
    },
  ]);
}

/** @throws UserError when the org has several credentials of that name, or one of another type */
function theOne(
  { file, release: { auth } }: OfferedOrg,
  name: string,
  { type }: NeededCredential,
  named: readonly CredentialInfo[],
): CredentialInfo | undefined {
  const [known, other] = named;
  const refuse = (problem: string, next: string) =>
    new UserError([{ file, path: 'credential.existing', problem, next: `nothing was changed; ${next}` }]);
  if (other !== undefined) {
    const ids = named.map(({ id }) => quoted(id)).join(', ');
    throw refuse(`the org has ${named.length} credentials of the name ${quoted(name)} (${ids})`, 'rename all but one');
  }
  if (known === undefined || known.type === type) return known;
  throw refuse(
    `${quoted(name)} is a credential of the type ${quoted(known.type)}, and auth: ${auth} needs ${type}`,
    'the platform does not support another type for a credential in use: write another name here, and run the command again',
  );
}
