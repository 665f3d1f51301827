/** The parts of one sentence about a mistake: `got 7; expected 1 to 3; lower it`. */
export interface Message {
  /** The value that was given, as it is quoted: `"chain"`, `7`, `a list`. */
  readonly given?: string | undefined;
  /**
   * The trouble, where a given and an expected value do not say it: something is missing, a rule between two places is
   * broken, a file cannot be read.
   */
  readonly problem?: string | undefined;
  /** The accepted values, such as `1 to 3`. */
  readonly expected?: string | undefined;
  /** The next step, such as `did you mean "chained"?`. */
  readonly next?: string | undefined;
}

/** A mistake of the person who wrote something, with its place. */
export interface Mistake extends Message {
  /** The file as it was given or, in a list of files, from the working directory. */
  readonly file?: string | undefined;
  /** Line of the file, from 1. */
  readonly line?: number | undefined;
  /** Column of that line, from 1, in UTF-16 code units. */
  readonly column?: number | undefined;
  /** The place inside the file, or the thing that is wrong: `release.flows[0].name`, `--org`, `operation "create-case"`. */
  readonly path?: string | undefined;
}

/** A mistake in a part of something whose own place is `path`. */
export function within(path: string, mistake: Mistake): Mistake {
  return { ...mistake, path: mistake.path === undefined ? path : `${path}, ${mistake.path}` };
}

/** A mistake on one line: `orgs/dev.yaml:7:3: release.retry.attempts: got 7; expected 1 to 3; lower it`. */
export function mistakeText({ file, line, column, path, ...message }: Mistake): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return [place, path, messageText(message)].filter((part) => part !== undefined && part !== '').join(': ');
}

/** A message without its place. */
export function messageText({ given, problem, expected, next }: Message): string {
  return [given && `got ${given}`, problem, expected && `expected ${expected}`, next]
    .filter((part) => part !== undefined)
    .join('; ');
}
