import type { SequenceInfo } from './action-context';
import type { Reporter } from './reporter';
import type { YamlNode } from './yaml-node';

/** A menu, task or state before it is compiled. */
export interface SequenceSource {
  readonly info: SequenceInfo;
  readonly body: YamlNode;
  readonly reporter: Reporter;
}
