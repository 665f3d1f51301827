/**
 * The sandbox met something that it does not know or that cannot work: a broken artefact, an unknown action or function.
 * Shown as its message alone. It names the file and the place, never skips.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}
