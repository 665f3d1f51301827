import { describe, expect, it } from '@jest/globals';
import type { ExplainedOrg, ExplainResult } from '../../../commands/explain/explain-result';
import { goesOtherwise } from '../../../commands/explain/goes-otherwise';
import { explainMarkdown } from '../../../commands/explain/markdown';
import { reportOf } from '../../../commands/explain/report';
import { explainText } from '../../../commands/explain/text';
import type { Played } from '../../../commands/play/play';
import { renderReport } from '../../../commands/report/render-report';

const played = (scenario: string, over: Partial<Played> = {}) =>
  ({
    ...{ scenario, title: scenario, flow: 'Desk', from: 'call', timeline: [], outcome: 'created', records: ['INC1'] },
    ...{ recordFound: '', recordsBefore: 0, attempts: 1, tokenRequests: 1, seconds: 2, end: 'queue "IT"' },
    ...{ judged: true, asExpected: true, differences: [], notes: [] },
    ...over,
  }) as Partial<Played> as Played;

const org: ExplainedOrg = {
  org: 'test',
  organization: 'Acme Test',
  region: 'eu-central-1',
  instance: 'https://acme-test.service-now.com',
  release: '2026-12',
  releaseBefore: '2026-09',
  isNew: false,
  changes: [{ action: 'update', address: 'a.b', type: 'genesyscloud_flow', path: 'Flows/Desk', attributes: [] }],
  lines: [{ kind: 'published', text: 'flow "Desk": another text' }],
  played: [],
  goesOtherwise: [],
  diffs: [{ file: 'test/flows/desk.yaml', lines: ['@@ line 3', '- Hello.', '+ Good morning.'] }],
  files: [{ file: 'test/cdk.tf.json', sha256: 'c0ffee' }],
  notes: [],
};

const result: ExplainResult = {
  base: { name: 'main', commit: '0123456789ab', date: '2026-12-01' },
  now: { name: 'the working tree', commit: 'ba9876543210', date: '2026-12-02' },
  at: '2026-12-02T09:00:00.000Z',
  terraform: '1.11.4',
  provider: '1.82.0',
  orgs: [org],
  faults: [{ scenario: 'answer-lost', faults: ['on: write, kind: timeout'] }],
  gone: ['old'],
  notes: ['2 files are not committed'],
};

describe('scenarios that go otherwise', () => {
  it('are those with another end, other figures or other steps; each difference is named', () => {
    const step = { seconds: 0, step: 'says', what: 'Hello.' };
    const before = [played('a'), played('b'), played('c'), played('gone')];
    const after = [
      played('a'),
      played('b', { outcome: 'failed', records: [], seconds: 5.25 }),
      played('c', { timeline: [step] }),
      played('new'),
    ];
    expect(goesOtherwise(before, after).map(({ scenario, differences }) => [scenario, ...differences])).toEqual([
      ['b', 'outcome: created -> failed', 'record: INC1 -> none', 'took: 2.0 s -> 5.3 s'],
      ['c', 'the same end, by other steps or texts'],
      ['new', 'was not played through such a flow before'],
      ['gone', 'is played through no such flow any more'],
    ]);
  });
});

describe('the text of explain', () => {
  it('has the states, then each org with its changes and scenarios, and what limits them', () => {
    const failed = played('b', { asExpected: false, differences: ['outcome: got failed; expected created'] });
    const other = { scenario: 'b', from: 'call', flow: 'Desk', differences: ['outcome: created -> failed'] };
    const text = explainText({ ...result, orgs: [{ ...org, played: [played('a'), failed], goesOtherwise: [other] }] });
    expect(text.split('\n')).toEqual([
      'From main (0123456789ab, 2026-12-01) to the working tree (on ba9876543210), in sandbox orgs: Terraform 1.11.4, provider 1.82.0',
      '   note: 2 files are not committed',
      'test: "Acme Test", release 2026-12, was 2026-09',
      '   published  flow "Desk": another text',
      '   scenarios: 1 of 2 as expected; 1 otherwise than before',
      '      b, call, flow "Desk": NOT AS EXPECTED: outcome: got failed; expected created',
      '      b, call, flow "Desk": outcome: created -> failed',
      '1 org of the base without a file here: old; no deploy removes what is in it',
      'Nothing was changed in any org.',
    ]);
  });

  it('says of an org that the base does not have that it is new, and of one without changes that there are none', () => {
    const { releaseBefore: _, ...others } = org;
    expect(explainText({ ...result, orgs: [{ ...others, isNew: true }] })).toContain(
      'test: "Acme Test", release 2026-12, new: the base has no golden files of it',
    );
    expect(explainText({ ...result, orgs: [{ ...org, changes: [], lines: [] }] })).toContain('   nothing changes\n');
  });
});

describe('the Markdown of explain', () => {
  it('folds the passages of flows, and shows hostile names as text', () => {
    const hostile = '```\n@everyone <img src=x> [x](http://x) \u001b[31m';
    const text = explainMarkdown({ ...result, orgs: [{ ...org, organization: hostile, notes: [hostile] }] });
    expect(text).toContain('<details><summary>test/flows/desk.yaml</summary>\n\n```diff\n@@ line 3\n');
    expect(text).not.toContain('\u001b');
    expect(text.match(/@everyone/g)).toHaveLength(2);
    expect(text.replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '')).not.toContain('@everyone');
  });

  it('fits into a comment of GitHub, however much changes', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => ({ kind: 'new' as const, text: `data action ${index}` }));
    const orgs = ['dev', 'test', 'prod'].map((name) => ({ ...org, org: name, lines }));
    expect(explainMarkdown({ ...result, orgs }).length).toBeLessThanOrEqual(60_000);
  });
});

describe('the report of explain', () => {
  it('is the evidence of a change', () => {
    const page = renderReport(reportOf({ ...result, orgs: [org] }));
    for (const words of [
      '0 of 0 as expected',
      ...[result.at, '0123456789ab of 2026-12-01', 'ba9876543210 of 2026-12-02', org.region, org.instance],
      ...['c0ffee', 'on: write, kind: timeout', 'published  flow &quot;Desk&quot;: another text', '2 files are not'],
    ])
      expect(page).toContain(words);
  });
});
