import { describe, expect, it } from '@jest/globals';
import { boundsOf } from '../../../commands/explore/bounds';
import { experimentsOf } from '../../../commands/explore/experiments';
import { runExperiment } from '../../../commands/explore/run-experiment';
import { variantOf } from '../../../commands/explore/variant';
import { publishedVariant } from '../../../commands/org/published-variant';
import { play } from '../../../commands/play/play';
import { playScenarios } from '../../../commands/play/play-scenarios';
import { mainScenarios, scenariosNamed } from '../../../commands/play/scenarios';
import type { FlowConfig, OrgConfig } from '../../../constructs/org';
import type { Org } from '../../../constructs/project/project';
import { orgRules } from '../../../constructs/project/rules/org-rules';
import { type Lookup, type Operation, OperationSet, type OwnTable } from '../../../constructs/servicenow';
import { createHrCase, hrCase, listHrCases } from '../../../docs/examples/own-operations/operations/hr-cases';
import { plainScenario } from '../../../sandbox/scenario';
import { scenarioFile } from '../../sandbox/scenario/mistakes-in';
import { exampleOrg } from '../../support/example-org';
import { withOperations } from '../../support/with-operations';

/** The operations of the example, on this table: the look-up of their create, the create and the list. */
function hrOperations(table: OwnTable | string): readonly Operation[] {
  const onTable = <O extends Operation>({ ownTable: _, ...operation }: O) =>
    typeof table === 'string' ? { ...operation, table } : { ...operation, table: table.name, ownTable: table };
  const lookup = onTable((createHrCase.repeat as { readonly lookup: Lookup }).lookup);
  return [lookup, onTable({ ...createHrCase, repeat: { safe: false, lookup } }), onTable(listHrCases)];
}

/** An org whose flows create HR cases. */
function hrOrg(release: Partial<Omit<OrgConfig['release'], 'flows'>> = {}, added = hrOperations(hrCase)): Org {
  const { operations } = exampleOrg('dev').release;
  const names = added.map(({ name }) => name);
  const org = exampleOrg('dev', { ...release, operations: [...operations, ...names] }, (flow) => ({
    ...flow,
    create: 'create-hr-case',
  }));
  const servicenow = { ...org.servicenow, importSetTables: { sn_hr_core_case: 'u_genesys_hr' } };
  return withOperations({ ...org, servicenow }, added);
}

const imports = { create: 'importSet' } as const;

describe.each([
  ['through its table', {}],
  ['through an import set', imports],
])('a table of one’s own, whose records are created %s', (_, release) => {
  const org = hrOrg(release);

  it('fits the rules of org files and plays the scenarios of start as a shipped table does', () => {
    expect(orgRules(org.project).check(org)).toEqual([]);
    const published = publishedVariant(org).published;
    for (const scenario of scenariosNamed(mainScenarios, org.project.operations)) {
      const played = play(published, scenario, { fallbackQueue: org.queues.fallback, release: org.release });
      expect([scenario.name, played?.differences]).toEqual([scenario.name, []]);
      expect(played?.records).toHaveLength(scenario.expected?.records ?? 0);
      expect(JSON.stringify(played?.timeline)).not.toContain('not declared');
    }
  });

  it('simulates a scenario with records of the table and faults of its requests', async () => {
    const lines = [
      'title: a repeated request',
      'interaction: { type: workflow }',
      'records: { sn_hr_core_case: [{ number: HRC0042, hr_service: general }] }',
      'faults: [{ on: write, kind: rateLimited, nth: 1 }]',
      'expected: { outcome: created, records: 1 }',
    ];
    const options = { scenario: [scenarioFile(lines)], seed: 1, json: true };
    const { played } = await playScenarios(org, publishedVariant(org).published, options);
    expect(played).toMatchObject([
      { outcome: 'created', attempts: 2, recordsBefore: 1, asExpected: true, differences: [] },
    ]);
  });

  it('keeps every promise under every single fault, with both kinds of tokens', () => {
    const flow = org.release.flows.find(({ type }) => type === 'workflow') as FlowConfig;
    const experiments = experimentsOf(org, [flow], { most: 1, first: 0 }).filter(
      ({ faultSet, failureStatus }) => faultSet === 'any fault' && failureStatus === 'remote',
    );
    expect(new Set(experiments.map(({ creates }) => creates))).toContain('importSet');
    for (const experiment of experiments) {
      const variant = variantOf(org, experiment);
      const { broken, schedules } = runExperiment(
        experiment,
        publishedVariant(variant).published,
        boundsOf(variant, flow),
      );
      expect([experiment.auth, experiment.creates, broken]).toEqual([experiment.auth, experiment.creates, []]);
      expect(schedules).toBeGreaterThan(1);
    }
  });
});

describe('a table that nobody declared', () => {
  /** The one column of the create that `task` lacks. */
  const notOfTask = expect.stringContaining('got the column "subject_person" in a body; ServiceNow has no such column');
  const playPlain = (table: string, release = {}) => {
    const org = hrOrg(release, hrOperations(table));
    return play(publishedVariant(org).published, plainScenario('workflow'), { fallbackQueue: org.queues.fallback });
  };

  it('extends task, and the timeline says so once', () => {
    const played = playPlain('sn_hr_core_case');
    expect(played).toMatchObject({ outcome: 'created', differences: [notOfTask] });
    const said = played?.timeline.filter(({ what }) => what.includes('sn_hr_core_case is not declared'));
    expect(said).toEqual([
      expect.objectContaining({
        what: 'table sn_hr_core_case is not declared, so it extends task here; declare it with defineTable (docs/operations.md)',
      }),
    ]);
  });

  it('says so when records come through an import set, too', () => {
    const played = playPlain('sn_hr_core_case', imports);
    expect(played).toMatchObject({ outcome: 'created', differences: [notOfTask] });
    expect(JSON.stringify(played?.timeline)).toContain('sn_hr_core_case is not declared');
  });

  it('has the nearest known name in the timeline where its name is mistyped', () => {
    const played = playPlain('sn_customerservice_cas');
    expect(JSON.stringify(played?.timeline)).toContain('did you mean \\"sn_customerservice_case\\"?');
  });
});

describe('declarations of tables', () => {
  it('are a mistake where two have one name', () => {
    const other = { ...hrCase, columns: {} };
    const [, , list] = hrOperations(other);
    const operations = new OperationSet([...hrOperations(hrCase).slice(0, 2), list as Operation]);
    expect(() => scenariosNamed(undefined, operations)).toThrow(
      'table "sn_hr_core_case": declared twice; export one defineTable and share it',
    );
  });
});
