import { credentialKey, integrationOf } from '../org-content';
import type { CustomAuthRecord } from '../org-record';
import { PlatformError } from '../platform-error';
import type { RecordStore } from '../record-store';
import type { WriteRules } from '../write-rules';
import { refuseIf, refuseStale } from './refuse';

/** The sign-ins of integrations, which the platform makes and removes, as they are written. */
export class WrittenSignIns {
  constructor(
    private readonly store: RecordStore,
    private readonly rules: WriteRules,
  ) {}

  /** @throws PlatformError 400 for an integration that has none */
  of(integrationId: string): CustomAuthRecord {
    const integration = this.store.find('integrations', integrationId);
    const record = this.store.record.customAuthActions.find((auth) => auth.integrationId === integrationId);
    const wanted = `a credential of the type userDefinedOAuth under the key ${credentialKey}`;
    if (record === undefined)
      throw new PlatformError(400, `the integration ${JSON.stringify(integration.config.name)} needs ${wanted}`);
    return record;
  }

  /** @param known the version that the caller has read */
  change(
    integrationId: string,
    { name, ...input }: Pick<CustomAuthRecord, 'name' | 'request' | 'response'>,
    known?: number,
  ): void {
    const record = this.of(integrationId);
    refuseStale(known, record.version);
    const integration = integrationOf(this.store, this.store.find('integrations', integrationId));
    refuseIf(this.rules.customAuth({ integrationId, ...input }, integration));
    const version = record.version + 1;
    this.store.change('customAuthActions', record.id, { ...input, name: name || record.name, version });
  }
}
