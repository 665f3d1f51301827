#!/usr/bin/env -S npx tsx
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  console.error(`this needs Node 20.20 or newer; found ${process.versions.node}; install a newer Node and try again`);
  process.exit(2);
}

// Loaded only now: older versions cannot read what it imports, and an installation may be incomplete.
void import('./program.js').then(({ run }) => run(process.argv), refuseIncompleteInstallation);

function refuseIncompleteInstallation(error: NodeJS.ErrnoException): void {
  const missing = error.code === 'MODULE_NOT_FOUND' ? /'(.+?)'/.exec(error.message)?.[1] : undefined;
  const isBindings = /@cdktf\/provider-genesyscloud|[\\/]bindings[\\/]lib[\\/]/.test(error.message);
  if (missing === undefined || (/^[./]/.test(missing) && !isBindings)) throw error;
  console.error(
    isBindings
      ? 'the bindings of the Genesys Cloud provider are not built; run `npm run build --workspace bindings` and try again'
      : `the package "${missing}" is not installed; run \`npm ci\` and try again`,
  );
  process.exitCode = 2;
}
