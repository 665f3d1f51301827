import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Mistake } from '../../input/mistake';
import { runIn } from '../support/run-in';
import { orgText, releaseOf, releaseText, workingFolder } from '../support/working-folder';

const org = orgText('dev').replace('eu-west-1', 'eu-wst-1');
const release = releaseText('dev').replace('attempts: 3', 'attempts: 7');

const files = {
  'scenario.yaml': [
    'title: mine',
    'interaction: { type: cal }',
    'records:',
    '  incidents: []',
    'faults: [{ on: any }]',
  ],
  'records.yaml': ['title: mine', 'interaction: { type: workflow }', 'records:', '  incidents: []'],
  'syntax.yaml': ['title: [', 'interaction: x'],
  'objects.yaml': ['queue: [Support]', 'dataTables: { Sites: { columns: { seats: int } } }'],
  'flow.yaml': [
    'workflow:',
    '  name: Own',
    '  startUpRef: /workflow/states/state[main]',
    '  states:',
    '    - state:',
    '        name: Main',
    '        refId: main',
    '        actions:',
    '          - endWorkflo: {}',
    '          - endWorkflow: { exitReason: { exp: Flow.x }, exitRaeson: 1 }',
  ],
  'sound.yaml': ['title: mine', 'interaction: { type: workflow }'],
  'text.yaml': ['workflow:', '  name: a', '  name: b'],
};

/** The mistakes that `simulate --json` prints for these words. */
async function mistakesOf(...words: readonly string[]): Promise<readonly Mistake[]> {
  const folder = workingFolder();
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  const { code, stdout } = await runIn(folder, 'simulate', ...words, '--json');
  expect(code).toBe(2);
  return JSON.parse(stdout).mistakes;
}

const places = (mistakes: readonly Mistake[]) => mistakes.map(({ file, line, column }) => `${file} ${line} ${column}`);

describe('every mistake in the content of a file has file, line and column as values', () => {
  it('in an org file and in the file of its release', async () => {
    const name = releaseOf('dev');
    const { code, stdout } = await runIn(workingFolder({ dev: org }, { [name]: release }), 'start', '--json');
    expect(code).toBe(2);
    const lineOf = (text: string, passage: string) => text.slice(0, text.indexOf(passage)).split('\n').length;
    expect(places(JSON.parse(stdout).mistakes)).toEqual([
      `orgs/dev.yaml ${lineOf(org, 'eu-wst-1')} 3`,
      `releases/${name}.yaml ${lineOf(release, 'attempts: 7')} 10`,
    ]);
  });

  it('in scenario files', async () => {
    const words = ['scenario.yaml', 'records.yaml', 'syntax.yaml'].map((name) => `./${name}`);
    const mistakes = await mistakesOf('--scenario', ...words);
    expect(places(mistakes)).toEqual([
      './scenario.yaml 2 16',
      './scenario.yaml 5 10',
      './records.yaml 4 3',
      './syntax.yaml 1 8',
    ]);
    expect(mistakes[0]).toMatchObject({ path: 'interaction.type', given: '"cal"', next: 'did you mean "call"?' });
  });

  it('in a flow file', async () => {
    expect(await mistakesOf('--flow', './flow.yaml', '--scenario', './sound.yaml')).toEqual([
      expect.objectContaining({ file: './flow.yaml', line: 9, column: 13, given: 'the action "endWorkflo"' }),
      expect.objectContaining({
        file: './flow.yaml',
        line: 10,
        column: 47,
        path: 'flow "Own", state "Main", action "endWorkflow" (endWorkflow), character 1 of Flow.x',
        given: 'the variable Flow.x',
        expected: 'a declared variable',
      }),
      expect.objectContaining({ file: './flow.yaml', line: 10, column: 57, next: 'did you mean "exitReason"?' }),
    ]);
    expect(places(await mistakesOf('--flow', './text.yaml'))).toEqual(['./text.yaml 3 3']);
  });

  it('in a file of objects', async () => {
    expect(places(await mistakesOf('--flow', './flow.yaml', '--objects', './objects.yaml'))).toEqual([
      './objects.yaml 1 1',
      './objects.yaml 2 35',
    ]);
  });
});
