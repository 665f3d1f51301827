import { type Block, emptyBlock } from '../action';
import type { Fields } from './fields';
import type { FlowContext } from './flow-context';
import type { Reporter } from './reporter';
import { Values } from './values';
import type { Variables } from './variables';
import type { YamlNode } from './yaml-node';

/** Compiles the actions below an exit. */
export type CompileBlock = (actions: YamlNode | undefined, position: Position) => Block;

/** Where an action, or a list of actions, is in its flow. */
export interface Position {
  readonly path: string;
  readonly inLoop: boolean;
  readonly sequence: SequenceInfo;
}

/** A menu, a task or a state. */
export interface SequenceInfo {
  readonly kind: 'menu' | 'task' | 'state';
  readonly name: string;
  readonly refId: string;
  /** Its place in the flow's list of sequences. */
  readonly index: number;
  readonly variables: Variables;
  /** Named exits of a task, `default` among them. */
  readonly outputPaths: readonly string[];
}

/** What an action is compiled with: its keys, and what it may refer to. */
export class ActionContext {
  readonly values: Values;

  constructor(
    readonly fields: Fields,
    readonly flow: FlowContext,
    readonly position: Position,
    private readonly compileBlock: CompileBlock,
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
