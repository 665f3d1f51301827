import { describe, expect, it } from '@jest/globals';
import type { Played } from '../../../commands/play/play';
import { intro, story, summary } from '../../../commands/play/play-text';
import { exampleOrg } from '../../support/example-org';

const played = {
  scenario: 'answer-lost',
  title: 'ServiceNow creates the record, but its answer never arrives',
  flow: 'IT Messages',
  from: 'message',
  timeline: [
    { seconds: 0, step: 'Create incident', what: 'POST /api/now/table/incident -> no answer after 4.0 s' },
    { seconds: 12.34, step: 'Pause', what: 'waits 1.0 s' },
  ],
  outcome: 'found',
  records: ['INC0010001'],
  recordFound: '',
  recordsBefore: 0,
  attempts: 2,
  tokenRequests: 1,
  seconds: 13.34,
  end: 'queue "IT"',
  judged: true,
  asExpected: true,
  differences: [],
  notes: [],
} as Omit<Played, 'recording'> as Played;

const failed = {
  ...played,
  scenario: 'down',
  outcome: 'failed',
  records: [],
  asExpected: false,
  differences: ['outcome: got failed; expected created'],
};

describe('the text of start', () => {
  it('starts with a row for each org: its file, its folder, its contents', () => {
    const dev = exampleOrg('dev', { operations: ['create-incident', 'create-case'] });
    const emea = exampleOrg('emea', { operations: ['create-case'] });
    const synthesised = [dev, emea].map((org) => ({
      org,
      folder: `out/stacks/${org.name}`,
      flows: org.release.flows,
      contracts: [],
    }));
    expect(intro(synthesised).split('\n')).toEqual([
      'Synthesised 2 orgs:',
      '   orgs/dev.yaml   out/stacks/dev   eu-west-1     acme-dev.service-now.com   chained token   2 operations, 3 flows',
      '   orgs/emea.yaml  out/stacks/emea  eu-central-1  acme-emea.service-now.com  platform token  1 operation, 3 flows',
      '',
    ]);
  });

  it('shows a scenario step by step, in columns', () => {
    expect(story(played, 4).split('\n')).toEqual([
      '',
      '4. Message, flow "IT Messages": ServiceNow creates the record, but its answer never arrives',
      '   +0.0 s   Create incident  POST /api/now/table/incident -> no answer after 4.0 s',
      '   +12.3 s  Pause            waits 1.0 s',
      '   => queue "IT"; record INC0010001 in ServiceNow; outcome found',
    ]);
  });

  it('shows how a scenario differs from what it expects', () => {
    expect(story(failed, 1).split('\n').slice(-2)).toEqual([
      '   => queue "IT"; no record in ServiceNow; outcome failed',
      '   NOT AS EXPECTED: outcome: got failed; expected created',
    ]);
  });

  it('leaves out the middle of a very long scenario, and says how many lines', () => {
    const timeline = Array.from({ length: 1000 }, (_, seconds) => ({
      seconds,
      step: `Step ${seconds}`,
      what: 'waits',
    }));
    const lines = story({ ...played, timeline } as Played, 1).split('\n');
    expect(lines.slice(151, 154)).toEqual([
      expect.stringMatching(/^ {3}\+149\.0 s +Step 149 +waits$/),
      expect.stringMatching(/^ {3}\+150\.0 s +\.\.\. +800 more lines; --json has them$/),
      expect.stringMatching(/^ {3}\+950\.0 s +Step 950 +waits$/),
    ]);
    expect(lines).toHaveLength(2 + 201 + 1);
  });

  it('says where nothing was checked, and shows no outcome for a flow that writes none', () => {
    const own = { ...played, outcome: 'none', attempts: 0, judged: false };
    expect(story(own as Played, 1)).toMatch(/ => queue "IT"; record INC0010001 in ServiceNow$/);
    expect(summary([own as Played], [])).toMatch(/^ {3}answer-lost +message +- +INC0010001 +- .* not checked$/m);
  });

  it('says "no new record" if the scenario put records into ServiceNow, and "no record" otherwise', () => {
    const none = { ...played, records: [] };
    expect(story(none as Played, 1)).toContain('; no record in ServiceNow');
    expect(story({ ...none, recordsBefore: 2 } as Played, 1)).toContain('; no new record in ServiceNow');
  });

  it('names a record from an earlier run that the flow found', () => {
    const found = { ...played, records: [], recordFound: 'INC0010042' } as Played;
    expect(story(found, 1)).toContain(
      ' => queue "IT"; no new record besides INC0010042 from an earlier run in ServiceNow;',
    );
    expect(summary([found], [])).toMatch(/ found +INC0010042 from an earlier run +2 /);
  });

  it('names the first of many records, and how many more there are', () => {
    const records = Array.from({ length: 2000 }, (_, index) => `INC${index}`);
    const many = { ...played, records } as Played;
    for (const text of [story(many, 1), summary([many], [])])
      expect(text).toContain('INC0, INC1, INC2, INC3, INC4 and 1,995 more');
  });

  it('adds notes to a scenario and to the table', () => {
    const noted = { ...played, notes: ['faults[0] (write, nth 9) met no request'] } as Played;
    expect(story(noted, 1)).toMatch(/\n {3}note: faults\[0\] \(write, nth 9\) met no request$/);
    expect(summary([noted], [])).toMatch(/\n {3}note: answer-lost: faults\[0\] \(write, nth 9\) met no request$/);
  });

  it('ends with a table of all scenarios, and the folder of the files', () => {
    expect(summary([played, failed], ['rate-limit-burst', 'answer-late'], 'out/stacks/dev').split('\n')).toEqual([
      '',
      'Summary',
      '   scenario     from     outcome  record      attempts  token calls  took    ended in    as expected',
      '   answer-lost  message  found    INC0010001  2         1            13.3 s  queue "IT"  yes',
      '   down         message  failed   none        2         1            13.3 s  queue "IT"  NO',
      '',
      'Left out, since they start flows of other types: rate-limit-burst, answer-late',
      '',
      'Files: out/stacks/dev (cdk.tf.json, flows/*.yaml)',
    ]);
  });
});
