import { describe, expect, it } from '@jest/globals';
import { smallOrgWith, smallRelease, smallTextsWith, useLoad } from '../constructs/org/org-text';

const regions =
  'us-east-1, us-east-2, us-west-2, ca-central-1, sa-east-1, mx-central-1, eu-west-1, eu-west-2, eu-central-1, eu-central-2, ap-south-1, ap-southeast-1, ap-southeast-2, ap-northeast-1, ap-northeast-2, ap-northeast-3, me-central-1';
const operations = 'find-caller-by-phone, find-caller-by-key, create-incident, get-incident, add-comment, create-case';
const origin = 'expected an https origin without path, query or user, such as https://acme.service-now.com';
const aName = 'expected a name on one line, without blanks at its ends, "${", "%{" or "{{"';
const aFlowName =
  'expected a name on one line, without "/", "{{", "${", "%{" or blanks at its ends, not ending in "-debug"';
const aNumberedText = 'expected a text with "{number}" exactly once and without "{{"';
const path = 'expected a path that starts with "/" and has no query, such as /oauth_token.do';

describe('a value that does not fit', () => {
  const load = useLoad();

  it.each([
    ['attempts: 3', 'attempts: 7', 'releases/first.yaml:2:10: retry.attempts: got 7; expected 1 to 3'],
    ['attempts: 3', 'attempts: 0', 'releases/first.yaml:2:10: retry.attempts: got 0; expected 1 to 3'],
    [
      'attempts: 3',
      'attempts: 1.5',
      'releases/first.yaml:2:10: retry.attempts: got 1.5; expected a whole number, 1 to 3',
    ],
    [
      'attempts: 3',
      'attempts: .nan',
      'releases/first.yaml:2:10: retry.attempts: got NaN; expected a whole number, 1 to 3',
    ],
    [
      'attempts: 3',
      'attempts: "3"',
      'releases/first.yaml:2:10: retry.attempts: got "3"; expected a whole number, 1 to 3',
    ],
    [
      'attempts: 3',
      'firstDelaySeconds: 6',
      'releases/first.yaml:2:10: retry.firstDelaySeconds: got 6; expected 1 to 5',
    ],
    [
      'attempts: 3',
      'jitterMilliseconds: 1000',
      'releases/first.yaml:2:10: retry.jitterMilliseconds: got 1000; expected 0 to 999',
    ],
    ['attempts: 3', 'budgetSeconds: 901', 'releases/first.yaml:2:10: retry.budgetSeconds: got 901; expected 1 to 900'],
    [
      'attempts: 3',
      'onUnknownFailure: never',
      'releases/first.yaml:2:10: retry.onUnknownFailure: got "never"; expected one of retry, neverRecreate; did you mean "neverRecreate"?',
    ],
    [
      'retry: { attempts: 3 }',
      'caller: { matchDigits: 6 }',
      'releases/first.yaml:2:11: caller.matchDigits: got 6; expected 7 to 15',
    ],
    [
      'retry: { attempts: 3 }',
      'token: { renewBeforeSeconds: -1 }',
      'releases/first.yaml:2:10: token.renewBeforeSeconds: got -1; expected 0 to 600',
    ],
    [
      'retry: { attempts: 3 }',
      'timeouts: { tokenSeconds: 0, actionSeconds: 61 }',
      'releases/first.yaml:2:13: timeouts.tokenSeconds: got 0; expected 1 to 60\nreleases/first.yaml:2:30: timeouts.actionSeconds: got 61; expected 1 to 60',
    ],
    ['[401]', '[99, 401]', 'releases/first.yaml:3:23: statuses.expired[0]: got 99; expected 100 to 599'],
    ['[401]', '401', 'releases/first.yaml:3:13: statuses.expired: got 401; expected a list'],
    [
      'retry: { attempts: 3 }',
      'auth: chain',
      'releases/first.yaml:2:1: auth: got "chain"; expected one of chained, platform; did you mean "chained"?',
    ],
    [
      'retry: { attempts: 3 }',
      'create: importset',
      'releases/first.yaml:2:1: create: got "importset"; expected one of table, importSet; did you mean "importSet"?',
    ],
    [
      'credential:',
      '  importSetTables: u_genesys_incident\ncredential:',
      'orgs/dev.yaml:5:3: servicenow.importSetTables: got "u_genesys_incident"; expected a map of tables to their import set tables',
    ],
    [
      'credential:',
      '  stagingTables: { incident: u_genesys_incident }\ncredential:',
      'orgs/dev.yaml:5:3: servicenow.stagingTables: this key has a new name; write importSetTables',
    ],
    [
      'credential:',
      '  importSetTables: { incident: Genesys incidents }\ncredential:',
      'orgs/dev.yaml:5:22: servicenow.importSetTables.incident: got "Genesys incidents"; expected the name of an import set table, such as u_genesys_incident',
    ],
    [
      'eu-west-1',
      'eu-wets-1',
      `orgs/dev.yaml:2:3: genesys.region: got "eu-wets-1"; expected one of ${regions}; did you mean "eu-west-1"?`,
    ],
    ['region: eu-west-1', 'division: Home', `orgs/dev.yaml:1:1: genesys.region: missing; expected one of ${regions}`],
    ['eu-west-1', 'eu-west-1\n  division: ""', `orgs/dev.yaml:3:3: genesys.division: got ""; ${aName}`],
    [
      'genesys:\n  region: eu-west-1',
      'genesys: eu-west-1',
      'orgs/dev.yaml:1:1: genesys: got "eu-west-1"; expected a map with the keys region, organization, division',
    ],
    [
      'https://acme-dev.service-now.com',
      'http://acme-dev.service-now.com',
      `orgs/dev.yaml:4:3: servicenow.instance: got "http://acme-dev.service-now.com"; ${origin}; write https://acme-dev.service-now.com`,
    ],
    [
      'https://acme-dev.service-now.com',
      'https://acme-dev.service-now.com/',
      `orgs/dev.yaml:4:3: servicenow.instance: got "https://acme-dev.service-now.com/"; ${origin}; write https://acme-dev.service-now.com`,
    ],
    [
      'https://acme-dev.service-now.com',
      'https://acme-dev.service-now.com?x=1',
      `orgs/dev.yaml:4:3: servicenow.instance: got "https://acme-dev.service-now.com?x=1"; ${origin}; write https://acme-dev.service-now.com`,
    ],
    [
      'https://acme-dev.service-now.com',
      'https://admin@acme-dev.service-now.com',
      `orgs/dev.yaml:4:3: servicenow.instance: got "https://admin@acme-dev.service-now.com"; ${origin}; write https://acme-dev.service-now.com`,
    ],
    [
      'https://acme-dev.service-now.com',
      'acme-dev.service-now.com/now/nav/ui',
      `orgs/dev.yaml:4:3: servicenow.instance: got "acme-dev.service-now.com/now/nav/ui"; ${origin}; write https://acme-dev.service-now.com`,
    ],
    [
      'https://acme-dev.service-now.com',
      'ftp://acme-dev.service-now.com',
      `orgs/dev.yaml:4:3: servicenow.instance: got "ftp://acme-dev.service-now.com"; ${origin}`,
    ],
    [
      '-now.com',
      '-now.com\n  tokenPath: oauth_token.do',
      `orgs/dev.yaml:5:3: servicenow.tokenPath: got "oauth_token.do"; ${path}`,
    ],
    [
      'acme-dev.service-now.com',
      'acme-dev.service-now.com:99999',
      'orgs/dev.yaml:4:3: servicenow.instance: got "https://acme-dev.service-now.com:99999"; expected a port of 1 to 65535',
    ],
    [
      'fallback: Service Desk',
      'fallback: 12345',
      `orgs/dev.yaml:8:3: queues.fallback: got 12345; ${aName}; put it in quotes`,
    ],
    [
      'managed: true',
      'managed: false',
      'orgs/dev.yaml:6:3: credential.managed: got false; expected true, or existing: <name of a credential> in its place',
    ],
    [
      'managed: true',
      'managed: true\n  existing: ServiceNow OAuth',
      'orgs/dev.yaml:5:1: credential: got a map; expected one of managed and existing, and both are given; keep one',
    ],
    [
      'managed: true',
      'grant: password',
      'orgs/dev.yaml:5:1: credential: got a map; expected either managed: true or existing: <name of a credential>',
    ],
    [
      'managed: true',
      'existing: ServiceNow OAuth\n  grant: client_credential',
      'orgs/dev.yaml:7:3: credential.grant: got "client_credential"; expected one of client_credentials, refresh_token, password, authorization_code; did you mean "client_credentials"?',
    ],
    ['IT Incidents', '"{{queue}}"', `orgs/dev.yaml:9:3: queues.incidents: got "{{queue}}"; ${aName}`],
    ['IT Incidents', '"${queue}"', `orgs/dev.yaml:9:3: queues.incidents: got "\${queue}"; ${aName}`],
    ['IT Incidents', '"IT Incidents "', `orgs/dev.yaml:9:3: queues.incidents: got "IT Incidents "; ${aName}`],
    [
      'type: local',
      'type: s4',
      'orgs/dev.yaml:11:3: backend.type: got "s4"; expected one of local, s3, gcs, azurerm, remote, http; did you mean "s3"?',
    ],
    [
      'type: local',
      'path: x',
      'orgs/dev.yaml:10:1: backend.type: missing; expected one of local, s3, gcs, azurerm, remote, http',
    ],
    ['type: local', 'type: gcs', `orgs/dev.yaml:10:1: backend.bucket: missing; expected the bucket of the state`],
    [
      'type: local',
      'type: http\n  address: https://me:x@state.acme.com',
      "orgs/dev.yaml:12:3: backend.address: got what looks like a password in an address; this file holds no secrets; remove it, replace the secret if it was shared, and supply it through the backend's own environment variables",
    ],
    [
      'type: local',
      'type: remote\n  organization: acme\n  workspaces: {}',
      'orgs/dev.yaml:13:3: backend.workspaces: got a map; expected either name: <workspace> or prefix: <start of workspace names>',
    ],
    [
      '[find-caller-by-phone, create-incident]',
      '[find-caller-by-phone, create-incident, get-incidnet]',
      `releases/first.yaml:1:53: operations[2]: got "get-incidnet"; expected one of ${operations}; did you mean "get-incident"?`,
    ],
    [
      'name: ServiceNow Incident\n    language: en-us\n    create: create-incident',
      'name: ServiceNow Incident\n    language: en-us\n    create: open-ticket-somewhere-else',
      `releases/first.yaml:12:5: flows[1].create: got "open-ticket-somewhere-else"; expected one of ${operations}`,
    ],
    ['IT Service Desk', 'IT/Service', `releases/first.yaml:6:5: flows[0].name: got "IT/Service"; ${aFlowName}`],
    ['IT Service Desk', 'Desk-debug', `releases/first.yaml:6:5: flows[0].name: got "Desk-debug"; ${aFlowName}`],
    ['IT Service Desk', '" "', `releases/first.yaml:6:5: flows[0].name: got " "; ${aFlowName}`],
    [
      'name: IT Service Desk\n    language: en-us',
      'name: IT Service Desk\n    language: en-US',
      'releases/first.yaml:7:5: flows[0].language: got "en-US"; expected a language tag in lower case, such as en-us',
    ],
    [
      'type: workflow',
      'type: inboundMessage',
      'releases/first.yaml:9:5: flows[1].type: got "inboundMessage"; expected one of inboundCall, inboundShortMessage, workflow',
    ],
    [
      'type: inboundCall',
      'type: inboundEmail',
      'releases/first.yaml:5:5: flows[0].type: got "inboundEmail"; expected one of inboundCall, inboundShortMessage, workflow; no flow of this type ships; bring one of your own with ownFlows',
    ],
    [
      'name: IT Service Desk',
      'name: IT Service Desk\n    onError: transfer\n    texts: { created: Done., found: "{number} {number}", greeting: "Hi {{name}}" }',
      [
        'releases/first.yaml:7:5: flows[0].onError: got "transfer"; expected one of disconnect, queue',
        `releases/first.yaml:8:14: flows[0].texts.created: got "Done."; ${aNumberedText}`,
        `releases/first.yaml:8:30: flows[0].texts.found: got "{number} {number}"; ${aNumberedText}`,
        'releases/first.yaml:8:58: flows[0].texts.greeting: got "Hi {{name}}"; expected a text that is not blank, without "{{"',
      ].join('\n'),
    ],
  ])('is reported with what is accepted instead: %j as %j', (passage, replacement, message) => {
    expect(load(smallTextsWith(passage, replacement))).toBe(message);
  });

  it('is named by its missing key where a map is left empty', () => {
    expect(load(smallOrgWith('  region: eu-west-1\n', ''))).toMatch(
      /^orgs\/dev\.yaml:1:1: genesys\.region: missing; expected one of us-east-1, [^\n]*$/,
    );
  });

  it('causes no second mistake: of a mistyped key, nothing that refers to it is told', () => {
    const lines = String(load(smallOrgWith('queues:', 'quees:'))).split('\n');
    expect(lines.filter((line) => !/: (?:queues: missing|quees: unknown key)/.test(line))).toEqual([]);
  });

  it('hides no mistake in the keys that every variant has', () => {
    const passage = 'type: inboundCall\n    name: IT Service Desk\n    language: en-us\n    create: create-incident';
    const flow = 'type: inboundCal\n    nmae: Desk\n    language: english\n    create: create-incidnet';
    expect(String(load(smallTextsWith(passage, flow))).split('\n')).toEqual([
      'releases/first.yaml:5:5: flows[0].type: got "inboundCal"; expected one of inboundCall, inboundShortMessage, workflow; did you mean "inboundCall"?',
      expect.stringMatching(/^releases\/first\.yaml:5:5: flows\[0\]\.name: missing; /),
      expect.stringMatching(/^releases\/first\.yaml:6:5: flows\[0\]\.nmae: unknown key; .*; did you mean "name"\?$/),
      expect.stringMatching(/^releases\/first\.yaml:7:5: flows\[0\]\.language: got "english"; /),
      expect.stringMatching(/^releases\/first\.yaml:8:5: flows\[0\]\.create: got "create-incidnet"; /),
    ]);
  });

  it('may be an empty list', () => {
    expect(load(smallTextsWith('[find-caller-by-phone, create-incident]', '[]'))).toMatch(
      /^releases\/first\.yaml:1:1: operations: got an empty list; expected a list with at least one element$/m,
    );
  });

  it('is not an empty list of flows: an org may get data actions only', () => {
    expect(load({ release: smallRelease.replace(/flows:\n[\s\S]*/, 'flows: []\n') })).toMatchObject({
      release: { flows: [] },
    });
  });
});

describe('an unknown key', () => {
  const load = useLoad();

  it.each([
    [
      'region: eu-west-1',
      'region: eu-west-1\n  regoin: eu-west-2',
      'orgs/dev.yaml:3:3: genesys.regoin: unknown key; expected one of region, organization, division; did you mean "region"?',
    ],
    [
      'backend:',
      'backends: {}\nbackend:',
      'orgs/dev.yaml:10:1: backends: unknown key; expected one of genesys, servicenow, credential, queues, routes, backend, release, overrides, promotesFrom; did you mean "backend"?',
    ],
    [
      'type: workflow',
      'type: workflow\n    queue: incidents',
      'releases/first.yaml:10:5: flows[1].queue: unknown key; expected one of type, name, description, language, findCaller, create, columns, retry',
    ],
    [
      'managed: true',
      'managed: true\n  refreshTokn: true',
      'orgs/dev.yaml:7:3: credential.refreshTokn: unknown key; expected one of managed, grant, refreshToken; did you mean "refreshToken"?',
    ],
    [
      'region: eu-west-1',
      'region: eu-west-1\n  "time zone": CET',
      'orgs/dev.yaml:3:3: genesys["time zone"]: unknown key; expected one of region, organization, division',
    ],
    [
      'region: eu-west-1',
      'region: eu-west-1\n  __proto__: { division: x }',
      'orgs/dev.yaml:3:3: genesys.__proto__: unknown key; expected one of region, organization, division',
    ],
  ])('is reported with the known ones and the nearest: %j as %j', (passage, replacement, message) => {
    expect(load(smallTextsWith(passage, replacement))).toBe(message);
  });

  it('does not hide another one of the same map', () => {
    expect(load(smallOrgWith('region: eu-west-1', 'region: eu-west-1\n  one: 1\n  two: 2'))).toBe(
      [
        'orgs/dev.yaml:3:3: genesys.one: unknown key; expected one of region, organization, division',
        'orgs/dev.yaml:4:3: genesys.two: unknown key; expected one of region, organization, division',
      ].join('\n'),
    );
  });
});
