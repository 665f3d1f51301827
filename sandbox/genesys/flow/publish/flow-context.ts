import type { YamlNode } from '../../../../input/yaml-node';
import type { ObjectKind } from '../../org/entities';
import type { FlowType, FlowTypeRules } from '../flow-type';
import type { NamedObjects } from '../named-objects';
import type { SequenceKind } from '../outline';
import type { Program } from '../run/program';
import type { PublishedFlow } from '../run/published-flow';
import * as errors from './errors';
import type { FlowSettings } from './flow-settings';
import type { Reporter } from './reporter';
import type { Variables } from './variables';

const reference = /^(\.|\/[A-Za-z]+)\/(menu|task|state)s\/(menu|task|state)\[(.+)\]$/;

/** The org, and the flows that are published together with this one. */
export interface FlowSurroundings {
  readonly org: NamedObjects;
  /** The common module of a name; `refused` if a flow with mistakes of its own may be that module. */
  readonly module: (name: string) => PublishedFlow | 'refused' | undefined;
  /** Whether a flow of this name is published too. */
  readonly flowExists: (name: string) => boolean;
}

/** A menu, a task or a state. */
export interface SequenceInfo {
  readonly kind: SequenceKind;
  readonly name: string;
  readonly refId: string;
  /** Index in the flow's list of sequences. */
  readonly index: number;
  readonly variables: Variables;
  /** Names of the exits of a task, with `default`. */
  readonly outputPaths: readonly string[];
}

/** The state that all parts of one flow share while it is compiled. */
export class FlowContext {
  readonly sequences: SequenceInfo[] = [];

  constructor(
    readonly type: FlowType,
    readonly rules: FlowTypeRules,
    readonly surroundings: FlowSurroundings,
    /** The result. Its sequences are added once the names of all sequences are known. */
    readonly program: Program,
    readonly settings: FlowSettings,
  ) {}

  get org(): NamedObjects {
    return this.surroundings.org;
  }

  /** Reports an object that the org does not have. */
  requireObject(kind: ObjectKind, name: string, at: YamlNode, reporter: Reporter): void {
    const beside = kind === 'flow' && this.surroundings.flowExists(name);
    if (beside) this.org.add(kind, name);
    else if (!this.org.objectExists(kind, name)) reporter.report(at, errors.unknownObject(kind, name));
  }

  /**
   * The sequence that a reference such as `/inboundCall/tasks/task[main]` names; `./` is the root of the flow. A
   * reference that names none is reported.
   */
  resolve(
    node: YamlNode | undefined,
    kinds: readonly SequenceInfo['kind'][],
    reporter: Reporter,
  ): SequenceInfo | undefined {
    if (node === undefined) return undefined;
    const text = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
    const [, root, list, kind, refId] = reference.exec(text) ?? [];
    if (list === undefined || list !== kind || (root !== '.' && root !== `/${this.type}`)) {
      reporter.report(node, errors.badReference(text, this.type, kinds));
      return undefined;
    }
    const found = this.sequences.find((sequence) => sequence.kind === kind && sequence.refId === refId);
    if (found === undefined) {
      reporter.report(
        node,
        errors.unknownReference(
          text,
          this.sequences.map((sequence) => sequence.refId),
        ),
      );
    } else if (!kinds.includes(found.kind)) reporter.report(node, errors.wrongReference(text, kinds));
    else return found;
    return undefined;
  }
}
