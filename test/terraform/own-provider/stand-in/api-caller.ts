import { PlatformError } from '../../../../sandbox/genesys/org/platform-error';
import { patternOf } from '../calls';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as the provider reads them
type Json = any;

/** The platform API, called as the provider calls it: behind a gateway, with a token of the client. */
export class ApiCaller {
  private token = '';

  private constructor(
    private readonly gateway: string,
    private readonly client: string,
    private readonly poolSize: number,
  ) {}

  /** Reads the variables of the provider. @throws Error when there is no gateway: a real org is never called */
  static of(variables: NodeJS.ProcessEnv): ApiCaller {
    const of = (name: string) => {
      const value = variables[`GENESYSCLOUD_${name}`];
      if (value === undefined) throw new Error(`the variable GENESYSCLOUD_${name} is missing`);
      return value;
    };
    const gateway = `${of('GATEWAY_PROTOCOL')}://${of('GATEWAY_HOST')}:${of('GATEWAY_PORT')}`;
    const client = `${of('OAUTHCLIENT_ID')}:${of('OAUTHCLIENT_SECRET')}`;
    return new ApiCaller(gateway, client, Number(variables['GENESYSCLOUD_TOKEN_POOL_SIZE'] ?? 10));
  }

  /** Signs in for itself and for each place of the pool, and asks for the organization and its products. */
  async signIn(): Promise<void> {
    for (let place = 0; place <= this.poolSize; place++) {
      const answer = await fetch(`${this.gateway}/oauth/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(this.client).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const { access_token, error_description } = (await answer.json()) as Record<string, string>;
      if (access_token === undefined) throw new PlatformError(400, `sign-in failed: ${error_description}`);
      this.token = access_token;
    }
    await this.get('/organizations/me');
    await this.get('/authorization/products');
  }

  get(path: string): Promise<Json> {
    return this.json('GET', path);
  }

  /** The same, and undefined for something that is not there. */
  async look(path: string): Promise<Json> {
    try {
      return await this.get(path);
    } catch (error) {
      if (error instanceof PlatformError && error.status === 404) return undefined;
      throw error;
    }
  }

  async text(path: string): Promise<string> {
    return (await this.send('GET', path)).text();
  }

  post(path: string, body?: object): Promise<Json> {
    return this.json('POST', path, body);
  }

  put(path: string, body: object): Promise<Json> {
    return this.json('PUT', path, body);
  }

  patch(path: string, body: object): Promise<Json> {
    return this.json('PATCH', path, body);
  }

  /** Deletes something. @param until an address that answers 404 in the end. @default - nothing is waited for */
  async delete(path: string, until?: string): Promise<void> {
    await this.send('DELETE', path);
    while (until !== undefined && (await this.look(until)) !== undefined);
  }

  /** Puts a text to an address that the API has given. */
  async upload(address: string, headers: Readonly<Record<string, string>>, body: string): Promise<void> {
    const { status } = await fetch(address, { method: 'PUT', headers, body });
    if (status !== 200) throw new PlatformError(400, `the upload got ${status}`);
  }

  /** All pages of a list. @param path with a query already */
  async pages(path: string): Promise<Json[]> {
    const found: Json[] = [];
    for (let page = 1, count = 1; page <= count; page++) {
      const { entities, pageCount } = await this.get(`${path}&pageSize=100&pageNumber=${page}`);
      found.push(...entities);
      count = pageCount;
    }
    return found;
  }

  private async json(method: string, path: string, body?: object): Promise<Json> {
    const text = await (await this.send(method, path, body)).text();
    return text === '' ? undefined : JSON.parse(text);
  }

  private async send(method: string, path: string, body?: object): Promise<Response> {
    const answer = await fetch(`${this.gateway}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer;
    const { message } = (await answer.json()) as { readonly message: string };
    const call = answer.status === 403 ? ` (${method} ${patternOf(path.replace(/\?.*/, ''))})` : '';
    throw new PlatformError(answer.status as PlatformError['status'], `${message}${call}`);
  }
}
