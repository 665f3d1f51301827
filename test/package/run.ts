import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './checks';
import { pack } from './packed';
import { UserProject } from './user-project';

/** Packs the project once, installs it as a user does, and checks what the user gets. Needs the registry of npm. */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  let failed = 0;
  try {
    const packed = pack(folder);
    const user = new UserProject(join(folder, 'user'));
    for (const check of checks) {
      try {
        check.run(packed, user);
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
