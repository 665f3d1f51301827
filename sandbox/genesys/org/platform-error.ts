/** A request that the platform refuses, with the status that its API answers. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';

  constructor(
    readonly status: 400 | 403 | 404 | 409,
    message: string,
  ) {
    super(message);
  }
}
