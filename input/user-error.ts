import { type Mistake, mistakeText } from './mistake';

/**
 * Mistakes in what the user wrote: in files, options, or arguments of a construct. Commands print them, one a line, and
 * never a stack trace. All mistakes that were found are there, so that one run shows them all.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(mistakeText).join('\n'));
  }
}
