import type { FlowType } from '../flow-type';
import type { FlowExit, Program } from './program';

/** A flow that an org accepted: its names are resolved, its expressions compiled. */
export interface PublishedFlow {
  readonly type: FlowType;
  readonly name: string;
  readonly file: string;
  /** Every named exit of every action, so that tests can tell which of them ran. */
  readonly exits: readonly FlowExit[];
  /** What the validator accepts but finds odd, one line each. */
  readonly warnings: readonly string[];
  readonly program: Program;
}
