import { UserError } from './input/user-error';

/**
 * Says why the modules of this project cannot be loaded: a part is not installed, or a declaration, such as that of an
 * operation, has mistakes. Sets the exit code.
 *
 * @param json whether programs read mistakes on stdout. @default false
 * @throws the error itself when it is neither
 */
export function refuseToLoad(error: unknown, json = false): void {
  if (json && error instanceof UserError) console.log(JSON.stringify({ mistakes: error.mistakes }, null, 2));
  console.error(error instanceof UserError ? error.message : whatIsMissing(error as NodeJS.ErrnoException));
  process.exitCode = 2;
}

/** @throws the error itself when nothing is missing */
function whatIsMissing(error: NodeJS.ErrnoException): string {
  const missing = error.code === 'MODULE_NOT_FOUND' ? /'(.+?)'/.exec(error.message)?.[1] : undefined;
  const isBindings = /@cdktf\/provider-genesyscloud|[\\/]bindings[\\/]lib[\\/]/.test(error.message);
  if (missing === undefined || (/^[./]/.test(missing) && !isBindings)) throw error;
  return isBindings
    ? 'the bindings of the Genesys Cloud provider are not built; run `npm run build --workspace bindings` and try again'
    : `the package "${missing}" is not installed; run \`npm ci\` and try again`;
}
