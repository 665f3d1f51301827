import type { YamlNode } from '../../../../input/yaml-node';
import { type ActionKind, isActionKind } from '../action-kind';
import { type Action, allOf, type Behaviour, type Block, completionOf, refused, refusedBlock } from '../run/action';
import { ActionContext, type ActionTable, type Position } from './action-context';
import { alternatives } from './alternatives';
import * as errors from './errors';
import { Fields, textIn, wrapped } from './fields';
import type { FlowContext } from './flow-context';
import { actionsNotRun } from './not-run';
import type { Reporter } from './reporter';

const longestName = 200;

/** Compiles the actions of one flow, each with the actions nested in it, and reports mistakes. */
export class ActionCompiler {
  constructor(
    readonly flow: FlowContext,
    private readonly actions: ActionTable,
  ) {}

  /** Compiles a list of actions. A list that is missing was reported where it is required. */
  block(node: YamlNode | undefined, position: Position, reporter: Reporter): Block {
    if (node === undefined) return refusedBlock;
    if (node.kind !== 'list') {
      reporter.report(node, errors.notOfKind('actions', 'a list', node));
      return refusedBlock;
    }
    const actions = node.items.map((item, index) =>
      this.action(item, { ...position, path: `${position.path}.${index}` }, reporter),
    );
    const completions = actions.map((action) => (action === undefined ? refused : completionOf(action)));
    const lost = completions.findIndex((completion) => !completion.goesOn && !completion.refused) + 1;
    const unreached = lost > 0 ? node.items[lost] : undefined;
    if (unreached !== undefined) reporter.warn(unreached, errors.unreachable());
    return { actions: actions.filter((action) => action !== undefined), completion: allOf(completions) };
  }

  /**
   * Compiles an action of a kind.
   *
   * @param reporter of the list that the action is in
   */
  behaviour(kind: ActionKind, fields: Fields, position: Position, reporter: Reporter): Behaviour {
    const context = new ActionContext(fields, this.flow, position, (list, below) => this.block(list, below, reporter));
    return this.actions[kind](context);
  }

  private action(node: YamlNode, position: Position, reporter: Reporter): Action | undefined {
    const wrapper = wrapped(node, reporter, 'an action');
    if (wrapper === undefined) return undefined;
    const { flow } = this;
    const kind = wrapper.key;
    if (!isActionKind(kind)) {
      const why = actionsNotRun.get(kind);
      const unknown =
        why === undefined
          ? errors.unknownAction(kind, flow.rules.actions, [...actionsNotRun.keys()])
          : errors.actionNotRun(kind, why);
      reporter.report(wrapper, unknown);
      return undefined;
    }
    if (!flow.rules.actions.includes(kind)) {
      reporter.report(wrapper, errors.actionRefused(kind, flow.type, alternatives[flow.type]?.[kind]));
      return undefined;
    }
    const name = textIn(wrapper.value, 'name') ?? kind;
    const { path } = position;
    const own = reporter.inside(`action "${name}" (${kind})`);
    const action = Fields.read(wrapper.value, own, kind, (fields): Action => {
      fields.text('name');
      // The number under which Architect shows an action.
      fields.ignore('trackingId');
      if (name.length > longestName) fields.reporter.report(wrapper, errors.actionNameTooLong(name.length));
      const behaviour = this.behaviour(kind, fields, position, reporter);
      return { ...behaviour, kind, name, path, place: reporter.placeOf(node), label: fields.reporter.path };
    });
    const isOpen = action !== undefined && own.hasMistakes && Object.keys(action.exits).length > 1;
    return isOpen ? { ...action, completion: refused } : action;
  }
}
