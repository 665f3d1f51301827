import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renderReport } from '../../../commands/report/render-report';
import { writeReport } from '../../../commands/report/write-report';
import { UserError } from '../../../constructs/errors';
import { temporaryFolder } from '../../support/synthesised';

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
  it('makes one file with the page, and replaces the one that is there', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'report.html');
    writeFileSync(file, 'old');
    writeReport(file, content);
    expect(readFileSync(file, 'utf8')).toBe(renderReport(content));
    expect(readdirSync(folder)).toEqual(['report.html']);
  });

  it('to a folder that does not exist says what to do', () => {
    const file = join(temporaryFolder(), 'nowhere', 'report.html');
    const error = thrownBy(() => writeReport(file, content));
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(
      /^cannot write the report .*report\.html: ENOENT: no such file or directory; name a file in a folder that exists and may be written$/,
    );
  });

  it('in place of a folder fails and leaves nothing behind', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'report.html'));
    expect(thrownBy(() => writeReport(join(folder, 'report.html'), content))).toBeInstanceOf(UserError);
    expect(readdirSync(folder)).toEqual(['report.html']);
  });
});
