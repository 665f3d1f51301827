import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root';
import { publish } from '../genesys/flow';
import type { DataAction } from '../genesys/org/entities';
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
 * @param org an org whose flows hold the token, with the operation `create-incident`, which creates through the table;
 *   otherwise publishing throws
 * @param queue target of their transfers
 */
export function naiveSubjects(
  org: Pick<StormSubject, 'published' | 'fallbackQueue'>,
  queue: string,
): readonly StormSubject[] {
  return flows.map(({ name, file, title }) => ({
    ...org,
    name,
    title,
    flows: (token) => {
      const create = latest(org.published, 'Create incident');
      const marks: Readonly<Record<string, string>> = {
        token,
        queue,
        create: create.name,
        category: create.category,
        tokenCategory: latest(org.published, 'Refresh token').category,
      };
      const path = join(packageRoot, 'sandbox', 'storm', 'naive', file);
      const text = readFileSync(path, 'utf8').replace(/\{\{(\w+)\}\}/g, (mark, key: string) =>
        inQuotes(marks[key] ?? mark),
      );
      return [publish({ text, file: path }, org.published.org)].filter(isStormFlow);
    },
  }));
}

/** The data action of an operation as the org names it: its file chooses the category, and the version is in the name. */
function latest({ org }: StormSubject['published'], title: string): Pick<DataAction, 'category' | 'name'> {
  const versionOf = (name: string) =>
    name === title ? 1 : Number(name.slice(title.length).replace(/^ v(?=\d+$)/, ''));
  const [first] = org.dataActions
    .filter(({ name }) => name.startsWith(title) && versionOf(name) >= 1)
    .toSorted((one, other) => versionOf(other.name) - versionOf(one.name));
  return first ?? { category: '', name: title };
}

/** A text between the double quotes of YAML. */
function inQuotes(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
