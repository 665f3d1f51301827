import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from '../genesys/flow';
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
 * @param org an org whose flows hold the token, with the operation `create-incident`; otherwise publishing throws
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
      const category = (action: string) => categoryOf(org.published, action);
      const marks: Readonly<Record<string, string>> = {
        token,
        queue,
        category: category('Create incident'),
        tokenCategory: category('Refresh token'),
      };
      const path = join(__dirname, 'naive', file);
      const text = readFileSync(path, 'utf8').replace(/\{\{(\w+)\}\}/g, (mark, key: string) =>
        inQuotes(marks[key] ?? mark),
      );
      return [publish({ text, file: path }, org.published.org)].filter(isStormFlow);
    },
  }));
}

/** The category under which the org has a data action; the org file may choose it. */
function categoryOf({ org }: StormSubject['published'], action: string): string {
  return org.dataActions.find(({ name }) => name === action)?.category ?? '';
}

/** A text between the double quotes of YAML. */
function inQuotes(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
