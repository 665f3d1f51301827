import { describe, expect, it } from '@jest/globals';
import { setUpOf } from '../../../commands/org/instance-setup';
import { publishedVariant } from '../../../commands/org/published-variant';
import { play } from '../../../commands/play/play';
import { scenariosNamed } from '../../../commands/play/scenarios';
import { exampleOrg } from '../../support/example-org';
import { shippedOperations } from '../../support/example-project';

const dev = exampleOrg('dev', { create: 'importSet' });
const org = { ...dev, servicenow: { ...dev.servicenow, importSetTables: { incident: 'u_genesys_incident' } } };

describe('an org that creates through import sets', () => {
  it('expects an import set table that coalesces on the correlation id and has the columns that are sent', () => {
    const { importSets } = setUpOf(org);
    expect(importSets?.['u_genesys_incident']).toMatchObject({
      target: 'incident',
      coalesce: 'correlation_id',
      map: { correlation_id: 'correlation_id', short_description: 'short_description', caller_id: 'caller_id' },
    });
  });

  it('needs no set-up if it creates records through tables', () => {
    expect(setUpOf(exampleOrg('dev'))).toEqual({});
  });

  it('plays the scenarios of start like any other org', () => {
    const published = publishedVariant(org).published;
    for (const scenario of scenariosNamed(
      ['token-revoked', 'rate-limit-burst', 'answer-lost', 'servicenow-down'],
      shippedOperations,
    )) {
      const played = play(published, scenario, { fallbackQueue: org.queues.fallback });
      expect([scenario.name, played?.records.length]).toEqual([scenario.name, scenario.expected?.records]);
      expect(played?.asExpected).toBe(true);
    }
  });
});
