import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SandboxError } from '../../../sandbox/errors';
import { loadScenarios, scenarioFiles } from '../../../sandbox/scenario';
import { temporaryFolder } from '../../support/synthesised';

const minimal = ['title: all is well', 'interaction: { type: call }', 'expected: { outcome: created, records: 1 }'];

function file(lines: readonly string[], name = 'mine.yaml'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** What is said about a file, without its name. */
function mistakesIn(...lines: readonly string[]): readonly string[] {
  const path = file(lines);
  try {
    loadScenarios([path]);
    return [];
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    return error.message.split('\n').map((line) => line.replace(`${path}:`, ''));
  }
}

describe('a scenario file', () => {
  it('needs a title, an interaction and what is expected', () => {
    const path = file(minimal);
    expect(loadScenarios([path])).toEqual([
      {
        name: 'mine',
        file: path,
        title: 'all is well',
        interaction: { type: 'call', ani: '+442079460123', attributes: {} },
        serviceNow: {},
        engine: {},
        faults: [],
        expected: { outcome: 'created', records: 1 },
      },
    ]);
  });

  it('may set everything that the sandbox can do', () => {
    const mistakes = mistakesIn(
      ...minimal,
      'tokenLeftSeconds: 5',
      'serviceNow: { expiresInForm: absent, unreadableFields: { incident: [correlation_id] }, rateLimits: { everyone: 9 } }',
      'engine: { actionTimeoutExit: failure, failureStatus: none, maxConcurrent: 1 }',
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
      'expected: { outcome: created }',
    );
    expect(mistakes).toEqual([
      '1:1: title: missing; expected a text of 1 to 200 characters, in quotes where it looks like a number',
      '1:1: titel: unknown key (did you mean title?); known keys are title, interaction, tokenLeftSeconds, serviceNow, engine, faults, expected',
      '2:16: interaction.type: got "cal"; expected call, message, workflow (did you mean call?)',
      '4:3: serviceNow.latencyMs: got -1; expected a whole number, 0 to 3600000',
      '5:3: serviceNow.page: got "logon"; expected none, login, maintenance (did you mean login?)',
      '6:11: engine.failureStatus: got 404; expected remote, 400, 500, none',
      '8:18: faults[0].kind: got "timout"; expected unauthorized, forbidden, notFound, rateLimited, serverError, unreadable, htmlPage, slow, timeout, gateway, reset (did you mean timeout?)',
      '9:33: faults[1].commit: got "later"; expected never, before, or a map with lateMs alone, such as { lateMs: 5000 }',
      '10:7: faults[2].on: got "rite"; expected token, read, write, any (did you mean write?)',
      '10:57: faults[2].nth: got 0; expected a whole number, 1 to 1000',
      '11:1: expected.records: missing; expected a whole number, 0 to 1',
    ]);
  });

  it('names settings that ServiceNow would refuse', () => {
    expect(mistakesIn(...minimal, 'serviceNow: { unwritableTables: [incidents] }')).toEqual([
      expect.stringMatching(/^4:1: serviceNow: settings\.unwritableTables names the table "incidents"; tables are /),
    ]);
  });

  it.each([
    ['an error of syntax', ['title: [', 'interaction: x'], /^2:1: /],
    ['a key that stands twice', [...minimal, 'title: again'], /^4:1: map keys must be unique/],
    ['nothing', ['# empty'], /^1:1: got null; expected a map with title, /],
    ['a list', ['- title'], /^1:1: got \["title"\]; expected a map with title, /],
  ])('that holds %s is refused with its place', (_, lines, message) => {
    expect(mistakesIn(...lines)[0]).toMatch(message);
  });

  it('that is not there is named', () => {
    expect(() => loadScenarios(['no/such.yaml'])).toThrow(
      'no/such.yaml: cannot be read: there is no such file or folder; check the path',
    );
  });

  it('and another one are refused together', () => {
    const paths = [file(['title: 1', ...minimal.slice(1)]), file(['title: 2', ...minimal.slice(1)])];
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
    expect(() => scenarioFiles(folder)).toThrow(`${folder}: holds no scenario file; add one that ends in .yaml`);
  });
});
