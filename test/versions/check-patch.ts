import { execFileSync } from 'node:child_process';
import { root } from '../support/root';
import { changedGoldens, isPatch, patchedTag } from './patch';
import { currentVersion } from './recorded';

/** Checks that a patch changes no golden file of the version before (docs/upgrading.md). Needs the tags. */
function main(): void {
  const version = currentVersion();
  if (!isPatch(version)) {
    console.log(`${version} is not a patch: its golden files may differ`);
    return;
  }
  const tags = execFileSync('git', ['tag', '--list', 'v*'], { cwd: root, encoding: 'utf8' }).split('\n');
  const tag = patchedTag(version, tags);
  const changed = tag === undefined ? ['no tag of a version before it is here: git fetch --tags'] : changedGoldens(tag);
  if (changed.length === 0) {
    console.log(`${version} changes no golden file of ${tag}`);
    return;
  }
  console.error([`${version} must be as ${tag ?? 'the version before'}, or a minor version:`, ...changed].join('\n'));
  process.exitCode = 1;
}

main();
