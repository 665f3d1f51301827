import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renderReport } from '../../../commands/report/render-report';
import { checkReportFile, writeReport } from '../../../commands/report/write-report';
import { UserError } from '../../../input/user-error';
import { temporaryFolder } from '../../support/temporary-folder';

const content = { title: 'Ümläut', about: 'Nothing was run.', played: [] };

function thrownBy(run: () => void): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('writing a report', () => {
  it('writes one file with the page, and replaces an existing one', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'report.html');
    writeFileSync(file, 'old');
    writeReport(file, content);
    expect(readFileSync(file, 'utf8')).toBe(renderReport(content));
    expect(readdirSync(folder)).toEqual(['report.html']);
  });

  it('into a folder that does not exist fails and says what to do', () => {
    const file = join(temporaryFolder(), 'nowhere', 'report.html');
    const error = thrownBy(() => writeReport(file, content));
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(
      /^.*report\.html: cannot be written: its folder does not exist; make the folder, or choose another$/,
    );
  });

  it('in place of a folder fails and leaves nothing behind', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'report.html'));
    expect(thrownBy(() => writeReport(join(folder, 'report.html'), content))).toBeInstanceOf(UserError);
    expect(readdirSync(folder)).toEqual(['report.html']);
  });
});

describe('checking the file of a report', () => {
  const refusalOf = (file: string) => (thrownBy(() => checkReportFile(file)) as UserError | undefined)?.message;

  it('accepts a new file and an existing one, and changes neither', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'old.html'), 'old');
    expect([refusalOf(join(folder, 'new.html')), refusalOf(join(folder, 'old.html'))]).toEqual([undefined, undefined]);
    expect(readdirSync(folder)).toEqual(['old.html']);
    expect(readFileSync(join(folder, 'old.html'), 'utf8')).toBe('old');
  });

  it.each([
    ['a folder', '.', 'got a folder'],
    ['a name with a slash at its end', 'new/', 'got a folder'],
    ['a file in a folder that does not exist', 'no/a.html', 'its folder does not exist'],
    ['a file below a file', 'old.html/a.html', 'cannot be written'],
    ['a name that is too long', 'x'.repeat(300), 'its name is too long'],
  ])('refuses %s', (_, name, why) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'old.html'), 'old');
    const message = refusalOf(`${folder}/${name}`);
    expect(message).toContain(`: ${why}`);
    expect(message?.replaceAll(folder, '')).not.toMatch(/E[A-Z]{4,}/);
    expect(readdirSync(folder)).toEqual(['old.html']);
  });

  it('refuses an empty name, and a device, which a report would replace', () => {
    expect(refusalOf('')).toBe('--report: got ""; expected the name of a file');
    expect(refusalOf('/dev/null')).toBe('/dev/null: got a device or a pipe; expected the name of a file');
  });
});
