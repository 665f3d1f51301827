import type { YamlNode } from '../../../../input/yaml-node';
import type { ActionKind } from '../action-kind';
import { type Action, type Behaviour, refusedBlock } from '../run/action';
import type { ActionCompiler } from './action-compiler';
import type { Position } from './action-context';
import { alternatives } from './alternatives';
import { declareVariables, ownInitial } from './declarations';
import * as errors from './errors';
import { Fields, textIn, wrapped } from './fields';
import type { SequenceInfo } from './flow-context';
import { choiceNotRun, unknownChoice } from './menu-errors';
import { choicesNotRun } from './not-run';
import { keyOf } from './phone-keys';
import type { Reporter } from './reporter';
import { terminatingActions } from './terminating';
import { Variables } from './variables';

/** A choice of a menu. */
export interface Choice {
  /** The key that takes this choice, such as `1` or `*`. A choice without a key can only be spoken. */
  readonly key: string | undefined;
  /** Whether the key works in every menu of the flow. */
  readonly isGlobal: boolean;
  /** The address that `defaultChildMenuRef` uses; undefined without a refId. */
  readonly address: string | undefined;
  readonly action: Action;
  readonly at: YamlNode;
}

/** Choices that run one action, whose keys they have. */
const actionOf: Readonly<Record<string, ActionKind>> = {
  menuDisconnect: 'disconnect',
  menuJumpToTask: 'jumpToTask',
  menuTransferToAcd: 'transferToAcd',
  menuTransferToNumber: 'transferToNumber',
  menuTransferToVoicemail: 'transferToVoicemail',
};

const kinds = [...Object.keys(actionOf), 'menuTask'];

/** Compiles one item of `choices` and reports mistakes. */
export function compileChoice(
  compiler: ActionCompiler,
  node: YamlNode,
  menu: SequenceInfo,
  path: string,
  reporter: Reporter,
): Choice | undefined {
  const item = wrapped(node, reporter, 'a choice');
  if (item === undefined) return undefined;
  const { key: kind, value: body } = item;
  if (!kinds.includes(kind)) {
    const why = choicesNotRun.get(kind);
    reporter.report(
      item,
      why === undefined ? unknownChoice(kind, kinds, [...choicesNotRun.keys()]) : choiceNotRun(kind, why),
    );
    return undefined;
  }
  const name = textIn(body, 'name') ?? kind;
  return Fields.read(body, reporter.inside(`choice "${name}" (${kind})`), kind, (fields) => {
    fields.text('name');
    fields.ignore('globalSpeechRecTerms', 'speechRecTerms', 'trackingId');
    const refId = fields.text('refId');
    const key = keyOf(fields, 'dtmf');
    const isGlobal = fields.flag('globalDtmf');
    const sequence = { ...menu, kind: 'task', variables: new Variables(['Task'], menu.variables) } as const;
    const position = { path, inLoop: false, sequence };
    const behaviour =
      kind === 'menuTask' ? inlineTask(compiler, fields, position) : anAction(compiler, kind, fields, position);
    const address = refId === undefined ? undefined : `./choices/${kind}[${refId}]`;
    const action = { ...behaviour, kind, name, path, place: reporter.placeOf(node), label: fields.reporter.path };
    return { key, isGlobal, address, action, at: body };
  });
}

function anAction(compiler: ActionCompiler, kind: string, fields: Fields, position: Position): Behaviour {
  const { flow } = compiler;
  const { reporter } = fields;
  const action = actionOf[kind] as ActionKind;
  if (!flow.rules.actions.includes(action))
    reporter.report(fields.node, errors.actionRefused(kind, flow.type, alternatives[flow.type]?.[action]));
  return compiler.behaviour(action, fields, position, reporter);
}

function inlineTask(compiler: ActionCompiler, fields: Fields, position: Position): Behaviour {
  const { flow } = compiler;
  const { reporter } = fields;
  const { sequence } = position;
  const read = fields.map(fields.required('task'), 'task', (task): Behaviour => {
    const { initial } = declareVariables(task.items('variables'), sequence.variables, flow, reporter);
    const list = task.required('actions');
    const block = compiler.block(list, { ...position, path: `${position.path}.task.actions` }, reporter);
    if (block.completion.goesOn)
      reporter.report(task.node, errors.pathNeverEnds('task', terminatingActions(flow, 'task')));
    const own = ownInitial(sequence.variables, initial);
    return {
      exits: { task: block },
      perform: (run) => {
        run.begin(own);
        return 'task';
      },
    };
  });
  return read ?? { exits: { task: refusedBlock }, perform: () => 'task' };
}
