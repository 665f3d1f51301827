import { describe, expect, it } from '@jest/globals';
import { type Mistake, mistakeText, within } from '../../input/mistake';
import { UserError } from '../../input/user-error';

const whole: Mistake = {
  file: 'orgs/dev.yaml',
  line: 7,
  column: 3,
  path: 'release.create',
  given: '"tabel"',
  expected: 'one of table, importSet',
  next: 'did you mean "table"?',
};

describe('a mistake as a line', () => {
  it.each<[string, Mistake, string]>([
    [
      'has its place, what was given, what is expected and what to do',
      whole,
      'orgs/dev.yaml:7:3: release.create: got "tabel"; expected one of table, importSet; did you mean "table"?',
    ],
    [
      'has no hole where a part is not there',
      { file: 'orgs/dev.yaml', problem: 'no such file or folder' },
      'orgs/dev.yaml: no such file or folder',
    ],
    [
      'needs no file',
      { path: '--org', given: '"devv"', next: 'did you mean "dev"?' },
      '--org: got "devv"; did you mean "dev"?',
    ],
    [
      'says what is wrong between what was given and what is expected',
      { given: 'a NUL', problem: 'not text', expected: 'text' },
      'got a NUL; not text; expected text',
    ],
  ])('%s', (_, mistake, line) => {
    expect(mistakeText(mistake)).toBe(line);
  });

  it('names the thing that a part belongs to before the part', () => {
    expect(mistakeText(within('flow "Desk"', { path: 'task "Main"', problem: 'empty' }))).toBe(
      'flow "Desk", task "Main": empty',
    );
    expect(mistakeText(within('flow "Desk"', { problem: 'empty' }))).toBe('flow "Desk": empty');
  });
});

describe('a user error', () => {
  it('carries its mistakes as values and has a line for each', () => {
    const error = new UserError([whole, { problem: 'no org' }]);
    expect(error.mistakes).toEqual([whole, { problem: 'no org' }]);
    expect(error.message).toBe(`${mistakeText(whole)}\nno org`);
  });
});
