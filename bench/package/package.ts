import { packed } from '../../test/package/packed';
import { prepareExamples } from '../synth/prepare';
import { installations } from './installations';
import { runs } from './runs';

const rounds = 7;

/** Measures the packed project as a user installs it. Needs the registry that npm is set up for. */
export async function packaged(folder: string): Promise<void> {
  const { tarball } = packed(folder);
  const installed = await installations(folder, tarball, rounds);
  await runs(installed, prepareExamples(folder), rounds);
}
