import { UserError } from '../../input/user-error';
import { placeOf, withLongStack } from './own-place';

/**
 * Notices when code of a project ends the process, now or in a timer or a promise: otherwise a command would end early as
 * if all were well.
 *
 * @param report says what went wrong, and returns the exit code
 * @returns stops it
 */
export function watchCodeEnds(report: (error: UserError) => number): () => void {
  const begun = withLongStack(() => new Error());
  const onExit = () => {
    const place = withLongStack(() => placeOf(new Error(), begun));
    if (place !== undefined) process.exitCode = report(new UserError([{ ...place, ...ended }]));
  };
  process.on('exit', onExit);
  return () => process.off('exit', onExit);
}

const ended = {
  problem: 'it ended the program (process.exit)',
  next: 'remove it, or throw an error that says why',
};
