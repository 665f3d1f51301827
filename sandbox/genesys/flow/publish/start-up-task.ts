import type { ActionCompiler } from './action-compiler';
import { declareVariables, ownInitial } from './declarations';
import * as errors from './errors';
import type { Fields } from './fields';
import type { SequenceInfo } from './flow-context';
import { terminatingActions } from './terminating';
import { Variables } from './variables';

/**
 * Compiles the only task of an in-queue flow or of a common module: `startUpTaskActions`, with `startUpTaskVariables`
 * beside it. An in-queue flow may run off its end, a common module may not.
 */
export function compileStartUpTask(compiler: ActionCompiler, root: Fields, variables: Variables): void {
  const { flow } = compiler;
  const list = 'startUpTaskActions';
  const reporter = root.reporter.inside(list);
  const info: SequenceInfo = {
    kind: 'task',
    name: list,
    refId: '',
    index: 0,
    variables: new Variables(['Task'], variables),
    outputPaths: ['default'],
  };
  flow.sequences.push(info);
  const { initial } = declareVariables(root.items('startUpTaskVariables'), info.variables, flow, reporter);
  const actions = root.required(list);
  const block = compiler.block(actions, { path: list, inLoop: false, sequence: info }, reporter);
  if (actions !== undefined && block.completion.goesOn && !flow.rules.mayRunOff)
    reporter.report(actions, errors.pathNeverEnds('task', terminatingActions(flow, 'task')));
  flow.program.sequences.push({ block, initial: ownInitial(info.variables, initial) });
}
