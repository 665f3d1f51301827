import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { copyProject } from './copy-project';
import { root } from './root';
import { temporaryFolder } from './temporary-folder';

/** A copy of this project, installed. What stands in `bindings` there is not built. */
export function checkout(): string {
  const folder = temporaryFolder();
  copyProject(folder);
  const packages = join(folder, 'node_modules');
  mkdirSync(join(packages, '@cdktf'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@cdktf') symlinkSync(join(root, 'node_modules', name), join(packages, name));
  }
  const provider = join('@cdktf', 'provider-genesyscloud');
  symlinkSync(join(root, 'node_modules', provider), join(packages, provider));
  mkdirSync(join(folder, 'bindings'));
  cpSync(join(root, 'bindings', 'package.json'), join(folder, 'bindings', 'package.json'));
  return folder;
}
