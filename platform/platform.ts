import type { ApiClient, Sdk } from './load-sdk';

export interface NamedObject {
  readonly id: string;
  readonly name: string;
}

export interface SignedIn {
  readonly clientId: string;
  /** The region, or the host of the gateway. */
  readonly host: string;
  readonly organization: NamedObject;
}

export interface CredentialInfo extends NamedObject {
  /** Such as `userDefined`. */
  readonly type: string;
}

export interface NewCredential {
  readonly name: string;
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A Genesys Cloud org, as the client that signed in sees it. Every method throws a `Refusal` when the org refuses. */
export class Platform {
  private readonly integrationsApi;

  constructor(
    sdk: Sdk,
    client: ApiClient,
    readonly signedIn: SignedIn,
  ) {
    this.integrationsApi = new sdk.IntegrationsApi(client);
  }

  /** All credentials, without their fields, which no client can read. */
  async credentials(): Promise<readonly CredentialInfo[]> {
    const found: CredentialInfo[] = [];
    for (;;) {
      const after = found.at(-1)?.id;
      const page = await this.integrationsApi.getIntegrationsCredentialsListing({
        pageSize: '200',
        ...(after !== undefined && { after }),
      });
      const entities = (page.entities ?? []).map(({ id = '', name = '', type }) => ({
        id,
        name,
        type: type?.name ?? '',
      }));
      if (entities.length === 0) return found;
      found.push(...entities);
    }
  }

  async createCredential(credential: NewCredential): Promise<void> {
    await this.integrationsApi.postIntegrationsCredentials({ body: credentialBody(credential) });
  }

  /** Replaces all fields of a credential. */
  async replaceCredential(id: string, credential: NewCredential): Promise<void> {
    await this.integrationsApi.putIntegrationsCredential(id, { body: credentialBody(credential) });
  }
}

function credentialBody({ name, type, fields }: NewCredential) {
  return { name, type: { name: type }, credentialFields: { ...fields } };
}
