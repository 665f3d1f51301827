import { type Action, allOf, type Block, completionOf, emptyBlock } from '../action';
import { type ActionKind, actions, type CompileAction } from '../actions';
import { ActionContext, type Position } from './action-context';
import { alternatives } from './alternatives';
import * as errors from './errors';
import { Fields, wrapped } from './fields';
import type { FlowContext } from './flow-context';
import { actionsNotRun } from './not-run';
import type { Reporter } from './reporter';
import type { YamlNode } from './yaml-node';

const longestName = 200;

/** Compiles a list of actions, with all that hangs below them. Mistakes are reported. */
export function compileBlock(
  flow: FlowContext,
  node: YamlNode | undefined,
  position: Position,
  reporter: Reporter,
): Block {
  if (node === undefined) return emptyBlock;
  if (node.kind !== 'list') {
    reporter.report(node, errors.notOfKind('actions', 'a list', node));
    return emptyBlock;
  }
  const compiled = node.items.flatMap((item, index) => {
    const action = compileAction(flow, item, { ...position, path: `${position.path}.${index}` }, reporter);
    return action === undefined ? [] : [{ action, item }];
  });
  const completions = compiled.map(({ action }) => completionOf(action));
  const lost = completions.findIndex(({ goesOn }) => !goesOn) + 1;
  const unreached = lost > 0 ? compiled[lost] : undefined;
  if (unreached !== undefined) reporter.warn(unreached.item, errors.unreachable());
  return { actions: compiled.map(({ action }) => action), completion: allOf(completions) };
}

function compileAction(flow: FlowContext, node: YamlNode, position: Position, reporter: Reporter): Action | undefined {
  const wrapper = wrapped(node, reporter, 'an action');
  if (wrapper === undefined) return undefined;
  const kind = wrapper.key;
  if (!isActionKind(kind)) {
    const why = actionsNotRun.get(kind);
    const mistake = why === undefined ? errors.unknownAction(kind, flow.rules.actions) : errors.actionNotRun(kind, why);
    reporter.report(wrapper, mistake);
    return undefined;
  }
  if (!flow.rules.actions.includes(kind)) {
    reporter.report(wrapper, errors.actionRefused(kind, flow.type, alternatives[flow.type]?.[kind]));
    return undefined;
  }
  const name = nameOf(wrapper.value) ?? kind;
  return Fields.read(wrapper.value, reporter.inside(`action "${name}" (${kind})`), kind, (fields) => {
    fields.text('name');
    if (name.length > longestName) fields.reporter.report(wrapper, errors.actionNameTooLong(name.length));
    const context = new ActionContext(fields, flow, position, (list, below) =>
      compileBlock(flow, list, below, reporter),
    );
    const behaviour = (actions[kind] as CompileAction)(context);
    for (const exit of Object.keys(behaviour.exits)) flow.exits.push({ path: position.path, exit });
    return { ...behaviour, kind, name, path: position.path };
  });
}

function isActionKind(word: string): word is ActionKind {
  return Object.hasOwn(actions, word);
}

function nameOf(node: YamlNode): string | undefined {
  const name = node.kind === 'map' ? node.entries.get('name')?.value : undefined;
  return name?.kind === 'scalar' && name.text !== '' ? name.text : undefined;
}
