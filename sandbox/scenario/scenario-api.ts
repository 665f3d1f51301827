import type { EngineSettings } from '../genesys/data-actions/engine-settings';
import type { OrgRecord } from '../genesys/org/org-record';
import type { ApiClient } from '../genesys/permissions/api-client';
import type { ApiSettings } from '../serve/platform-api/api-settings';
import { clientsOf } from '../serve/platform-api/clients';

/** The platform API of a scenario. */
export interface ScenarioApi extends Partial<ApiSettings> {
  /** What the first client of the org may do. @default - what the org says */
  readonly permissions?: readonly string[];
}

interface Options {
  readonly settings: Partial<ApiSettings>;
  readonly otherContentTypes: EngineSettings['otherContentTypes'] | undefined;
  /** Terraform signs in as the first. */
  readonly clients: readonly [ApiClient, ...ApiClient[]];
}

/** The options of the platform API of an org in a scenario. */
export function scenarioApi(
  record: OrgRecord,
  scenario: { readonly engine: Partial<EngineSettings>; readonly platformApi: ScenarioApi } | undefined,
): Options {
  const { permissions, ...settings } = scenario?.platformApi ?? {};
  const [first, ...others] = clientsOf(record);
  const clients: Options['clients'] = [permissions === undefined ? first : { ...first, permissions }, ...others];
  return { clients, settings, otherContentTypes: scenario?.engine.otherContentTypes };
}
