import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './checks';
import { packed } from './packed';
import { UserProject } from './user-project';

/**
 * Packs the project, installs it as a user does, and checks what the user gets. Needs the registry of npm.
 * `npm run test:package -- <file>` takes what is packed already.
 */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  let failed = 0;
  try {
    const file = packed(folder, process.argv[2]);
    const user = new UserProject(join(folder, 'user'));
    for (const check of checks) {
      try {
        check.run(file, user);
        console.log(`ok   ${check.name}`);
      } catch (error) {
        console.log(`FAIL ${check.name}\n${error instanceof Error ? error.message : error}`);
        failed++;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`package: ${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
