import { Refusal } from '../../platform/refusal';

/** A list that was read of an org, or why the client may not read it. */
export type Reading<T> = { readonly found: T } | { readonly refused: string };

/**
 * Reads something that the client may not be allowed to read.
 *
 * @throws Refusal when it cannot be read for another reason
 */
export async function reading<T>(read: Promise<T>): Promise<Reading<T>> {
  try {
    return { found: await read };
  } catch (error) {
    if (error instanceof Refusal && error.status === 403) return { refused: error.message };
    throw error;
  }
}
