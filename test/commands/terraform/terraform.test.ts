import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { interrupt } from '../../../commands/terminal/interrupt';
import { Terraform } from '../../../commands/terraform/terraform';
import { temporaryFolder } from '../../support/temporary-folder';

const { PATH } = process.env;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  process.env['PATH'] = PATH;
  jest.restoreAllMocks();
});

/** Puts a program in the place of Terraform. */
function standIn(script: string): void {
  writeFileSync(join(folder, 'terraform'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'terraform'), 0o755);
  process.env['PATH'] = `${folder}${delimiter}${PATH}`;
}

it('ends at the second Ctrl-C when no Terraform runs any more, such as in a long wait for the org', async () => {
  standIn('exit 0');
  const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const terraform = new Terraform(folder, process.env);
  await terraform.run(['init']);
  interrupt();
  expect(exit).not.toHaveBeenCalled();
  expect(said).toHaveBeenCalledWith('\nstopping after this; press Ctrl-C again to stop at once');
  interrupt();
  expect(exit.mock.calls).toEqual([[130]]);
});
