import { type Action, type Behaviour, emptyBlock } from '../action';
import { type ActionKind, actions, type CompileAction } from '../actions';
import { ActionContext, type BlockPlace, type SequenceInfo } from './action-context';
import { alternatives } from './alternatives';
import { compileBlock } from './blocks';
import { declareVariables, ownInitial } from './declarations';
import * as errors from './errors';
import { Fields, wrapped } from './fields';
import type { FlowContext } from './flow-context';
import { keyOf } from './phone-keys';
import type { Site } from './site';
import { terminatingActions } from './terminating';
import { Variables } from './variables';
import type { YamlNode } from './yaml-node';

/** A choice of a menu. */
export interface Choice {
  /** The key that takes it, such as `1` or `*`; a choice without one is only spoken. */
  readonly key: string | undefined;
  /** Whether the key works in every menu of the flow. */
  readonly isGlobal: boolean;
  /** How `defaultChildMenuRef` names it; undefined without a refId. */
  readonly address: string | undefined;
  readonly action: Action;
  readonly at: YamlNode;
}

/** Choices that are an action with a key of the phone. */
const actionOf: Readonly<Record<string, ActionKind>> = {
  menuDisconnect: 'disconnect',
  menuJumpToTask: 'jumpToTask',
  menuTransferToAcd: 'transferToAcd',
};

const kinds = [...Object.keys(actionOf), 'menuTask'];

/** Compiles one item of `choices`. Mistakes are reported. */
export function compileChoice(
  flow: FlowContext,
  node: YamlNode,
  menu: SequenceInfo,
  path: string,
  site: Site,
): Choice | undefined {
  const item = wrapped(node, site, 'a choice');
  if (item === undefined) return undefined;
  const { key: kind, value: body } = item;
  if (!kinds.includes(kind)) {
    site.report(item, errors.unknownChoice(kind, kinds));
    return undefined;
  }
  const name = textOf(body, 'name') ?? kind;
  return Fields.read(body, site.inside(`choice "${name}" (${kind})`), kind, (fields) => {
    fields.text('name');
    fields.ignore('globalSpeechRecTerms', 'speechRecTerms');
    const refId = fields.text('refId');
    const key = keyOf(fields, 'dtmf');
    const isGlobal = fields.flag('globalDtmf');
    const sequence = { ...menu, kind: 'task', variables: new Variables(['Task'], menu.variables) } as const;
    const place = { path, inLoop: false, sequence };
    const behaviour = kind === 'menuTask' ? inlineTask(flow, fields, place) : anAction(flow, kind, fields, place);
    for (const exit of Object.keys(behaviour.exits)) flow.exits.push({ path, exit });
    const address = refId === undefined ? undefined : `./choices/${kind}[${refId}]`;
    return { key, isGlobal, address, action: { ...behaviour, kind, name, path }, at: body };
  });
}

function anAction(flow: FlowContext, kind: string, fields: Fields, place: BlockPlace): Behaviour {
  const { site } = fields;
  const action = actionOf[kind] as ActionKind;
  if (!flow.rules.actions.includes(action))
    site.report(fields.node, errors.actionRefused(kind, flow.type, alternatives[flow.type]?.[action]));
  const context = new ActionContext(fields, flow, place, (list, below) => compileBlock(flow, list, below, site));
  return (actions[action] as CompileAction)(context);
}

function inlineTask(flow: FlowContext, fields: Fields, place: BlockPlace): Behaviour {
  const { site } = fields;
  const { sequence } = place;
  const read = fields.map(fields.required('task'), 'task', (task): Behaviour => {
    const { initial } = declareVariables(task.items('variables'), sequence.variables, flow, site);
    const list = task.required('actions');
    const block = compileBlock(flow, list, { ...place, path: `${place.path}.task.actions` }, site);
    if (block.completion.goesOn) site.report(task.node, errors.pathNeverEnds('task', terminatingActions(flow, 'task')));
    const own = ownInitial(sequence.variables, initial);
    return {
      exits: { task: block },
      perform: (run) => {
        run.begin(own);
        return 'task';
      },
    };
  });
  return read ?? { exits: { task: emptyBlock }, perform: () => 'task' };
}

function textOf(node: YamlNode, key: string): string | undefined {
  const value = node.kind === 'map' ? node.entries.get(key)?.value : undefined;
  return value?.kind === 'scalar' && value.text !== '' ? value.text : undefined;
}
