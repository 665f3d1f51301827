import type { YamlNode } from '../../../../input/yaml-node';
import type { Process } from '../../../clock';
import { constantValue } from '../expression/compiled';
import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import type { GivenValue } from '../publish/values';
import { type Behaviour, emptyBlock, goesOn, type Outcome, refusedBlock } from '../run/action';
import { runBlock } from '../run/run-block';
import * as errors from './errors';

const mostLiteralPasses = 99;
const mostPasses = 10_000;

/**
 * Runs its body a number of times. The index counts from 0 and keeps its last value. A count below 1 skips the body.
 * Exits: loop, once for each round, and next.
 */
export function loop(context: ActionContext): Behaviour {
  const { fields, values, reporter } = context;
  const index = values.target(fields.required('currentIndex'), 'integer', 'currentIndex');
  const countNode = fields.required('loopCount');
  const count = values.value(countNode, 'integer', 'loopCount');
  checkCount(count, countNode, context);
  const outputs = fields.required('outputs');
  const body = fields.map(outputs, 'outputs', (exits) => context.branch(exits, 'loop', 'loop', true)) ?? refusedBlock;
  const { completion } = body;
  if (!completion.goesOn && !completion.leavesLoop && !completion.refused)
    reporter.report(outputs ?? fields.node, errors.loopAlwaysEnds());
  return {
    exits: { loop: { ...body, repeats: true }, next: emptyBlock },
    completion: goesOn,
    *perform(run, self): Process<Outcome> {
      const passes = count.evaluate(run) as number | undefined;
      if (passes === undefined) throw new FlowFailure('the count of a loop is not set; guard it with IsSet');
      if (passes > mostPasses) throw new FlowFailure(`a loop of ${passes} passes is more than a run can execute`);
      for (let pass = 0; pass < passes; pass++) {
        if (index !== undefined) run.values[index.slot] = pass;
        run.leave(self, 'loop');
        run.frames.push([pass, passes]);
        const signal = yield* runBlock(run, body);
        run.frames.pop();
        if (signal === undefined || signal.kind === 'loopNext') continue;
        if (signal.kind === 'loopExit') break;
        return signal;
      }
      return 'next';
    },
  };
}

function checkCount(count: GivenValue, node: YamlNode | undefined, { reporter }: ActionContext): void {
  if (node === undefined || !count.constant) return;
  const passes = constant(count);
  if (passes === undefined || passes < 1 || passes > mostLiteralPasses) {
    reporter.report(node, errors.wrongLoopCount(passes, mostLiteralPasses));
  }
}

function constant(count: GivenValue): number | undefined {
  try {
    return constantValue(count) as number | undefined;
  } catch (error) {
    if (error instanceof FlowFailure) return undefined;
    throw error;
  }
}
