import type { Org } from '../../constructs/project/project';
import { contractsFile } from '../../constructs/project/recorded-contracts';
import { writeFailure } from '../../input/write-failure';
import { writeContracts } from './contracts';
import { compareGoldens, type GoldenDifference } from './goldens';
import { shippedFiles } from './shipped-files';
import { writeGoldens } from './write-goldens';

export interface UpdateOptions {
  /** Folder of the golden files. */
  readonly folder: string;
  /** Golden files of other orgs stay as they are. @default false - those of orgs that are gone are removed */
  readonly some: boolean;
}

export interface UpdateResult {
  /** Folder of the golden files. */
  readonly folder: string;
  /** The files that were written and removed. */
  readonly files: readonly Pick<GoldenDifference, 'file' | 'kind'>[];
  /** Names of data actions whose contracts were added. */
  readonly contracts: readonly string[];
}

/**
 * Writes the golden files of orgs, byte for byte what they ship, and adds the contracts of new data actions.
 *
 * @throws UserError if a contract changed, and when a file cannot be written
 */
export function updateGoldens(orgs: readonly Org[], { folder, some }: UpdateOptions): UpdateResult {
  const shipped = shippedFiles(orgs);
  const names = some ? orgs.map(({ name }) => name) : undefined;
  const { differences, windowsLineEnds } = compareGoldens(shipped, folder, names);
  const files = [...differences, ...windowsLineEnds.map((file) => ({ file, kind: 'changed' }) as const)]
    .map(({ file, kind }) => ({ file, kind }))
    .sort((one, other) => (one.file < other.file ? -1 : 1));
  writing(folder, () => writeGoldens(files, shipped, folder));
  return { folder, files, contracts: writing(contractsFile, () => writeContracts(orgs)) };
}

function writing<T>(place: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw writeFailure(error, place);
  }
}
