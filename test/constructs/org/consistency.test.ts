import { describe, expect, it } from '@jest/globals';
import { rules, smallRelease, smallTextsWith, useLoad } from './org-text';

describe('two places of an org file', () => {
  const load = useLoad();
  const noBrowser =
    'missing with grant authorization_code: a flow has no browser to sign in with; let a person sign in once, add refreshToken: true and supply the refresh token as a sensitive Terraform variable (TF_VAR_...)';

  it.each([
    [
      'a flow with the queue of no key',
      'create: create-incident',
      'create: create-incident\n    queue: incident',
      'orgs/dev.yaml:7:1: queues.incident: missing although the flow "IT Service Desk" of the release sends contacts there; expected the name of a queue of this org; did you mean "incidents"?',
    ],
    [
      'a flow that may end in the queue of no key',
      '  fallback: Service Desk\n',
      '',
      'orgs/dev.yaml:7:1: queues.fallback: missing although the flow "IT Service Desk" of the release sends contacts there; expected the name of a queue of this org; add it',
    ],
    [
      'a flow in an org without queues',
      'queues:\n  fallback: Service Desk\n  incidents: IT Incidents\n',
      '',
      'orgs/dev.yaml:1:1: queues.fallback: missing although the flow "IT Service Desk" of the release sends contacts there; expected the name of a queue of this org; add it',
    ],
    [
      'a queue key that is not an identifier',
      'incidents:',
      'IT Incidents:',
      'orgs/dev.yaml:9:3: queues["IT Incidents"]: got the key "IT Incidents"; expected a lower-case letter, then lower-case letters, digits, "-" or "_"',
    ],
    [
      'an operation that is listed twice',
      'find-caller-by-phone, create-incident]',
      'create-incident, create-incident]',
      'releases/first.yaml:1:31: operations[1]: got "create-incident"; it is listed twice; keep one',
    ],
    [
      'an own flow that is listed twice',
      'create-incident]',
      'create-incident]\nownFlows: [onboarding, onboarding]',
      'releases/first.yaml:2:24: ownFlows[1]: got "onboarding"; it is listed twice; keep one',
    ],
    [
      'an own flow that the project does not declare',
      'create-incident]',
      'create-incident]\nownFlows: [onbording]',
      'releases/first.yaml:2:12: ownFlows[0]: got "onbording"; expected one of after-hours, onboarding; did you mean "onboarding"?',
    ],
    [
      'a flow with an operation that the release does not list',
      'create: create-incident',
      'create: create-case\n    findCaller: find-caller-by-key',
      [
        'releases/first.yaml:8:5: flows[0].create: got "create-case"; expected one of the operations of the release; add it to operations',
        'releases/first.yaml:9:5: flows[0].findCaller: got "find-caller-by-key"; expected one of the operations of the release; add it to operations',
      ].join('\n'),
    ],
    [
      'a call in another language that lacks texts',
      'language: en-us\n    create: create-incident',
      'language: fr-fr\n    create: create-incident\n    texts: { greeting: Bonjour., wait: Un instant., error: Erreur. }',
      'releases/first.yaml:9:5: flows[0].texts: missing in a flow whose language is fr-fr, while the default texts are English; expected texts in fr-fr for created, found, notCreated, transferFailed, shortDescription, description',
    ],
    [
      'a language that is none, with nothing about texts',
      'language: en-us',
      'language: english',
      'releases/first.yaml:7:5: flows[0].language: got "english"; expected a language tag in lower case, such as en-us',
    ],
    [
      'a message in another language without texts',
      'type: inboundCall\n    name: IT Service Desk\n    language: en-us',
      'type: inboundShortMessage\n    name: IT Service Desk\n    language: eo',
      'releases/first.yaml:5:5: flows[0].texts: missing in a flow whose language is eo, while the default texts are English; expected texts in eo for wait, created, found, notCreated, withoutText',
    ],
    [
      'two flows of one name, whatever their types and case',
      'ServiceNow Incident',
      'IT service desk',
      'releases/first.yaml:10:5: flows[1].name: got "IT service desk"; flows[0] has this name; expected names that differ by more than case',
    ],
    [
      'a number that reaches two flows',
      'backend:',
      'routes: { IT Service Desk: ["+12025550143"], Night Desk: ["+12025550199", "+12025550143"] }\nbackend:',
      'orgs/dev.yaml:10:75: routes["Night Desk"][1]: got "+12025550143"; routes["IT Service Desk"][0] is the same number, and a number reaches one flow; remove it from one place',
    ],
    [
      'authorization_code without a refresh token',
      'managed: true',
      'managed: true\n  grant: authorization_code',
      `orgs/dev.yaml:5:1: credential.refreshToken: ${noBrowser}`,
    ],
    [
      'the same with an existing credential',
      'managed: true',
      'existing: ServiceNow OAuth\n  grant: authorization_code',
      `orgs/dev.yaml:5:1: credential.refreshToken: ${noBrowser}`,
    ],
    [
      'a refresh token that no grant uses',
      'managed: true',
      'managed: true\n  refreshToken: true',
      'orgs/dev.yaml:7:3: credential.refreshToken: only used with grant authorization_code, and the grant is client_credentials; remove it or change the grant',
    ],
    [
      'a status that is both expired and rate limited',
      '[401]',
      '[401, 429]',
      'releases/first.yaml:3:13: statuses.expired: got 429; statuses.rateLimited has it too, and a status can mean only one of them; remove it from one',
    ],
    [
      'a status that is expired and, by default, unclear',
      '[401]',
      '[400]',
      'releases/first.yaml:3:13: statuses.expired: got 400; statuses.unclear has it too, and a status can mean only one of them; remove it from one',
    ],
    [
      'a status that is rate limited and, by default, a gateway',
      'expired: [401]',
      'rateLimited: [503]',
      'releases/first.yaml:3:13: statuses.rateLimited: got 503; statuses.gateway has it too, and a status can mean only one of them; remove it from one',
    ],
  ])('must not contradict each other: %s', (_, passage, replacement, message) => {
    expect(load(smallTextsWith(passage, replacement))).toBe(message);
  });

  it.each([
    ['chained tokens with an existing credential', 'managed: true', 'existing: ServiceNow OAuth'],
    [
      'authorization_code with its refresh token',
      'managed: true',
      'managed: true\n  grant: authorization_code\n  refreshToken: true',
    ],
    ['a status that is both unclear and a gateway', 'expired: [401]', 'unclear: [502], gateway: [502]'],
    ['a port in the address of the instance', 'service-now.com', 'service-now.com:8443'],
    ['a created text with its mark', 'name: IT', 'texts: { created: "It is {number}." }\n    name: IT'],
  ])('go together: %s', (_, passage, replacement) => {
    expect(load(smallTextsWith(passage, replacement))).toMatchObject({ name: 'dev' });
  });
});

describe('a release of a project without flows of its own', () => {
  const load = useLoad({ ...rules, ownFlows: [] });

  it('lists none', () => {
    expect(load({ release: `${smallRelease}ownFlows: [after-hours]\n` })).toMatch(
      /ownFlows\[0\]: got "after-hours"; expected none, since project\.ts declares no flows of its own$/,
    );
  });
});
