import type { z } from 'zod';
import { didYouMean } from './did-you-mean';
import { missing, renamedKey, unknownKey } from './errors';
import type { Finding } from './finding';
import type { Message } from './mistake';
import type { Path } from './path';
import { shown } from './shown';

type Issue = z.core.$ZodIssue;

/**
 * The mistakes that a schema of `schema-words.ts` finds, with the values that were given.
 *
 * @param unknown makes the message about an unknown key. @default - the keys that are known
 */
export function schemaFindings(
  issues: readonly Issue[],
  value: unknown,
  unknown: (at: Path, known: readonly string[]) => Message = (at, known) => unknownKey(String(at.at(-1)), known),
): readonly Finding[] {
  return findingsOf(issues, []);

  function findingsOf(some: readonly Issue[], above: Path): readonly Finding[] {
    return some.flatMap((issue) => {
      const at = [...above, ...(issue.path as Path)];
      if (issue.code === 'unrecognized_keys') return unknownKeys(issue, at);
      const meant = issue.code === 'invalid_union' ? likeliest(issue.errors) : undefined;
      return meant === undefined ? [{ at, ...wrongValue(valueAt(value, at), issue) }] : findingsOf(meant, at);
    });
  }

  function unknownKeys({ keys, message }: z.core.$ZodIssueUnrecognizedKeys, above: Path): readonly Finding[] {
    const lines = message.split('\n').map((line) => line.split(' '));
    return keys.map((key) => {
      const at = [...above, key];
      const [, newName] = lines.find(([word, renamed]) => word === key && renamed !== undefined) ?? [];
      if (newName !== undefined) return { at, ...renamedKey(newName) };
      const known = lines.flatMap(([word, renamed]) => (word !== undefined && renamed === undefined ? [word] : []));
      return { at, ...unknown(at, known) };
    });
  }
}

function wrongValue(given: unknown, issue: Issue): Message {
  if (given === undefined) return missing(issue.message);
  const next = typeof given === 'string' ? didYouMean(given, wordsOf(issue)) : undefined;
  return { given: named(given), expected: issue.message, next };
}

/** The words that a value could have been. */
function wordsOf(issue: Issue): readonly string[] {
  const { values, options } = issue as { readonly values?: readonly unknown[]; readonly options?: readonly unknown[] };
  return (values ?? options ?? []).filter((word) => typeof word === 'string');
}

/** Lists and maps are named, not quoted: they may hold anything, a secret too. */
function named(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' && value !== null ? 'a map' : shown(value);
}

/** The variant of a union that the writer meant: the one with the fewest mistakes, if one has fewer than all others. */
function likeliest(variants: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const [best, next] = variants.toSorted((a, b) => mistakeCount(a) - mistakeCount(b));
  if (best === undefined || next === undefined) return best;
  return mistakeCount(best) < mistakeCount(next) ? best : undefined;
}

function mistakeCount(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[step] : undefined,
    value,
  );
}
