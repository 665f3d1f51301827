/**
 * Says what is missing when a module of this project cannot be loaded, and sets the exit code.
 *
 * @throws the error itself when nothing is missing
 */
export function refuseIncompleteInstallation(error: NodeJS.ErrnoException): void {
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
