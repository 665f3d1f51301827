import type { ActionContext } from '../publish/action-context';
import { type Behaviour, finalBlock, leavesLoop } from '../run/action';
import * as errors from './errors';

/** Leaves the innermost loop. The run goes on behind the loop. */
export function loopExit({ position, reporter, fields }: ActionContext): Behaviour {
  if (!position.inLoop) reporter.report(fields.node, errors.outsideLoop());
  return {
    exits: { loopExit: finalBlock },
    completion: leavesLoop,
    perform: () => ({ kind: 'loopExit', exit: 'loopExit' }),
  };
}
