import type { z } from 'zod';
import { wrongValue } from '../constructs/org/errors';
import type { Finding } from './finding';
import type { Path } from './path';
import { namesSecret, secretKeyMessage } from './secrets';

type Issue = z.core.$ZodIssue;

/** What the schema found, with the values that were given. */
export function schemaMistakes(issues: readonly Issue[], value: unknown, above: Path = []): readonly Finding[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...(issue.path as Path)];
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue, path);
    if (issue.code === 'invalid_union') {
      const meant = likeliest(issue.errors);
      if (meant !== undefined) return schemaMistakes(meant, value, path);
    }
    return [{ path, message: wrongValue(valueAt(value, path), issue.message) }];
  });
}

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, path: Path): readonly Finding[] {
  const messages = issue.message.split('\n');
  return issue.keys.map((key, index) => {
    const place = [...path, key];
    return { path: place, message: namesSecret(key) ? secretKeyMessage(place) : (messages[index] ?? issue.message) };
  });
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
