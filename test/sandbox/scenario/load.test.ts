import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadScenarios, scenarioFiles } from '../../../sandbox/scenario';
import { temporaryFolder } from '../../support/temporary-folder';
import { mistakesIn, scenarioFile } from './mistakes-in';

const minimal = ['title: all is well', 'interaction: { type: call }'];

describe('a scenario file', () => {
  it('needs a title and an interaction', () => {
    const path = scenarioFile(minimal);
    expect(loadScenarios([path])).toEqual([
      {
        name: 'mine',
        file: path,
        place: { file: path, line: 2, column: 1 },
        title: 'all is well',
        interaction: { type: 'call', ani: '+442079460123', attributes: {} },
        serviceNow: {},
        engine: {},
        runner: {},
        platformApi: {},
        records: {},
        faults: [],
      },
    ]);
  });

  it('may end in .yml', () => {
    expect(loadScenarios([scenarioFile(minimal, 'mine.yml')])).toMatchObject([{ name: 'mine' }]);
  });

  it.each([
    'call, ani: "+1", calledAddress: "+2", remoteName: Ada, keys: ["1", "47*11#", ""]',
    'outboundCall, ani: "+1", calledAddress: "+2", remoteName: Ada, keys: ["1"], contact: { first name: Ada, delay: "5" }',
    'waitingCall, keys: ["1"], queue: Desk, positionInQueue: 1, estimatedWaitMs: 0, answeredAfterMs: 90000',
    'message, senderAddress: "+1", body: ""',
    'email, subject: "", body: ""',
    'workflow, inputs: { Flow.text: x, Flow.count: 1, Flow.urgent: true }',
  ])('may start a flow with %s', (interaction) => {
    const given = `interaction: { type: ${interaction}, attributes: { key: value } }`;
    expect(mistakesIn('title: x', given)).toEqual([]);
  });

  it.each([
    ['call, keys: [1]', 'keys[0]: got 1; expected keys of a phone in quotes, such as "4711#"'],
    ['call, keys: ["1a"]', 'keys[0]: got "1a"; expected keys of a phone in quotes, such as "4711#"'],
    [
      'call, keys: "1"',
      'keys: got "1"; expected a list of the keys that are pressed at each prompt, such as ["1", "4711#", ""]',
    ],
    [
      'outboundCall, contact: { delay: 5 }',
      'contact.delay: got 5; expected a text, in quotes where it looks like a number, true or false',
    ],
    [
      'outboundCall, contact: [Ada]',
      'contact: got a list; expected a map from columns of the contact list to their texts',
    ],
    [
      'outboundCall, contacts: {}',
      'contacts: unknown key; expected one of type, ani, calledAddress, remoteName, keys, attributes, contact; did you mean "contact"?',
    ],
    ['waitingCall, positionInQueue: 0', 'positionInQueue: got 0; expected 1 to 1000000'],
    ['waitingCall, answeredAfterMs: 0.5', 'answeredAfterMs: got 0.5; expected a whole number, 0 to 86400000'],
    ['email, keys: ["1"]', 'keys: unknown key; expected one of type, subject, body, attributes'],
    ['email, body: 1', 'body: got 1; expected a text'],
  ])('may not start a flow with %s', (interaction, message) => {
    expect(mistakesIn('title: x', `interaction: { type: ${interaction} }`)).toEqual([
      expect.stringMatching(/^2:\d+: interaction\./),
    ]);
    expect(mistakesIn('title: x', `interaction: { type: ${interaction} }`)[0]).toContain(`: interaction.${message}`);
  });

  it('that expects something names it', () => {
    expect(mistakesIn(...minimal, 'expected: { records: 2, end: waiting }')).toEqual([]);
    expect(mistakesIn(...minimal, 'expected: {}')).toEqual([
      '3:1: expected: got a map; expected at least one of outcome, records, end (leave the key out where nothing is expected)',
    ]);
    expect(mistakesIn(...minimal, 'expected: { end: queu }')).toEqual([
      '3:13: expected.end: got "queu"; expected one of queue, fallbackQueue, disconnected, workflowEnded, flow, voicemail, number, waiting, answered; did you mean "queue"?',
    ]);
  });

  it('may set everything that the sandbox can do', () => {
    const mistakes = mistakesIn(
      ...minimal,
      'tokenLeftSeconds: 5',
      'serviceNow:',
      '  expiresInForm: absent',
      '  oauthErrorStatus: 401',
      '  clientCredentialsRefreshToken: true',
      '  tokenScopes: [genesys]',
      '  apiScopes: { table: [genesys], import: [genesys, loader] }',
      '  unreadableFields: { incident: [correlation_id] }',
      '  unreadableRecords: { incident: active=false }',
      '  rateLimits: { everyone: 9, roles: { itil: 5 }, users: { ada: 7 }, commitSeconds: 30 }',
      '  userRoles: { genesys.integration: [itil] }',
      '  transactionQuotaSeconds: 30',
      '  cancelledWork: kept',
      'engine: { actionTimeoutExit: failure, failureStatus: none, maxConcurrent: 1, emptyReply: emptyObject, jsonContentTypeRequired: true, maxReplyBytes: 1000000, otherContentTypes: read }',
      'runner: { speechMsPerCharacter: 0, unreportedFailureOutputs: unset, failTransfers: [Desk], failLookups: [Sites], scheduleStates: { Hours: holiday }, unreadableNumbers: fail, refuseInputs: ["4711"], failedNumberTransfers: disconnect, previousMenu: before }',
      'faults:',
      '  - { on: any, nth: every, kind: unauthorized }',
      '  - { on: read, kind: forbidden }',
      '  - { on: read, kind: notFound }',
      '  - { on: write, nth: [1, 2], kind: rateLimited, retryAfterSeconds: 1 }',
      '  - { on: write, kind: serverError, status: 500, commit: before }',
      '  - { on: write, kind: unreadable, body: html }',
      '  - { on: token, kind: htmlPage }',
      '  - { on: read, table: sys_user, kind: slow, afterMs: 2500 }',
      '  - { on: write, kind: timeout, commit: { lateMs: 5000 } }',
      '  - { on: write, kind: gateway, status: 504, afterMs: 3000, commit: never }',
      '  - { on: write, kind: reset, afterMs: 50, commit: before }',
    );
    expect(mistakes).toEqual([]);
  });

  it.each([
    ['lists', `records: ${'['.repeat(100_000)}`],
    ['maps', `records: ${'{ a: '.repeat(5_000)}`],
  ])('that nests %s without end is refused with the place', (_, deep) => {
    expect(mistakesIn(...minimal, deep)).toEqual([
      expect.stringMatching(/^3:\d+: nested more than 100 deep; check the brackets and the indentation$/),
    ]);
  });

  it('that holds itself is refused with the place', () => {
    expect(mistakesIn(...minimal, 'records: &a [*a]')).toEqual([
      '3:1: records: got a list; expected a map from tables of ServiceNow to lists of records',
      '3:14: records[0]: the alias *a is inside the value that it repeats; write the value out',
    ]);
  });

  it('names a key that stands twice', () => {
    expect(mistakesIn(...minimal, '"title" : again')).toEqual(['3:1: title: given twice, first on line 1; keep one']);
  });

  it('names a key too many of a late commit', () => {
    expect(mistakesIn(...minimal, 'faults: [{ on: write, kind: timeout, commit: { lateMs: 5000, x: 1 } }]')).toEqual([
      '3:62: faults[0].commit.x: unknown key; expected lateMs',
    ]);
  });

  it('names the table of a fault that ServiceNow does not have; but accepts import set tables of an org', () => {
    const fault = (table: string) => `  - { on: write, table: ${table}, kind: forbidden }`;
    const tables = ['incidnt', 'incident', 'u_loaded', 'staged', 'imp_user'];
    const sets = 'serviceNow: { importSets: { staged: { target: incident, map: {} } } }';
    const mistakes = mistakesIn(...minimal, sets, 'faults:', ...tables.map(fault));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(
      /^5:18: faults\[0\]\.table: got "incidnt"; expected one of sys_user, .*, incident, .*; did you mean "incident"\?$/,
    );
  });

  it('shows every mistake at once, each with its place, what was given and what is accepted', () => {
    const mistakes = mistakesIn(
      'titel: all is well',
      'interaction: { type: cal }',
      'serviceNow:',
      '  latencyMs: -1',
      '  page: logon',
      'engine: { failureStatus: 404 }',
      'faults:',
      '  - { on: write, kind: timout, commit: before }',
      '  - { on: write, kind: timeout, commit: later }',
      '  - { on: rite, kind: reset, afterMs: 1, commit: never, nth: 0 }',
      'runner: { scheduleStates: { Hours: shut } }',
      'expected: { records: -1 }',
    );
    expect(mistakes).toEqual([
      '1:1: title: missing; expected a text of 1 to 200 characters, in quotes where it looks like a number',
      '1:1: titel: unknown key; expected one of title, flow, interaction, tokenLeftSeconds, serviceNow, engine, runner, platformApi, records, faults, expected; did you mean "title"?',
      '2:16: interaction.type: got "cal"; expected one of call, outboundCall, waitingCall, message, email, workflow; did you mean "call"?',
      '4:3: serviceNow.latencyMs: got -1; expected 0 to 3600000',
      '5:3: serviceNow.page: got "logon"; expected one of none, login, maintenance; did you mean "login"?',
      '6:11: engine.failureStatus: got 404; expected one of remote, 400, 500, none',
      '8:18: faults[0].kind: got "timout"; expected one of unauthorized, forbidden, notFound, shortLivedToken, secretRotated, rateLimited, serverError, unreadable, htmlPage, slow, timeout, gateway, reset; did you mean "timeout"?',
      '9:33: faults[1].commit: got "later"; expected never, before, or a map with lateMs alone, such as { lateMs: 5000 }',
      '10:7: faults[2].on: got "rite"; expected one of token, read, write, any; did you mean "write"?',
      '10:57: faults[2].nth: got 0; expected 1 to 1000',
      '11:29: runner.scheduleStates.Hours: got "shut"; expected one of open, closed, holiday, emergency',
      '12:13: expected.records: got -1; expected 0 to 1000',
    ]);
  });

  it('names settings that ServiceNow would refuse', () => {
    expect(mistakesIn(...minimal, 'serviceNow: { unwritableTables: [incidents] }')).toEqual([
      expect.stringMatching(
        /^3:34: serviceNow\.unwritableTables\[0\]: got "incidents"; expected one of the tables .*; did you mean "incident"\?$/,
      ),
    ]);
  });

  it.each([
    ['an error of syntax', ['title: [', 'interaction: x'], /^1:8: /],
    ['a key that stands twice', [...minimal, 'title: again'], /^3:1: title: given twice, first on line 1; keep one$/],
    ['nothing', ['# empty'], /^1:1: got an empty file; expected a map with the keys title, /],
    ['a list', ['- title'], /^1:1: got a list; expected a map with the keys title, /],
  ])('that holds %s is refused with its place', (_, lines, message) => {
    expect(mistakesIn(...lines)[0]).toMatch(message);
  });

  it('that is not there is named', () => {
    expect(() => loadScenarios(['no/such.yaml'])).toThrow('no/such.yaml: no such file or folder; check the path');
  });

  it('and another one are refused together', () => {
    const paths = [scenarioFile(['title: 1', ...minimal.slice(1)]), scenarioFile(['title: 2', ...minimal.slice(1)])];
    expect(() => loadScenarios(paths)).toThrow(/got 1; .*\n.*got 2; /);
  });
});

describe('a folder of scenarios', () => {
  it('is read in the order of names, hidden files left out', () => {
    const folder = temporaryFolder();
    for (const name of ['b.yaml', 'a.yaml', '.c.yaml', 'notes.md']) writeFileSync(join(folder, name), '');
    expect(scenarioFiles(folder)).toEqual([join(folder, 'a.yaml'), join(folder, 'b.yaml')]);
  });

  it('without a scenario is refused', () => {
    const folder = join(temporaryFolder(), 'empty');
    mkdirSync(folder);
    expect(() => scenarioFiles(folder)).toThrow(`${folder}: no scenario file; expected one that ends in .yaml`);
  });
});
