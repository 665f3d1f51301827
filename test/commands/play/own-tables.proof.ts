import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { FlowConfig, OrgConfig } from '../../../constructs/org';
import type { Operation } from '../../../constructs/servicenow';
import { hrCase } from '../../../docs/examples/own-table';
import { exampleOrg } from '../../support/example-org';
import { hrOperations } from '../../support/hr-operations';

/** The commands in a project that has these operations, too. */
function project(added: readonly Operation[]) {
  jest.resetModules();
  jest.doMock('../../../constructs/servicenow/operations', () => {
    const shipped: { operations: readonly Operation[] } = jest.requireActual(
      '../../../constructs/servicenow/operations',
    );
    return { operations: [...shipped.operations, ...added] };
  });
  return {
    ...(require('../../../commands/explore/bounds') as typeof import('../../../commands/explore/bounds.js')),
    ...(require('../../../commands/explore/experiments') as typeof import('../../../commands/explore/experiments.js')),
    ...(require('../../../commands/explore/run-experiment') as typeof import('../../../commands/explore/run-experiment.js')),
    ...(require('../../../commands/explore/variant') as typeof import('../../../commands/explore/variant.js')),
    ...(require('../../../commands/org/published-variant') as typeof import('../../../commands/org/published-variant.js')),
    ...(require('../../../commands/play/play') as typeof import('../../../commands/play/play.js')),
    ...(require('../../../commands/play/scenarios') as typeof import('../../../commands/play/scenarios.js')),
    ...(require('../../../constructs/stack/org-rules') as typeof import('../../../constructs/stack/org-rules.js')),
    ...(require('../../../sandbox/scenario') as typeof import('../../../sandbox/scenario/index.js')),
  };
}

afterEach(() => {
  jest.resetModules();
});

/** An org whose flows create HR cases. */
function hrOrg(release: Partial<Omit<OrgConfig['release'], 'flows'>> = {}): OrgConfig {
  const { operations } = exampleOrg('dev').release;
  const names = hrOperations(hrCase).map(({ name }) => name);
  const org = exampleOrg('dev', { ...release, operations: [...operations, ...names] }, (flow) => ({
    ...flow,
    create: 'create-hr-case',
  }));
  return { ...org, servicenow: { ...org.servicenow, importSetTables: { sn_hr_core_case: 'u_genesys_hr' } } };
}

const imports = { create: 'importSet' } as const;

describe.each([
  ['through its table', {}],
  ['through an import set', imports],
])('a table of one’s own, whose records are created %s', (_, release) => {
  const org = hrOrg(release);

  it('fits the rules of org files and plays the scenarios of start as a shipped table does', () => {
    const { orgRules, publishedVariant, play, scenariosNamed, mainScenarios } = project(hrOperations(hrCase));
    expect(orgRules.check(org)).toEqual([]);
    const published = publishedVariant(org);
    for (const scenario of scenariosNamed(mainScenarios)) {
      const played = play(published, scenario, { fallbackQueue: org.queues.fallback, release: org.release });
      expect([scenario.name, played?.differences]).toEqual([scenario.name, []]);
      expect(played?.records).toHaveLength(scenario.expected?.records ?? 0);
      expect(JSON.stringify(played?.timeline)).not.toContain('not declared');
    }
  });

  it('keeps every promise under every single fault, with both kinds of tokens', () => {
    const { experimentsOf, variantOf, runExperiment, boundsOf, publishedVariant } = project(hrOperations(hrCase));
    const flow = org.release.flows.find(({ type }) => type === 'workflow') as FlowConfig;
    const experiments = experimentsOf(org, [flow], { most: 1, first: 0 }).filter(
      ({ faultSet, failureStatus }) => faultSet === 'any fault' && failureStatus === 'remote',
    );
    expect(new Set(experiments.map(({ creates }) => creates))).toContain('importSet');
    for (const experiment of experiments) {
      const variant = variantOf(org, experiment);
      const { broken, schedules } = runExperiment(experiment, publishedVariant(variant), boundsOf(variant, flow));
      expect([experiment.auth, experiment.creates, broken]).toEqual([experiment.auth, experiment.creates, []]);
      expect(schedules).toBeGreaterThan(1);
    }
  });
});

describe('a table that nobody declared', () => {
  const org = hrOrg();
  const playPlain = (operations: readonly Operation[], org: OrgConfig) => {
    const { publishedVariant, play, plainScenario } = project(operations);
    return play(publishedVariant(org), plainScenario('workflow'), { fallbackQueue: org.queues.fallback });
  };

  it('extends task, and the timeline says so once', () => {
    const played = playPlain(hrOperations('sn_hr_core_case'), org);
    expect(played).toMatchObject({ outcome: 'created', differences: [] });
    const said = played?.timeline.filter(({ what }) => what.includes('sn_hr_core_case is not declared'));
    expect(said).toEqual([
      expect.objectContaining({
        what: 'table sn_hr_core_case is not declared, so it extends task here; declare it with defineTable (docs/operations.md)',
      }),
    ]);
  });

  it('says so when records come through an import set, too', () => {
    const played = playPlain(hrOperations('sn_hr_core_case'), hrOrg(imports));
    expect(played).toMatchObject({ outcome: 'created', differences: [] });
    expect(JSON.stringify(played?.timeline)).toContain('sn_hr_core_case is not declared');
  });

  it('has the nearest known name in the timeline where its name is mistyped', () => {
    const played = playPlain(hrOperations('sn_customerservice_cas'), org);
    expect(JSON.stringify(played?.timeline)).toContain('did you mean \\"sn_customerservice_case\\"?');
  });
});

describe('declarations of tables', () => {
  it('are a mistake where two have one name', () => {
    const other = { ...hrCase, columns: {} };
    const [, , list] = hrOperations(other);
    const { scenariosNamed } = project([...hrOperations(hrCase).slice(0, 2), list as Operation]);
    expect(() => scenariosNamed()).toThrow(
      'table "sn_hr_core_case": declared twice; export one defineTable and share it',
    );
  });
});
