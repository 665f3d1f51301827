import type { ActionContext } from '../publish/action-context';
import { type Behaviour, finalBlock, leavesLoop } from '../run/action';
import * as errors from './errors';

/** Goes on with the next round of the innermost loop. */
export function loopNext({ position, reporter, fields }: ActionContext): Behaviour {
  if (!position.inLoop) reporter.report(fields.node, errors.outsideLoop());
  return {
    exits: { loopNext: finalBlock },
    completion: leavesLoop,
    perform: () => ({ kind: 'loopNext', exit: 'loopNext' }),
  };
}
