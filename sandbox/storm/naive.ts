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
      const marks: Readonly<Record<string, string>> = { token, queue };
      const path = join(__dirname, 'naive', file);
      const text = readFileSync(path, 'utf8').replace(/\{\{(\w+)\}\}/g, (mark, key: string) => marks[key] ?? mark);
      return [publish({ text, file: path }, org.published.org)].filter(isStormFlow);
    },
  }));
}
