import type { YamlNode } from '../../../../input/yaml-node';
import type { ActionKind } from '../action-kind';
import { type Behaviour, type Block, emptyBlock } from '../run/action';
import type { Fields } from './fields';
import type { FlowContext, SequenceInfo } from './flow-context';
import type { Reporter } from './reporter';
import { Values } from './values';

/** Where an action, or a list of actions, is in its flow. */
export interface Position {
  readonly path: string;
  readonly inLoop: boolean;
  readonly sequence: SequenceInfo;
}

/** Reads an action's keys, besides `name`, and gives what it does. Mistakes are reported to the context's reporter. */
export type CompileAction = (context: ActionContext) => Behaviour;

export type ActionTable = Readonly<Record<ActionKind, CompileAction>>;

/** What an action is compiled with: its keys, and what it may refer to. */
export class ActionContext {
  readonly values: Values;

  constructor(
    readonly fields: Fields,
    readonly flow: FlowContext,
    readonly position: Position,
    private readonly compileBlock: (actions: YamlNode | undefined, position: Position) => Block,
  ) {
    this.values = new Values(fields.reporter, position.sequence.variables);
  }

  get reporter(): Reporter {
    return this.fields.reporter;
  }

  /** The actions of `{ actions: [...] }` that follow an exit; an absent branch goes straight on. */
  branch(fields: Fields, key: string, exit = key, inLoop = this.position.inLoop): Block {
    const node = fields.optional(key);
    return node === undefined ? emptyBlock : this.branchOf(node, exit, inLoop);
  }

  /** The actions of a map with `actions` among its keys. */
  branchOf(node: YamlNode, exit: string, inLoop = this.position.inLoop): Block {
    return this.nested(node, exit, inLoop, () => {});
  }

  /** Like `branchOf`, for a map that has other keys too, which `rest` reads. */
  nested(node: YamlNode, exit: string, inLoop: boolean, rest: (fields: Fields) => void): Block {
    const read = this.fields.map(node, `exit "${exit}"`, (fields) => {
      rest(fields);
      return this.actions(fields.optional('actions'), exit, inLoop);
    });
    return read ?? emptyBlock;
  }

  private actions(node: YamlNode | undefined, exit: string, inLoop: boolean): Block {
    const { path, sequence } = this.position;
    return this.compileBlock(node, { path: `${path}.${exit}.actions`, inLoop, sequence });
  }
}
