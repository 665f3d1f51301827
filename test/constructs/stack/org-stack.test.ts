import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import { OrgStack } from '../../../constructs/stack/org-stack';
import { naiveSubjects } from '../../../sandbox/storm/naive';
import { exampleOrg } from '../../support/example-org';
import { shippedOperations } from '../../support/example-project';
import { shipped } from '../../support/shipped';
import { Template } from '../../support/template';

type Org = ReturnType<typeof exampleOrg>;

function templateOf(org: Org): Template {
  return Template.of(new OrgStack(new App(), org));
}

function all(template: Template, type: string) {
  return Object.values(template.resources(type));
}

const actions = 'genesyscloud_integration_action';

describe('an org with chained tokens', () => {
  const org = exampleOrg('dev', { operations: shippedOperations.names });
  const template = templateOf(org);

  it('keeps the credential away from the operations, in an integration that holds the token action only', () => {
    const integrations = all(template, 'genesyscloud_integration');
    const withCredential = integrations.filter(({ config }) => 'credentials' in (config as object));
    expect(withCredential).toHaveLength(1);
    expect(withCredential[0]?.['config']).toMatchObject({ name: 'ServiceNow token' });
    const named = all(template, actions).filter(({ category }) => category === 'ServiceNow token');
    expect(named.map(({ name }) => name)).toEqual(['Refresh token']);
  });

  it('lets only the template of the token action name a secret', () => {
    const others = all(template, actions).filter(({ name }) => name !== 'Refresh token');
    expect(others).toHaveLength(org.release.operations.length);
    expect(JSON.stringify(others)).not.toContain('credentials');
  });

  it('sends the token that the flow holds', () => {
    const headers = all(template, actions)
      .filter(({ category }) => category === 'ServiceNow')
      .map((action) => (action['config_request'] as { headers: Record<string, string> }).headers['Authorization']);
    expect(new Set(headers)).toEqual(new Set(['Bearer $${input.accessToken}']));
  });

  it('lets every action be called by Call Data and end in time', () => {
    for (const action of all(template, actions)) {
      expect(action).toMatchObject({ secure: false });
      expect(action['config_timeout_seconds']).toBe(action['name'] === 'Refresh token' ? 3 : 4);
    }
  });

  it('takes secrets from sensitive variables only', () => {
    const [credential] = all(template, 'genesyscloud_integration_credential');
    expect(credential).toMatchObject({
      credential_type_name: 'userDefined',
      fields: { clientId: '${var.servicenow_client_id}', clientSecret: '${var.servicenow_client_secret}' },
    });
    for (const name of ['servicenow_client_id', 'servicenow_client_secret']) {
      expect(template.variable(name)).toMatchObject({ sensitive: true });
    }
  });

  it('compares the org of the credentials with the one that the file names', () => {
    expect(Object.keys(template.dataSources('genesyscloud_organizations_me'))).toHaveLength(1);
  });

  it.each([
    ['Home', 'dev'],
    ['Acceptance', 'test'],
  ] as const)('looks up the division %s, so that a missing one fails at plan', (division, name) => {
    expect(templateOf(exampleOrg(name)).dataSource('genesyscloud_auth_division')).toEqual({ name: division });
  });

  it('looks up the queues of its flows, so that a missing one fails at plan', () => {
    const names = Object.values(template.dataSources('genesyscloud_routing_queue')).map(({ name }) => name);
    expect(names.sort()).toEqual(['IT Incidents Dev', 'Service Desk Dev']);
  });
});

describe('an org with platform tokens', () => {
  const template = templateOf(exampleOrg('emea'));

  it('has one integration with a sign-in, and no token action', () => {
    expect(all(template, 'genesyscloud_integration')).toHaveLength(1);
    expect(all(template, 'genesyscloud_integration_custom_auth_action')).toHaveLength(1);
    expect(all(template, actions).map(({ name }) => name)).not.toContain('Refresh token');
  });

  it('sends the token that the platform holds', () => {
    for (const action of all(template, actions)) {
      const { headers } = action['config_request'] as { headers: Record<string, string> };
      expect(headers['Authorization']).toBe('Bearer $${authResponse.access_token}');
      expect(JSON.parse(action['contract_input'] as string).properties).not.toHaveProperty('accessToken');
    }
  });

  it('has the sign-in URL in its credential', () => {
    const [credential] = all(template, 'genesyscloud_integration_credential');
    expect(credential).toMatchObject({
      credential_type_name: 'userDefinedOAuth',
      fields: { loginUrl: 'https://acme-emea.service-now.com/oauth_token.do' },
    });
  });
});

describe('an org whose credential exists already', () => {
  const template = templateOf(exampleOrg('prod'));

  it('looks it up by name and has no secret variable', () => {
    expect(Object.values(template.dataSources('genesyscloud_integration_credential')).map(({ name }) => name)).toEqual([
      'ServiceNow OAuth',
    ]);
    expect(all(template, 'genesyscloud_integration_credential')).toEqual([]);
    expect(JSON.parse(template.json)).not.toHaveProperty('variable');
  });
});

describe('an org that creates through import sets', () => {
  const org = exampleOrg('dev', { create: 'importSet' });
  const importSetTables = { incident: 'u_genesys_incident' };
  const urls = (release: Partial<Org['release']>) => {
    const { servicenow } = org;
    const template = templateOf({
      ...org,
      servicenow: { ...servicenow, importSetTables },
      release: { ...org.release, ...release },
    });
    const requests = all(template, actions).map(({ name, config_request }) => {
      return [name, (config_request as { request_url_template: string }).request_url_template.replace(/\?.*/, '')];
    });
    return Object.fromEntries(requests);
  };
  const api = 'https://acme-dev.service-now.com/api/now';

  it('sends creates with an import set table there, and all others to their tables', () => {
    expect(urls({})).toMatchObject({
      'Create incident by import set': `${api}/import/u_genesys_incident`,
      'Create case': `${api}/table/sn_customerservice_case`,
      'Log interaction': `${api}/table/interaction`,
      'Find incident by correlation id': `${api}/table/incident`,
    });
  });

  it('ignores import set tables when the release creates through tables', () => {
    expect(urls({ create: 'table' })).toMatchObject({ 'Create incident': `${api}/table/incident` });
  });
});

describe('an org file that names its ServiceNow', () => {
  const named = (auth: 'chained' | 'platform') => {
    const org = exampleOrg('dev', { auth });
    return templateOf({ ...org, servicenow: { ...org.servicenow, name: 'HR' } });
  };
  const namesIn = (template: Template) => [
    ...all(template, 'genesyscloud_integration').map(({ config }) => (config as { name: string }).name),
    ...all(template, 'genesyscloud_integration_credential').map(({ name }) => name as string),
    ...all(template, actions).map(({ category }) => category as string),
  ];

  it.each(['chained', 'platform'] as const)('names all that it makes after it, with %s auth', (auth) => {
    for (const name of namesIn(named(auth))) expect(name).toMatch(/^HR\b/);
    expect(namesIn(named(auth)).length).toBeGreaterThan(3);
    const unnamed = namesIn(templateOf(exampleOrg('dev', { auth })));
    for (const name of unnamed) expect(name).toMatch(/^ServiceNow\b/);
  });

  it('keeps every address, so that a name alone moves nothing to another resource', () => {
    for (const type of [actions, 'genesyscloud_integration', 'genesyscloud_integration_credential']) {
      const addresses = (template: Template) => Object.keys(template.resources(type));
      expect(addresses(named('chained'))).toEqual(addresses(templateOf(exampleOrg('dev'))));
    }
  });

  it('is played and published under these names', () => {
    const org = exampleOrg('dev');
    const published = shipped({ ...org, servicenow: { ...org.servicenow, name: 'HR "1"' } });
    expect(published.flows).toHaveLength(org.release.flows.length);
    const naive = naiveSubjects({ published, fallbackQueue: 'Service Desk Dev' }, 'IT Incidents Dev');
    expect(naive.flatMap(({ flows }) => flows('a token'))).toHaveLength(2);
  });
});

describe('an org file that does not name its Genesys Cloud org', () => {
  const unnamed = (name: 'dev' | 'test') => {
    const { organization: _, ...genesys } = exampleOrg(name).genesys;
    const stack = new OrgStack(new App(), { ...exampleOrg(name), genesys });
    return { stack, warnings: stack.node.metadata.map(({ data }) => data) };
  };

  it('gets a warning at synthesis when its state is shared', () => {
    expect(unnamed('test').warnings).toEqual([
      'orgs/test.yaml: genesys.organization: missing although the state is shared: Terraform would apply it to any org whose ' +
        'credentials are set; add the name or the id of the Genesys Cloud org',
    ]);
    expect(Template.of(unnamed('test').stack).dataSources('genesyscloud_organizations_me')).toEqual({});
  });

  it('gets none when its state is local, or when it names the org', () => {
    expect(unnamed('dev').warnings).toEqual([]);
    expect(new OrgStack(new App(), exampleOrg('test')).node.metadata).toEqual([]);
  });
});

describe('grants', () => {
  const withGrant = (credential: Org['credential']) => templateOf({ ...exampleOrg('dev'), credential });

  it('of a password need the user too', () => {
    const [credential] = all(withGrant({ managed: true, grant: 'password' }), 'genesyscloud_integration_credential');
    expect(Object.keys(credential?.['fields'] as object).sort()).toEqual([
      'clientId',
      'clientSecret',
      'password',
      'username',
    ]);
  });

  it('of an authorization code use the refresh token', () => {
    const template = withGrant({ managed: true, grant: 'authorization_code', refreshToken: true });
    const [token] = all(template, actions).filter(({ name }) => name === 'Refresh token');
    expect(token).toMatchObject({
      config_request: { request_template: expect.stringMatching(/^grant_type=refresh_token&/) },
    });
  });

  it('of an authorization code without refresh token are refused', () => {
    expect(() => withGrant({ managed: true, grant: 'authorization_code' })).toThrow(/browser/);
  });
});

describe('a stack', () => {
  it('accepts flow names that Terraform would refuse as names of resources', () => {
    const names = ['Über (1)', 'Über [1]', '電話'];
    let next = 0;
    const org = exampleOrg('dev', {}, (flow) => ({ ...flow, name: names[next++] ?? flow.name }));
    const addresses = Object.keys(templateOf(org).resources('genesyscloud_flow'));
    expect(addresses).toHaveLength(3);
    for (const address of addresses) expect(address).toMatch(/^genesyscloud_flow\.[A-Za-z][A-Za-z0-9_-]*$/);
  });
});

describe('the auth strategies', () => {
  const addressesOf = (auth: Org['release']['auth']) => {
    const template = templateOf(exampleOrg('dev', { auth }));
    const owned = ['genesyscloud_integration', actions, 'genesyscloud_integration_credential'];
    return owned.flatMap((type) => Object.keys(template.resources(type)));
  };
  const namesOf = (auth: Org['release']['auth']) =>
    all(templateOf(exampleOrg('dev', { auth })), actions).map(({ category, name }) => `${category} / ${name}`);

  it('share no resource, so that a change of strategy changes nothing that live flows call', () => {
    const [chained, platform] = [addressesOf('chained'), addressesOf('platform')];
    expect(chained.filter((address) => platform.includes(address))).toEqual([]);
  });

  it('share no name of a data action, since their contracts differ', () => {
    const [chained, platform] = [namesOf('chained'), namesOf('platform')];
    expect(chained.filter((name) => platform.includes(name))).toEqual([]);
  });
});
