/** A group of a regular expression; loose when it can match one text in several ways. */
interface Group {
  loose: boolean;
}

/**
 * The end of a group and what repeats it, where the group holds a repetition or a choice itself, as in `(a+)+`. On some
 * texts such an expression takes longer than anyone waits, in Java and in JavaScript.
 */
export function nestedRepetition(source: string): string | undefined {
  const open: Group[] = [];
  let ended: Group | undefined;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charAt(at);
    const before = ended;
    ended = undefined;
    if (unit === '\\') at++;
    else if (unit === '[') at = endOfClass(source, at);
    else if (unit === '(') {
      open.push({ loose: false });
      if (source.charAt(at + 1) === '?') at++;
    } else if (unit === ')') ended = close(open);
    else if ('*+?{|'.includes(unit)) {
      if (before?.loose && '*+{'.includes(unit)) return `)${unit}`;
      loosen(open);
    }
  }
  return undefined;
}

function close(open: Group[]): Group | undefined {
  const group = open.pop();
  if (group?.loose) loosen(open);
  return group;
}

function loosen(open: readonly Group[]): void {
  const group = open.at(-1);
  if (group !== undefined) group.loose = true;
}

/** The place of the bracket that ends a class; one right after its start is an ordinary character. */
function endOfClass(source: string, start: number): number {
  const first = source.charAt(start + 1) === '^' ? start + 2 : start + 1;
  for (let at = first; at < source.length; at++) {
    if (source.charAt(at) === '\\') at++;
    else if (source.charAt(at) === ']' && at > first) return at;
  }
  return source.length;
}
