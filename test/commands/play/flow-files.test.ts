import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { scenariosNamed } from '../../../commands/play/scenarios';
import { shippedOperations } from '../../support/example-project';
import { root } from '../../support/root';
import { runIn } from '../../support/run-in';
import { filesIn, releaseOf, releaseText, workingFolder } from '../../support/working-folder';
import { playFiles, refusalOf, scenario } from './play-files';

const examples = join(root, 'docs', 'examples');
const objects = join(examples, 'objects.yaml');
const email = join(examples, 'email-to-incident.yaml');
const waiting = join(examples, 'waiting-caller.yaml');
const hours = join(__dirname, 'flows', 'opening-hours.yaml');
const ticket = join(__dirname, 'flows', 'open-a-ticket.yaml');

/** A copy of a file in which one text is replaced. */
function changed(file: string, from: string, to: string): string {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return text.replace(from, to);
}

describe('a flow from a file', () => {
  it('is played without faults against the data actions of the org, and not checked', async () => {
    const folder = workingFolder();
    const before = filesIn(folder);
    const { code, stdout, stderr } = await runIn(folder, 'simulate', '--flow', email);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Playing the flows of ${email}, published to dev, against`);
    expect(stdout).toContain('1. Email, flow "Email to incident": nothing goes wrong\n');
    expect(stdout).toContain('POST /api/now/table/incident -> 201');
    expect(stdout).toMatch(/Tell the number +says "Your ticket is INC0010001\."\n/);
    expect(stdout).toContain('=> queue "IT Incidents Dev"; record INC0010001 in ServiceNow\n');
    expect(stdout).toMatch(/^ {3}all is well +email +- +INC0010001 .* not checked$/m);
    expect(filesIn(folder)).toEqual(before);
  });

  it('that handles waiting calls waits in the fallback queue, plays music and looks the caller up', async () => {
    const { code, played } = await playFiles({}, { flow: [waiting] });
    expect(code).toBe(0);
    expect(played).toMatchObject([{ from: 'waiting call', end: 'waiting in queue "Service Desk Dev"', judged: false }]);
    const said = played[0]?.timeline.map(({ what }) => what) ?? [];
    expect(said.filter((what) => what === 'plays PromptSystem.on_hold_music')).toHaveLength(4);
    expect(said).toContain('says "We will be with you soon, Ada Lovelace."');
  });

  it('that a campaign starts greets the contact, and goes where the contact chooses', async () => {
    const [flow, mine] = ['callback-campaign.yaml', 'callback-accepted.yaml'].map((name) => join(examples, name));
    const { code, played } = await playFiles({}, { flow: [flow ?? ''], scenario: [mine ?? ''], objects });
    expect(code).toBe(0);
    expect(played[0]?.timeline.map(({ what }) => what)).toEqual([
      'says "Hello Ada. Press 1 to talk to us."',
      'queue "Service Desk Dev"',
    ]);
  });

  it('is played through every scenario that can start it, and the others are listed', async () => {
    const { played, leftOut } = await playFiles({ 'own.yaml': workflow }, { flow: ['own.yaml'] });
    const all = scenariosNamed(undefined, shippedOperations);
    const names = (wanted: boolean) =>
      all.filter(({ interaction }) => (interaction.type === 'workflow') === wanted).map(({ name }) => name);
    expect(played.map((one) => one.scenario)).toEqual(['all is well', ...names(true)]);
    expect(leftOut).toEqual(names(false));
  });

  it('of type secureCall is started by a call, and gets the keys that the caller presses', async () => {
    const { code, played } = await playFiles(
      { 'card.yaml': secureCall, 'mine.yml': scenario('interaction: { type: call, keys: ["4711"] }') },
      { flow: ['card.yaml'], scenario: ['mine.yml'] },
    );
    expect(code).toBe(0);
    expect(played).toMatchObject([{ scenario: 'mine', flow: 'Card', from: 'call' }]);
    expect(played[0]?.timeline.map(({ what }) => what)).toContain('says "card 4711"');
  });

  it('is compared with what its own scenario file expects', async () => {
    const files = {
      'flow.yaml': changed(email, 'exp: Email.ConversationId', 'lit: none'),
      'right.yaml': scenario('interaction: { type: email }', 'expected: { records: 1, end: queue }'),
      'wrong.yaml': scenario('interaction: { type: email }', 'expected: { records: 0, end: fallbackQueue }'),
      'none.yaml': scenario('interaction: { type: email }'),
    };
    const { code, played } = await playFiles(files, {
      flow: ['flow.yaml'],
      scenario: ['right.yaml', 'wrong.yaml', 'none.yaml'],
    });
    expect(code).toBe(1);
    expect(played.map(({ judged, asExpected, differences }) => [judged, asExpected, differences])).toEqual([
      [true, true, []],
      [true, false, ['records: got 1; expected 0', 'end: got queue; expected fallbackQueue']],
      [false, true, []],
    ]);
  });

  it('is not compared with what the scenarios of this project expect of the shipped flows', async () => {
    const { code, played } = await playFiles(
      { 'workflow.yaml': workflow },
      { flow: ['workflow.yaml'], scenario: ['rate-limit-burst'] },
    );
    expect(code).toBe(0);
    expect(played).toMatchObject([{ records: [], judged: false, asExpected: true }]);
  });

  it('that fails itself is a finding, even without expectations', async () => {
    const folder = workingFolder();
    const broken = changed(email, 'exp: Email.ConversationId', 'exp: ToString(1 / 0)');
    writeFileSync(join(folder, 'broken.yaml'), broken);
    const { code, stdout } = await runIn(folder, 'simulate', '--flow', 'broken.yaml');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^ {3}NOT AS EXPECTED: the flow itself failed: broken\.yaml:\d+:\d+: flow "Email to incident", state "Main", action "Create incident" \(callData\): ./m,
    );
    expect(stdout).toMatch(/^ {3}all is well .* NO$/m);
  });

  it('replaces a shipped flow of its type and name', async () => {
    const { played } = await playFiles(
      { 'own.yaml': workflow.replace('name: Own', 'name: ServiceNow Incident') },
      { flow: ['own.yaml', 'workflow'], scenario: ['committed-late'] },
    );
    expect(played).toMatchObject([{ flow: 'ServiceNow Incident', end: 'workflow ended: own', records: [] }]);
  });

  it('may name objects from a file of objects, and common modules among the files', async () => {
    const call = (...more: readonly string[]) => scenario('interaction:', '  type: call', ...more);
    const files = {
      'support.yaml': call('  keys: ["1"]', 'expected: { records: 1, end: queue }'),
      'open.yaml': call('  keys: ["2"]', 'expected: { records: 0, end: disconnected }'),
      'closed.yaml': call('  keys: ["2"]', 'runner: { scheduleStates: { Office hours: closed } }'),
      'busy.yaml': call('  keys: ["1"]', 'runner: { failTransfers: [Support] }', 'expected: { end: disconnected }'),
    };
    const { code, played } = await playFiles(files, {
      flow: [hours, ticket],
      objects,
      scenario: ['support.yaml', 'open.yaml', 'closed.yaml', 'busy.yaml'],
    });
    expect(code).toBe(0);
    expect(played.map(({ end }) => end)).toEqual(['queue "Support"', 'disconnected', 'disconnected', 'disconnected']);
    const said = played.map(({ timeline }) => timeline.map(({ what }) => what).join('\n'));
    expect(said[1]).toContain('says "York is open."');
    expect(said[2]).toContain('says "York is closed."');
  });

  it('has the names of a scenario that no flow uses reported, with a near one', async () => {
    const names = 'runner: { failTransfers: [Suport], failLookups: [Sites], scheduleStates: { Office hour: closed } }';
    const { code, played } = await playFiles(
      { 'mine.yaml': scenario('interaction:', '  type: call', '  keys: ["1"]', names) },
      { flow: [hours, ticket], objects, scenario: ['mine.yaml'] },
    );
    expect(code).toBe(1);
    expect(played[0]?.differences).toEqual([
      'runner.failTransfers: nothing asked for "Suport"; did you mean "Support"?',
      'runner.scheduleStates: nothing asked for "Office hour"; did you mean "Office hours"?',
    ]);
  });

  it('is drawn in a report', async () => {
    const folder = workingFolder();
    const { code } = await runIn(folder, 'simulate', '--flow', email, '--report', 'out.html');
    const page = filesIn(folder, 'out.html')['out.html'];
    expect(code).toBe(0);
    expect(page).toContain(`The flows of ${email}, published to dev, in an embedded Genesys Cloud`);
    expect(page).toContain('To the service desk');
  });
});

const workflow = `workflow:
  name: Own
  defaultLanguage: en-us
  startUpRef: /workflow/states/state[Main_1]
  settingsErrorHandling: { errorHandling: { endWorkflow: { none: true } } }
  variables:
    - stringVariable: { name: Flow.description, initialValue: { lit: nothing }, isInput: true, isOutput: true }
    - integerVariable: { name: Flow.callerPhone, isInput: true, isOutput: false }
  states:
    - state:
        name: Main
        refId: Main_1
        actions:
          - endWorkflow: { name: End, exitReason: { lit: own } }
`;

const secureCall = `secureCall:
  name: Card
  defaultLanguage: en-us
  startUpRef: /secureCall/tasks/task[Main_1]
  settingsErrorHandling: { errorHandling: { disconnect: { none: true } } }
  variables:
    - stringVariable: { name: Flow.card, isSecure: true }
  tasks:
    - task:
        name: Main
        refId: Main_1
        actions:
          - collectInput: { name: Ask, inputData: { var: Flow.card }, inputAudio: { tts: Card? }, digits: { exact: 4 } }
          - playAudio: { name: Echo, audio: { exp: 'ToAudioTTS(Append("card ", Flow.card))' } }
          - disconnect: { name: End }
`;

const leaky = `inboundCall:
  name: Leaky
  defaultLanguage: en-us
  startUpRef: /inboundCall/tasks/task[Main_1]
  variables:
    - stringVariable: { name: Flow.token, initialValue: { noValue: true } }
  tasks:
    - task:
        name: Main
        refId: Main_1
        actions:
          - callData:
              name: Get a token
              timeout: { lit: { seconds: 3 } }
              category:
                ServiceNow token:
                  dataAction:
                    Refresh token: { successOutputs: { accessToken: { var: Flow.token } } }
          - playAudio: { name: Say, audio: { exp: 'ToAudioTTS(Append("x", Flow.token))' } }
          - setParticipantData:
              name: Note
              attributes: [{ attribute: { name: { lit: note }, value: { exp: 'Left(Flow.token, 40)' } } }]
          - disconnect: { name: End }
`;

describe('a token that a flow leaks', () => {
  it('is a finding, and is masked in the text, in JSON and in a report', async () => {
    const folder = workingFolder();
    writeFileSync(join(folder, 'leaky.yaml'), leaky);
    const words = ['simulate', '--flow', 'leaky.yaml', '--report', 'out.html'];
    const told = await runIn(folder, ...words);
    const json = await runIn(folder, ...words, '--json');
    expect([told.code, json.code]).toEqual([1, 1]);
    expect(told.stdout).toContain('   NOT AS EXPECTED: a token leaked into texts, participant data\n');
    expect(told.stdout).toContain('says "x***"');
    for (const text of [told.stdout, json.stdout, filesIn(folder, 'out.html')['out.html']])
      expect(text).not.toMatch(/[0-9a-f]{33}/);
  });

  it('does not include a text that came from the caller', async () => {
    const digits = 'ab12'.repeat(16);
    const files = {
      'flow.yaml': leaky.replace('initialValue: { noValue: true }', `initialValue: { lit: ${digits} }`),
      'mine.yaml': scenario(
        `interaction: { type: call, attributes: { fingerprint: ${digits} } }`,
        'faults: [{ on: token, kind: forbidden }]',
      ),
    };
    const { played } = await playFiles(files, { flow: ['flow.yaml'], scenario: ['mine.yaml'] });
    expect(played).toMatchObject([{ differences: [] }]);
  });
});

describe('a flow that fails inside a branch', () => {
  const failing = workflow.replace(
    '          - endWorkflow',
    `          - switch:
              name: Which
              evaluate:
                firstTrue:
                  cases:
                    - case:
                        value: { exp: 'true' }
                        actions:
                          - loop:
                              name: Twice
                              currentIndex: { var: Flow.callerPhone }
                              loopCount: { lit: 2 }
                              outputs:
                                loop:
                                  actions:
                                    - updateData:
                                        name: Divide
                                        statements: [{ integer: { variable: Flow.callerPhone, value: { exp: 1 / 0 } } }]
          - endWorkflow`,
  );

  it('is reported with file, line, flow, state and action', async () => {
    const { played } = await playFiles(
      { 'own.yaml': failing, 'mine.yaml': scenario('interaction: { type: workflow }') },
      { flow: ['own.yaml'], scenario: ['mine.yaml'] },
    );
    const line = failing.slice(0, failing.indexOf('- updateData')).split('\n').length;
    expect(played[0]?.differences.join()).toMatch(
      new RegExp(
        `failed: .*own\\.yaml:${line}:39: flow "Own", state "Main", action "Divide" \\(updateData\\): .* by zero$`,
      ),
    );
  });
});

describe('a fault that no request meets', () => {
  const never = 'faults: [{ on: write, nth: 9, kind: forbidden }]';

  it('is a finding in a scenario of your own', async () => {
    const files = { 'mine.yaml': scenario('interaction: { type: message }', never) };
    const { code, played } = await playFiles(files, { scenario: ['mine.yaml'] });
    expect(code).toBe(1);
    expect(played).toMatchObject([{ differences: ['faults[0] (write, nth 9) met no request'], notes: [] }]);
  });

  it('is a note if a flow from a file ends earlier in a scenario of this project', async () => {
    const { code, played } = await playFiles(
      { 'own.yaml': workflow },
      { flow: ['own.yaml'], scenario: ['committed-late'] },
    );
    expect(code).toBe(0);
    expect(played[0]?.notes).toContainEqual(expect.stringMatching(/^faults\[0\] \(.*\) met no request$/));
  });
});

describe('a waiting call', () => {
  it('is in the queue, and waits as long, as its scenario says', async () => {
    const answered = scenario(
      'interaction: { type: waitingCall, queue: IT Incidents Dev, ani: "+15550100", positionInQueue: 3, answeredAfterMs: 30000 }',
      'expected: { end: answered }',
    );
    const words = { flow: [waiting], scenario: ['answered.yaml'] };
    const { code, played } = await playFiles({ 'answered.yaml': answered }, words);
    expect(code).toBe(0);
    expect(played).toMatchObject([{ seconds: 30, end: 'answered by an agent', judged: true }]);
  });
});

describe('inputs of a workflow', () => {
  const words = { flow: ['own.yaml'], scenario: ['mine.yaml'] };
  const files = (inputs: string) => ({
    'own.yaml': workflow,
    'mine.yaml': scenario(`interaction: { type: workflow${inputs} }`),
  });

  it('are examples if the scenario gives none, for the inputs that the flow has', async () => {
    expect(await playFiles(files(''), words)).toMatchObject({ code: 0 });
  });

  it('that the flow lacks, or that have another type, are reported with the scenario', async () => {
    expect(await refusalOf(files(', inputs: { Flow.descriptoin: x }'), words)).toBe(
      'mine.yaml:2:1: flow "Own": got the input Flow.descriptoin; expected one of Flow.description, Flow.callerPhone; did you mean "Flow.description"?',
    );
    expect(await refusalOf(files(', inputs: { Flow.callerPhone: x }'), words)).toBe(
      'mine.yaml:2:1: flow "Own", input Flow.callerPhone: got "x"; expected a value of type integer',
    );
  });
});

describe('scenarios that can start no flow of an org', () => {
  it('are listed, also without --flow', async () => {
    const text = releaseText('dev');
    const shippedWorkflow =
      text.slice(0, text.indexOf('  - type: inboundCall')) + text.slice(text.indexOf('  - type: workflow'));
    const { code, stdout } = await runIn(
      workingFolder(undefined, { [releaseOf('dev')]: shippedWorkflow }),
      ...['simulate', '--scenario', 'servicenow-down', 'committed-late'],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('\nLeft out, since they start flows of other types: servicenow-down\n');
  });

  it('do not exist for the example org', async () => {
    const { stdout } = await runIn(workingFolder(), 'simulate');
    expect(stdout).not.toMatch(/left out|not checked/i);
  });
});

describe('a flow file that is wrong', () => {
  it('shows every mistake with file, line, flow, task and action, and what the org lacks', async () => {
    const message = await refusalOf({}, { flow: [hours, ticket] });
    const where = `flow "Opening hours", menu "Main", choice`;
    expect(message.split('\n')).toEqual([
      `${hours}:45:25: ${where} "Support" (menuTask), action "To support" (transferToAcd): got the queue "Support"; expected one that the org has; create it before the flow is published, or correct the name`,
      `${hours}:62:25: ${where} "Hours" (menuTask), action "Find the site" (dataTableLookup): got the data table "Sites"; expected one that the org has; create it before the flow is published, or correct the name`,
      `${hours}:73:25: ${where} "Hours" (menuTask), action "Open now" (evaluateScheduleGroup): got the schedule group "Office hours"; expected one that the org has; create it before the flow is published, or correct the name`,
      'dev lacks queue "Support", data table "Sites", schedule group "Office hours"; correct the name, or list it in a file of objects and add --objects <file.yaml> (docs/simulate.md); queues of dev: Service Desk Dev, IT Incidents Dev',
    ]);
  });

  it('is reported with all others, and with everything that the org lacks', async () => {
    const files = {
      'a.yaml': changed(email, 'name: IT Incidents Dev', 'name: Nowhere'),
      'b.yaml': 'inboundCall: [',
      'c.yaml': changed(waiting, 'Find caller by phone:', 'Find caller:'),
    };
    const message = await refusalOf(files, { flow: Object.keys(files) });
    expect(message.split('\n')).toEqual([
      expect.stringMatching(/^a\.yaml:\d+:\d+: .* got the queue "Nowhere"; expected one that the org has/),
      expect.stringMatching(/^b\.yaml:1:\d+: /),
      expect.stringMatching(
        /^c\.yaml:\d+:\d+: .* got the data action "Find caller" in category "ServiceNow"; expected one that the org has/,
      ),
      expect.stringMatching(/^dev lacks data action "ServiceNow \/ Find caller"; /),
      expect.stringMatching(/^dev lacks queue "Nowhere"; /),
    ]);
  });

  it('that names an unknown data action gets a list of those that the org has', async () => {
    const renamed = changed(email, 'Create incident:', 'Create ticket:');
    const message = await refusalOf({ 'mine.yaml': renamed }, { flow: ['mine.yaml'] });
    expect(message).toMatch(
      /^mine\.yaml:\d+:\d+: flow "Email to incident", state "Main", action "Create incident" \(callData\): got the data action "Create ticket" in category "ServiceNow"; expected one that the org has/,
    );
    expect(message).toMatch(
      /\ndev lacks data action "ServiceNow \/ Create ticket"; expected one of the data actions by operations of releases\/.*\.yaml: .*ServiceNow \/ Create incident, /,
    );
  });

  it.each<[what: string, content: string | Buffer, message: RegExp]>([
    ['is empty', '', /^mine\.yaml:1:1: got an empty file; expected a flow$/],
    ['holds an error of syntax', 'inboundCall:\n  name: [x\n', /^mine\.yaml:2:9: /],
    ['is binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 0xff]), /^mine\.yaml: not text in UTF-8; /],
    [
      'is text in another encoding',
      Buffer.from('inboundCall: {}', 'utf16le'),
      /^mine\.yaml:1:2: got a NUL character; expected text in UTF-8; /,
    ],
    [
      'is above 6 MiB',
      `inboundCall: ${'x'.repeat(6 * 1024 * 1024)}`,
      /^mine\.yaml: got 6291469 bytes; expected at most 6 MiB/,
    ],
    ['is far larger', Buffer.alloc(17 * 1024 * 1024, 'x'), /^mine\.yaml: got 17825792 bytes; expected at most 16 MiB$/],
    [
      'holds aliases',
      'a: &a [x, x]\ninboundCall: [*a, *a]\n',
      /^mine\.yaml:1:7: a: anchors are refused.*\nmine\.yaml:2:15: .*: aliases are refused.*\nmine\.yaml:2:19: /,
    ],
    [
      'is a scenario',
      scenario('interaction: { type: email }'),
      /^mine\.yaml:1:1: flow: got the keys title, interaction; expected exactly one key, the flow type$/,
    ],
    [
      'has another type',
      'surveyInvite: { name: x }\n',
      /^mine\.yaml:1:1: flow: the sandbox does not run surveyInvite flows: /,
    ],
  ])('that %s gives one message with its name', async (_, content, message) => {
    expect(await refusalOf({ 'mine.yaml': content }, { flow: ['mine.yaml'] })).toMatch(message);
  });

  it('that does not exist, or is a folder, is reported with all others', async () => {
    const folder = workingFolder();
    mkdirSync(join(folder, 'folder.yml'));
    expect(await runIn(folder, 'simulate', '--flow', 'no.yaml', 'folder.yml', './none')).toEqual({
      code: 2,
      stdout: '',
      stderr: [
        'no.yaml: no such file or folder; check the path',
        'folder.yml: got a folder; expected a file; name a file in it',
        './none: no such file or folder; check the path',
        '',
      ].join('\n'),
    });
  });

  it('is refused if no flow calls it, or if another file has the same flow', async () => {
    const words = { flow: ['a.yaml', 'b.yaml'] };
    expect(await refusalOf({ 'a.yaml': workflow, 'b.yaml': workflow }, words)).toBe(
      'b.yaml: has the workflow flow "Own", as a.yaml does; rename one',
    );
    const module = readFileSync(ticket, 'utf8');
    expect(await refusalOf({ 'a.yaml': module, 'b.yaml': module }, words)).toBe(
      'b.yaml: has the commonModule flow "Open a ticket", as a.yaml does; rename one',
    );
    expect(await refusalOf({}, { flow: [ticket] })).toBe(
      `--flow: got ${ticket}; only a flow can start a common module; add the file of a flow that calls it`,
    );
  });
});

describe('a file of objects', () => {
  it('with mistakes gets every mistake reported with its place', async () => {
    const lines = [
      'queue: [Support]',
      'dataTables:',
      '  Sites:',
      '    columns: { city: string, seats: int }',
      'scripts: Welcome',
    ];
    const words = { flow: [hours], objects: 'objects.yaml' };
    const message = await refusalOf({ 'objects.yaml': lines.join('\n') }, words);
    expect(message.split('\n')).toEqual([
      expect.stringMatching(
        /^objects\.yaml:1:1: queue: unknown key; expected one of queues, .*; did you mean "queues"\?$/,
      ),
      'objects.yaml:4:30: dataTables.Sites.columns.seats: got "int"; expected one of string, integer, decimal, boolean; did you mean "integer"?',
      'objects.yaml:5:1: scripts: got "Welcome"; expected a list',
    ]);
  });

  it('with a row that does not fit its columns gets a mistake for each value', async () => {
    const table =
      'dataTables: { Sites: { columns: { seats: integer }, rows: { a: { seats: 4.5 }, b: { town: York } } } }';
    expect(await refusalOf({ 'objects.yaml': table }, { flow: [hours], objects: 'objects.yaml' })).toBe(
      [
        'objects.yaml:1:66: dataTables.Sites.rows.a.seats: got 4.5; expected integer',
        'objects.yaml:1:85: dataTables.Sites.rows.b.town: unknown column; expected seats',
      ].join('\n'),
    );
  });

  it('is refused without a flow from a file', async () => {
    expect(await refusalOf({}, { objects })).toMatch(/^--objects: only flows from files use it; /);
  });
});

describe('docs/simulate.md', () => {
  const page = readFileSync(join(root, 'docs', 'simulate.md'), 'utf8');
  const shown = [...page.matchAll(/<!-- file: (.*?) -->\n```\w*\n([\s\S]*?)```/g)];

  it.each(shown.map(([, file = '', text = '']) => [file, text]))('shows the file %s unchanged', (file, text) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(text);
  });
});
