import { PlatformError } from '../platform-error';

/** @throws PlatformError unless something is accepted */
export function refuseUnless(accepted: boolean, status: 400 | 409, message: string): void {
  if (!accepted) throw new PlatformError(status, message);
}

/** @param known the version that the caller has read. @throws PlatformError 409 when it is not the current one */
export function refuseStale(known: number | undefined, version: number): void {
  refuseUnless(
    known === undefined || known === version,
    409,
    `version ${known} does not match the current version, which is ${version}`,
  );
}

/** @throws PlatformError 400 with the mistakes, when there are any */
export function refuseIf(mistakes: readonly string[]): void {
  refuseUnless(mistakes.length === 0, 400, mistakes.join('\n'));
}
