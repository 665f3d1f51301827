import { describe, expect, it } from '@jest/globals';
import type { CheckResult, OrgCheck } from '../../../commands/check/check-result';
import { isClean } from '../../../commands/check/check-result';
import { checkMarkdown } from '../../../commands/check/markdown';
import { checkText } from '../../../commands/check/text';

const dev: OrgCheck = {
  org: 'dev',
  release: 'first',
  resources: 22,
  flows: 1,
  goldens: [],
  scenarios: 10,
  unexpected: [],
  ownScenarios: [],
  schedules: 1234,
  ownFlows: [],
  notExplored: [],
  broken: [],
};

const clean: CheckResult = {
  folder: '__snapshots__/orgs',
  orgs: [dev, { ...dev, org: 'production', release: '2026-12', resources: 1, flows: 0, scenarios: 0, schedules: 0 }],
  leftOver: [],
  windowsLineEnds: [],
  notPlayed: [],
  contracts: [],
  frozen: [],
  first: 2,
  most: 1,
  seconds: 5.123,
};

const bound =
  'Schedules: any faults in the first 2 requests, and 1 fault anywhere, in the settings that ship; npm run explore goes deeper. Took 5.1 s.';

const dirty: CheckResult = {
  ...clean,
  orgs: [
    {
      ...dev,
      goldens: [
        { file: 'dev/cdk.tf.json', kind: 'changed', passages: [{ line: 7, removed: ['"a```b"'], added: ['"a```c"'] }] },
        { file: 'dev/flows/workflow-a.yaml', kind: 'missing' },
      ],
      unexpected: [{ scenario: 'answer-lost', from: 'call', flow: 'IT', differences: ['outcome: got failed'] }],
      broken: ['IT, chained token: 2 records'],
    },
  ],
  contracts: ['Create incident', 'Find caller'],
  frozen: [{ file: 'releases/first.yaml', problem: 'runs in prod and is changed', next: 'undo that' }],
};

describe('the text of a check', () => {
  it('ends with its last problem where there is no next step beside it', () => {
    const { frozen } = dirty;
    expect(checkText({ ...clean, frozen })).toMatch(
      /\n {3}releases\/first\.yaml: runs in prod and is changed; undo that$/,
    );
  });

  it('says what is not checked of flows of one’s own, and which were not played', () => {
    const orgs = [
      { ...dev, ownFlows: ['Onboarding', 'After hours'] },
      {
        ...dev,
        org: 'prod',
        ownFlows: ['Onboarding'],
        notExplored: [{ flow: 'Lottery', why: 'it draws random numbers' }],
      },
    ];
    const [, , , ...lines] = checkText({ ...clean, orgs }).split('\n');
    expect(lines.filter((line) => line !== '')).toEqual([
      bound,
      expect.stringMatching(
        /^Onboarding, After hours: flows of your own, of which only this is checked: .* Not checked: /,
      ),
      'prod: Lottery was not played under schedules of faults, since it draws random numbers.',
    ]);
  });

  it('is a line for each org in aligned columns', () => {
    expect(isClean(clean)).toBe(true);
    expect(checkText(clean).split('\n')).toEqual([
      'dev         release first    22 resources  1 flow   as in __snapshots__  10 of 10 scenarios as expected  1,234 schedules of faults, every promise kept',
      'production  release 2026-12  1 resource    0 flows  as in __snapshots__  no scenario fits                no schedules of faults',
      '',
      bound,
    ]);
  });

  it('lists what is wrong by kind, and the next step for each kind', () => {
    expect(isClean(dirty)).toBe(false);
    expect(checkText(dirty).split('\n')).toEqual([
      'dev  release first  22 resources  1 flow  2 golden files differ  9 of 10 scenarios as expected  1,234 schedules of faults, 1 run BROKE A PROMISE',
      '',
      bound,
      '',
      'Frozen releases:',
      '   releases/first.yaml: runs in prod and is changed; undo that',
      '',
      'Golden files that are not what the orgs ship:',
      '   changed    __snapshots__/orgs/dev/cdk.tf.json',
      '      @@ line 7',
      '      - "a```b"',
      '      + "a```c"',
      '   missing    __snapshots__/orgs/dev/flows/workflow-a.yaml',
      '   changed    __snapshots__/contracts.json, which lacks Create incident, Find caller',
      '',
      'Scenarios that did not end as expected:',
      '   dev: answer-lost, call, flow "IT": outcome: got failed',
      '',
      'Promises that flows broke under faults:',
      '   dev: IT, chained token: 2 records',
      '',
      'To accept the files that the orgs ship now, run npm run check -- --update and commit __snapshots__.',
      'To see a scenario step by step: npm run simulate -- --org <org> --scenario <name>',
      'To see all settings: npm run explore -- --org <org>',
    ]);
  });

  it.each<readonly [Partial<CheckResult>, string]>([
    [{ leftOver: [{ file: 'gone/cdk.tf.json', kind: 'left over' }] }, 'a golden file of an org that is gone'],
    [{ contracts: ['Create incident'] }, 'a contract that is not recorded'],
    [{ frozen: [{ problem: 'is changed' }] }, 'a frozen release that is changed'],
    [{ orgs: [{ ...dev, broken: ['a run'] }] }, 'a broken promise'],
    [{ orgs: [{ ...dev, unexpected: dirty.orgs[0]?.unexpected ?? [] }] }, 'a scenario that ends otherwise'],
    [{ orgs: [{ ...dev, goldens: dirty.orgs[0]?.goldens ?? [] }] }, 'a golden file that differs'],
  ])('is not clean with %j: %s', (change) => {
    expect(isClean({ ...clean, ...change })).toBe(false);
  });

  it('says once that golden files have Windows line ends, with the line that keeps git from it', () => {
    const result = { ...clean, windowsLineEnds: ['dev/cdk.tf.json', 'dev/flows/workflow-a.yaml'] };
    expect(isClean(result)).toBe(true);
    for (const text of [checkText(result), checkMarkdown(result)]) {
      expect(text.match(/Windows[^\n]*/g)).toEqual([
        'Windows line ends, which git makes, and no other difference; add the line "__snapshots__/** text eol=lf" to .gitattributes and run npm run check -- --update',
      ]);
    }
  });
});

describe('the Markdown of a check', () => {
  it('has the names of flows as code, so that nothing in them is a mark or a mention', () => {
    const ownFlows = ['Ask *now* | @team', 'The `old` one`'];
    const notExplored = [{ flow: '[Lottery](x)', why: 'it draws random numbers' }];
    const text = checkMarkdown({ ...clean, orgs: [{ ...dev, ownFlows, notExplored }] });
    expect(text).toContain('\n`Ask *now* | @team`, `` The `old` one` ``: flows of your own, ');
    expect(text).toContain('\ndev: `[Lottery](x)` was not played ');
  });

  it('is a table of the orgs and a block for each kind of problem, which no text can leave', () => {
    expect(checkMarkdown(dirty).split('\n')).toEqual([
      '### Not as it should be: 1 org',
      '',
      '| org | release | resources | flows | golden files | scenarios | faults |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| dev | release first | 22 resources | 1 flow | 2 golden files differ | 9 of 10 scenarios as expected | 1,234 schedules of faults, 1 run BROKE A PROMISE |',
      '',
      bound,
      '',
      '#### Frozen releases:',
      '',
      '```diff',
      'releases/first.yaml: runs in prod and is changed; undo that',
      '```',
      '',
      '#### Golden files that are not what the orgs ship:',
      '',
      '````diff',
      'changed    __snapshots__/orgs/dev/cdk.tf.json',
      '@@ line 7',
      '- "a```b"',
      '+ "a```c"',
      'missing    __snapshots__/orgs/dev/flows/workflow-a.yaml',
      'changed    __snapshots__/contracts.json, which lacks Create incident, Find caller',
      '````',
      '',
      '#### Scenarios that did not end as expected:',
      '',
      '```diff',
      'dev: answer-lost, call, flow "IT": outcome: got failed',
      '```',
      '',
      '#### Promises that flows broke under faults:',
      '',
      '```diff',
      'dev: IT, chained token: 2 records',
      '```',
      '',
      'To accept the files that the orgs ship now, run npm run check -- --update and commit __snapshots__.',
      'To see a scenario step by step: npm run simulate -- --org <org> --scenario <name>',
      'To see all settings: npm run explore -- --org <org>',
    ]);
  });

  it('fits into a comment on GitHub, however much is wrong', () => {
    const many = Array.from({ length: 400 }, (_, index) => `run ${index}: ${'x'.repeat(200)}`);
    const unexpected = many.map((flow) => ({ scenario: 'answer-lost', from: 'call', flow, differences: ['late'] }));
    const frozen = many.map((problem) => ({ problem }));
    const goldens = many.map((_, index) => ({
      file: `dev/flows/workflow-${index}.yaml`,
      kind: 'changed' as const,
      passages: [{ line: 1, removed: many, added: many }],
    }));
    const text = checkMarkdown({ ...clean, frozen, orgs: [{ ...dev, goldens, unexpected, broken: many }] });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\n\d+ more lines are left out\.\n/);
    expect((text.match(/^`{3}/gm) ?? []).length).toBe(8);
  });
});
