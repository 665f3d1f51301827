import { describe, expect, it } from '@jest/globals';
import type { OrgConfig } from '../../../../constructs/org';
import { oneOrgTwice } from '../../../../constructs/project/rules/one-org-twice';
import { mistakeText } from '../../../../input/mistake';
import { pathText } from '../../../../input/path';
import { exampleOrg } from '../../../support/example-org';

type Change = Partial<
  OrgConfig['genesys'] & { readonly serviceNow: string; readonly flows: 'same' | 'other'; readonly number: string }
>;

/** An org file for the Genesys Cloud org of dev. */
function orgFile(name: string, { serviceNow = name, flows = 'other', number, ...genesys }: Change = {}): OrgConfig {
  const dev = exampleOrg('dev', {}, (flow) => (flows === 'same' ? flow : { ...flow, name: `${flow.name} ${name}` }));
  return {
    ...dev,
    name,
    file: `orgs/${name}.yaml`,
    routes: number === undefined ? {} : { [`IT Service Desk ${name}`]: [number] },
    genesys: { ...dev.genesys, ...genesys },
    servicenow: { ...dev.servicenow, name: serviceNow },
  };
}

function messagesOf(...orgs: readonly OrgConfig[]): readonly string[] {
  const found = oneOrgTwice(orgs, ({ file }, at) => `${file}:${pathText(at)}`);
  return found.map(({ org, at, ...message }) => mistakeText({ file: org.file, path: pathText(at), ...message }));
}

describe('two files for one Genesys Cloud org', () => {
  it('are accepted with names of their own', () => {
    expect(messagesOf(orgFile('it'), orgFile('hr'))).toEqual([]);
  });

  it('need two names for ServiceNow, and the message names both places', () => {
    expect(
      messagesOf(orgFile('hr', { serviceNow: 'ServiceNow' }), orgFile('it', { serviceNow: 'servicenow' })),
    ).toEqual([
      'orgs/it.yaml: servicenow.name: got "servicenow"; orgs/hr.yaml:servicenow.name makes the integration or credential ' +
        '"servicenow" in the same Genesys Cloud org; expected a name of its own; give servicenow.name in one of the files',
    ]);
  });

  it('need names of which no integration of one is called like one of the other', () => {
    const [message, ...others] = messagesOf(
      orgFile('it', { serviceNow: 'A' }),
      orgFile('hr', { serviceNow: 'A token' }),
    );
    expect(message).toContain('makes the integration or credential "A token" in the same Genesys Cloud org');
    expect(others).toEqual([]);
  });

  it('need two names for flows of one type', () => {
    const messages = messagesOf(orgFile('it', { flows: 'same' }), orgFile('hr', { flows: 'same' }));
    expect(messages[0]).toBe(
      'orgs/hr.yaml: release: got "IT Service Desk"; orgs/it.yaml:release makes the inboundCall flow ' +
        '"IT Service Desk" in the same Genesys Cloud org; expected a name of its own; run a release of its own, with other names of flows',
    );
    expect(messages).toHaveLength(orgFile('it').release.flows.length);
  });

  it('need numbers of their own', () => {
    const number = '+12025550143';
    expect(messagesOf(orgFile('it', { number }), orgFile('hr', { number: '+12025550199' }))).toEqual([]);
    expect(messagesOf(orgFile('it', { number }), orgFile('hr', { number }))).toEqual([
      'orgs/hr.yaml: routes["IT Service Desk hr"][0]: got "+12025550143"; orgs/it.yaml:routes["IT Service Desk it"][0] makes ' +
        'the call route of "+12025550143" in the same Genesys Cloud org; expected a number that no other file routes; ' +
        'remove it from one of the files',
    ]);
  });

  it('are told by region and organization, whose case does not count', () => {
    const same: Change = { serviceNow: 'ServiceNow' };
    expect(messagesOf(orgFile('it', same), orgFile('hr', { ...same, organization: 'ACME DEV' }))).toHaveLength(1);
    expect(messagesOf(orgFile('it', same), orgFile('hr', { ...same, organization: 'Acme' }))).toEqual([]);
    expect(messagesOf(orgFile('it', same), orgFile('hr', { ...same, region: 'eu-west-2' }))).toEqual([]);
  });

  it('cannot be told where a file does not name its organization', () => {
    const unnamed = (name: string) => {
      const { organization: _, ...genesys } = exampleOrg('dev').genesys;
      return { ...orgFile(name, { serviceNow: 'ServiceNow', flows: 'same' }), genesys };
    };
    expect(messagesOf(unnamed('it'), unnamed('hr'))).toEqual([]);
  });
});
