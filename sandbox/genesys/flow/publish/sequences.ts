import { withArticle } from '../../../../input/with-article';
import type { YamlNode } from '../../../../input/yaml-node';
import { refusedBlock } from '../run/action';
import type { Sequence } from '../run/program';
import type { ActionCompiler } from './action-compiler';
import { declareVariables, ownInitial } from './declarations';
import * as errors from './errors';
import { Fields, textIn, wrapped } from './fields';
import type { FlowContext, SequenceInfo } from './flow-context';
import { compileMenu, type SequenceSource } from './menus';
import type { Reporter } from './reporter';
import { terminatingActions } from './terminating';
import { Variables } from './variables';

/** The exit that every task has without a declaration. */
export const implicitPath = 'default';

/** The output path of a name. Flows write the implicit path as `default` and as `Default`. */
export function pathNamed(name: string | undefined): string | undefined {
  return name?.toLowerCase() === implicitPath ? implicitPath : name;
}

const kinds = { menus: 'menu', tasks: 'task', states: 'state' } as const;

/**
 * Compiles the menus, tasks and states of a flow. They may refer to each other, so the names of all of them are read
 * first.
 */
export function compileSequences(compiler: ActionCompiler, root: Fields, variables: Variables): void {
  const { flow } = compiler;
  const found = flow.rules.sequences.flatMap((list) => {
    const kind = kinds[list];
    return root.items(list).flatMap((node) => introduce(flow, node, kind, variables, root.reporter) ?? []);
  });
  if (found.length === 0) root.reporter.report(root.node, errors.noSequences(flow.rules.sequences));
  for (const sequence of found) {
    const { kind } = sequence.info;
    flow.program.sequences.push(kind === 'menu' ? compileMenu(compiler, sequence) : compile(compiler, sequence));
  }
}

/**
 * Compiles the only task of an in-queue flow or of a common module: `startUpTaskActions`, with `startUpTaskVariables`.
 * An in-queue flow may run off its end; a common module may not.
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
    outputPaths: [implicitPath],
  };
  flow.sequences.push(info);
  const { initial } = declareVariables(root.items('startUpTaskVariables'), info.variables, flow, reporter);
  const actions = root.required(list);
  const block = compiler.block(actions, { path: list, inLoop: false, sequence: info }, reporter);
  if (block.completion.goesOn && !flow.rules.mayRunOff)
    reporter.report(actions ?? root.node, errors.pathNeverEnds('task', terminatingActions(flow, 'task')));
  flow.program.sequences.push({ block, initial: ownInitial(info.variables, initial) });
}

function introduce(
  flow: FlowContext,
  node: YamlNode,
  kind: SequenceInfo['kind'],
  variables: Variables,
  reporter: Reporter,
): SequenceSource | undefined {
  const item = wrapped(node, reporter, withArticle(kind));
  if (item === undefined) return undefined;
  if (item.key !== kind) {
    reporter.report(item, errors.wrongWrapper(item.key, kind));
    return undefined;
  }
  const { value: body } = item;
  const [name = '', refId = ''] = [textIn(body, 'name'), textIn(body, 'refId')];
  const own = reporter.inside(`${kind} "${name}"`);
  if (refId === '' || /[[\]#~/]/.test(refId)) own.report(body, errors.badRefId(refId));
  const peers = flow.sequences.filter((sequence) => sequence.kind === kind);
  if (peers.some((peer) => peer.name === name)) own.report(body, errors.duplicateName(kind, name));
  if (peers.some((peer) => peer.refId === refId)) own.report(body, errors.duplicateRefId(refId));
  const info = {
    kind,
    name,
    refId,
    index: flow.sequences.length,
    variables: kind === 'menu' ? variables : new Variables([kind === 'task' ? 'Task' : 'State'], variables),
    outputPaths: [implicitPath, ...outputPaths(body)],
  };
  flow.sequences.push(info);
  return { info, item: node, body, reporter: own };
}

function compile(compiler: ActionCompiler, { info, body, reporter }: SequenceSource): Sequence {
  const { flow } = compiler;
  const { kind, name, variables } = info;
  const path = `${kind}s.${name}.actions`;
  const sequence = Fields.read(body, reporter, kind, (fields): Sequence => {
    fields.ignore('refId', ...(kind === 'task' ? ['outputPaths'] : []));
    fields.required('name');
    const { initial } = declareVariables(fields.items('variables'), variables, flow, reporter);
    const block = compiler.block(fields.required('actions'), { path, inLoop: false, sequence: info }, reporter);
    if (block.completion.goesOn) reporter.report(body, errors.pathNeverEnds(kind, terminatingActions(flow, kind)));
    return { block, initial: ownInitial(variables, initial) };
  });
  return sequence ?? { block: refusedBlock, initial: [] };
}

function outputPaths(body: YamlNode): string[] {
  const list = body.kind === 'map' ? body.entries.get('outputPaths')?.value : undefined;
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) => {
    const path = item.kind === 'map' ? item.entries.get('outputPath')?.value : undefined;
    return path === undefined ? [] : [textIn(path, 'name') ?? ''];
  });
}
