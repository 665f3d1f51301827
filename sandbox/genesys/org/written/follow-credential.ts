import { credentialKey } from '../org-content';
import type { IntegrationRecord } from '../org-record';
import type { RecordStore } from '../record-store';

/** The platform makes the sign-in when a credential of its type arrives, and removes it when it leaves. */
export function followCredential(store: RecordStore, { id, config }: IntegrationRecord): void {
  const credential = config.credentials[credentialKey];
  const signsIn = credential !== undefined && store.find('credentials', credential).type === 'userDefinedOAuth';
  const others = store.record.customAuthActions.filter(({ integrationId }) => integrationId !== id);
  if (!signsIn) store.write({ customAuthActions: others });
  if (!signsIn || others.length < store.record.customAuthActions.length) return;
  const request = { type: 'POST', urlTemplate: '', headers: {}, template: '' } as const;
  const response = { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' };
  const made = { id: `customAuth_-_${id}`, integrationId: id, name: 'Auth', request, response, version: 1 };
  store.write({ customAuthActions: [...others, made] });
}
