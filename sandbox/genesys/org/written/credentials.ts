import { credentialKey } from '../org-content';
import type { CredentialRecord } from '../org-record';
import type { RecordStore } from '../record-store';
import { followCredential } from './follow-credential';
import { refuseUnless } from './refuse';

const types = ['userDefined', 'userDefinedOAuth', 'basicAuth'];

type CredentialInput = Omit<CredentialRecord, 'id'>;

/** Credentials, as they are written. */
export class WrittenCredentials {
  constructor(private readonly store: RecordStore) {}

  /** @returns its id */
  add(input: CredentialInput): string {
    refuseUnless(input.name !== '', 400, 'a credential needs a name');
    checkType(input.type);
    return this.store.add('credentials', input);
  }

  change(id: string, input: CredentialInput): void {
    checkType(input.type);
    this.store.change('credentials', id, input);
    for (const integration of this.usersOf(id)) followCredential(this.store, integration);
  }

  remove(id: string): void {
    const [user] = this.usersOf(id);
    const name = this.store.find('credentials', id).name;
    refuseUnless(
      user === undefined,
      409,
      `the credential ${JSON.stringify(name)} is used by the integration ${JSON.stringify(user?.config.name)}`,
    );
    this.store.remove('credentials', id);
  }

  private usersOf(id: string) {
    return this.store.record.integrations.filter(({ config }) => config.credentials[credentialKey] === id);
  }
}

function checkType(type: string): void {
  refuseUnless(
    types.includes(type),
    400,
    `the sandbox knows no credential of the type ${JSON.stringify(type)}: ${types.join(', ')}`,
  );
}
