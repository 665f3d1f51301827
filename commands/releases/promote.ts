import type { Project } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import { carryOut, nothingToDo } from './carry-out';
import type { CommitOptions } from './commit';
import { backwards, noPath, otherPath, toItself, tooFar } from './errors';
import { plannedMove } from './move';
import type { Outcome } from './outcome';
import { Promotions } from './promotions';

/** Lets an org run the release that the org before it runs. @throws UserError when it may not, or cannot */
export function promote(project: Project, from: string, to: string, options: CommitOptions): Outcome {
  const promotions = new Promotions(project);
  const [source, target] = [promotions.of(from, 'promote'), promotions.of(to, 'promote')];
  if (from === to) throw new UserError([toItself(from)]);
  if (target.promotesFrom !== from) {
    if (promotions.before(from).includes(to)) throw new UserError([backwards(from, to)]);
    if (target.promotesFrom === undefined) throw new UserError([noPath(from, to)]);
    const isOnWay = promotions.before(to).includes(from);
    throw new UserError([isOnWay ? tooFar(from, to, target.promotesFrom) : otherPath(from, to, target.promotesFrom)]);
  }
  const { release } = source;
  const move = { org: to, from: target.release, to: release };
  if (target.release === release) return nothingToDo(move, `${to} runs ${release} already, as ${from} does.`);
  return carryOut(plannedMove(project, move), options, { subject: `Promote ${release} from ${from} to ${to}` });
}
