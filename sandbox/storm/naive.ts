import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root';
import type { DataAction } from '../genesys/org/entities';
import { publishedBeside } from '../published-org';
import { isStormFlow, type StormSubject } from './subject';

const flows = [
  {
    name: 'static token',
    file: 'static-token.yaml',
    title: 'a token fetched once and pasted into a hand-written flow',
  },
  { name: 'token each time', file: 'token-each-time.yaml', title: 'a hand-written flow that gets a token each time' },
] as const;

/**
 * Hand-written flows, for comparison. They are message flows, so every interaction of their storm is a message, and
 * they always transfer to the agents' queue.
 *
 * @param org an org whose flows hold the token, and whose creates create through the table
 * @param queue target of their transfers
 * @returns none for an org without the operation `create-incident`
 */
export function naiveSubjects(
  org: Pick<StormSubject, 'published' | 'fallbackQueue'>,
  queue: string,
): readonly StormSubject[] {
  const create = latest(org.published, 'Create incident');
  const refresh = latest(org.published, 'Refresh token');
  if (create === undefined || refresh === undefined) return [];
  return flows.map(({ name, file, title }) => ({
    ...org,
    name,
    title,
    flows: (token) => {
      const marks: Readonly<Record<string, string>> = {
        token,
        queue,
        create: create.name,
        category: create.category,
        tokenCategory: refresh.category,
      };
      const path = join(packageRoot, 'sandbox', 'storm', 'naive', file);
      const text = readFileSync(path, 'utf8').replace(/\{\{(\w+)\}\}/g, (mark, key: string) =>
        inQuotes(marks[key] ?? mark),
      );
      // A stack whose own flows never transfer names no queue.
      const beside = publishedBeside(org.published, [{ text, file: path }], { queues: [queue] }, () => undefined);
      return beside.flows.filter((flow) => flow.file === path).filter(isStormFlow);
    },
  }));
}

/** The data action of an operation as the org names it: its file chooses the category, and the version is in the name. */
function latest({ org }: StormSubject['published'], title: string): DataAction | undefined {
  const versionOf = (name: string) =>
    name === title ? 1 : Number(name.slice(title.length).replace(/^ v(?=\d+$)/, ''));
  return org.dataActions
    .filter(({ name }) => name.startsWith(title) && versionOf(name) >= 1)
    .toSorted((one, other) => versionOf(other.name) - versionOf(one.name))[0];
}

/** A text between the double quotes of YAML. */
function inQuotes(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
