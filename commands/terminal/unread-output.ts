import { exitCodes } from './exit-codes';

let isEnded = false;

/** Lets a command end its work when the reader of its output is gone, as after `| head` or in a terminal that was closed. */
export function endUnread(): void {
  isEnded = true;
}

/** Ends the process when its output cannot be written. */
export function onOutputError({ code, message }: NodeJS.ErrnoException): void {
  if (isEnded && ['EPIPE', 'EIO'].includes(code ?? '')) return;
  if (code === 'EPIPE') process.exit(exitCodes.ok);
  console.error(`cannot write the output: ${message}`);
  process.exit(exitCodes.usage);
}
