import type { Operation } from './operation';

/** A name of an operation with its version from 2 up, as in `Create incident v2`. */
export function versioned(name: string, { version = 1 }: Pick<Operation, 'version'>): string {
  return version === 1 ? name : `${name} v${version}`;
}

/** A name of an operation that goes through an import set: its outputs differ from those of the Table API. */
export function byImportSet(name: string): string {
  return `${name} by import set`;
}
