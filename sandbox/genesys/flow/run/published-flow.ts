import type { Mistake } from '../../../../input/mistake';
import type { FlowType } from '../flow-type';
import type { NamedObjects } from '../named-objects';
import type { FlowOutline } from '../outline';
import type { Program } from './program';

/** A flow that an org accepted: its names are resolved, its expressions compiled. */
export interface PublishedFlow {
  readonly type: FlowType;
  readonly name: string;
  readonly file: string;
  readonly outline: FlowOutline;
  /** Warnings of the validator. */
  readonly warnings: readonly Mistake[];
  readonly program: Program;
  /** The objects of the org that the flow names. */
  readonly named: Pick<NamedObjects, 'of'>;
}
