import { credentialKey } from '../org-content';
import type { IntegrationConfig } from '../org-record';
import type { RecordStore } from '../record-store';
import { followCredential } from './follow-credential';
import { refuseStale, refuseUnless } from './refuse';

const servedType = 'custom-rest-actions';

/** Integrations, as they are written. */
export class WrittenIntegrations {
  constructor(private readonly store: RecordStore) {}

  /** @returns its id */
  add(type: string, name = 'Web Services Data Actions'): string {
    refuseUnless(
      type === servedType,
      400,
      `the sandbox has integrations of the type ${servedType} only, and none of the type ${JSON.stringify(type)}`,
    );
    const config = { name, notes: '', properties: {}, advanced: {}, credentials: {} };
    return this.store.add('integrations', { type, state: 'DISABLED', config, version: 1 });
  }

  /**
   * Writes the whole configuration. An empty name keeps the one that is there.
   *
   * @param known the version that the caller has read
   */
  configure(id: string, config: IntegrationConfig, known?: number): void {
    const { config: before, version } = this.store.find('integrations', id);
    refuseStale(known, version);
    for (const [key, credential] of Object.entries(config.credentials)) {
      refuseUnless(key === credentialKey, 400, `the credential key ${JSON.stringify(key)} is not ${credentialKey}`);
      this.store.find('credentials', credential);
    }
    const named = { ...config, name: config.name || before.name };
    this.store.change('integrations', id, { config: named, version: version + 1 });
    followCredential(this.store, this.store.find('integrations', id));
  }

  setState(id: string, state: string): void {
    this.store.change('integrations', id, { state });
  }

  /** Deletes the actions of the integration too. */
  remove(id: string): void {
    this.store.find('integrations', id);
    const kept = <T extends { readonly integrationId: string }>(records: readonly T[]) =>
      records.filter(({ integrationId }) => integrationId !== id);
    const { actions, customAuthActions, integrations } = this.store.record;
    this.store.write({
      actions: kept(actions),
      customAuthActions: kept(customAuthActions),
      integrations: integrations.filter((integration) => integration.id !== id),
    });
  }
}
