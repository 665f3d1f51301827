import { checks } from './checks';
import { Releases } from './play-row';
import { hasTerraform } from './terraform';

/** How many checks run at once: most of their time, Terraform sleeps. */
const atOnce = 3;

/** Lets the real Terraform carry out every kind of release and says in which one live contacts would meet a window. */
async function main(): Promise<void> {
  if (!hasTerraform()) {
    console.log('skipped: terraform is not on the path');
    return;
  }
  const releases = new Releases();
  const waiting = [...checks];
  let failed = 0;
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const found = await check.run(releases).catch((error: unknown) => [String(error)]);
      console.log([`${found.length === 0 ? 'ok  ' : 'FAIL'} ${check.name}`, ...found].join('\n     '));
      if (found.length > 0) failed++;
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    releases.remove();
  }
  console.log(`releases: ${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
