import type { YamlNode } from '../../../../input/yaml-node';
import type { ActionKind } from '../action-kind';
import { type Behaviour, type Block, emptyBlock, refusedBlock } from '../run/action';
import type { Fields } from './fields';
import type { FlowContext, SequenceInfo } from './flow-context';
import type { Reporter } from './reporter';
import { Values } from './values';

/** The position of an action, or of a list of actions, in its flow. */
export interface Position {
  readonly path: string;
  readonly inLoop: boolean;
  readonly sequence: SequenceInfo;
}

/**
 * Reads the keys of an action, except `name`, and returns its behaviour. Reports mistakes to the reporter of the
 * context.
 */
export type CompileAction = (context: ActionContext) => Behaviour;

export type ActionTable = Readonly<Record<ActionKind, CompileAction>>;

/** The keys of an action, and everything that they may refer to. */
export class ActionContext {
  readonly values: Values;

  constructor(
    readonly fields: Fields,
    readonly flow: FlowContext,
    readonly position: Position,
    private readonly compileBlock: (actions: YamlNode, position: Position) => Block,
  ) {
    this.values = new Values(fields.reporter, position.sequence.variables);
  }

  get reporter(): Reporter {
    return this.fields.reporter;
  }

  /** The actions of `{ actions: [...] }` behind an exit. A branch that is absent goes straight on. */
  branch(fields: Fields, key: string, exit = key, inLoop = this.position.inLoop): Block {
    const node = fields.optional(key);
    return node === undefined ? emptyBlock : this.branchOf(node, exit, inLoop);
  }

  /** The actions of a map that has the key `actions`. */
  branchOf(node: YamlNode, exit: string, inLoop = this.position.inLoop): Block {
    return this.nested(node, exit, inLoop, () => {});
  }

  /** Like `branchOf`, for a map with more keys, which `rest` reads. */
  nested(node: YamlNode, exit: string, inLoop: boolean, rest: (fields: Fields) => void): Block {
    const read = this.fields.map(node, `exit "${exit}"`, (fields) => {
      rest(fields);
      return this.actions(fields.optional('actions'), exit, inLoop);
    });
    return read ?? refusedBlock;
  }

  private actions(node: YamlNode | undefined, exit: string, inLoop: boolean): Block {
    const { path, sequence } = this.position;
    if (node === undefined) return emptyBlock;
    return this.compileBlock(node, { path: `${path}.${exit}.actions`, inLoop, sequence });
  }
}
