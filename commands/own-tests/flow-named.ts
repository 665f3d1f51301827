import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import type { PublishedFlow, RunnableType } from '../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../sandbox/published-org';

/** A flow that an interaction starts, which a common module is not. */
export interface RunnableFlow extends PublishedFlow {
  readonly type: RunnableType;
}

/** @throws UserError when the org ships no such flow of this name */
export function flowNamed({ flows }: PublishedOrg, name: string): RunnableFlow {
  const runnable = flows.filter((flow): flow is RunnableFlow => flow.type !== 'commonModule');
  const found = runnable.find((flow) => flow.name === name);
  if (found !== undefined) return found;
  const names = runnable.map((flow) => flow.name);
  throw new UserError([
    { path: 'flow', given: shown(name), expected: oneOfText(names), next: didYouMean(name, names) },
  ]);
}
