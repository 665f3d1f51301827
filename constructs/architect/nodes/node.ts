import type { FlowType } from '../flow-type';
import type { CallData } from './call-data';
import type { Decision } from './decision';
import type { Disconnect } from './disconnect';
import type { EndWorkflow } from './end-workflow';
import type { GetAttributes } from './get-attributes';
import type { Loop } from './loop';
import type { LoopExit } from './loop-exit';
import type { PlayAudio } from './play-audio';
import type { SendResponse } from './send-response';
import type { SetAttributes } from './set-attributes';
import type { Switch } from './switch';
import type { TransferToAcd } from './transfer-to-acd';
import type { UpdateData } from './update-data';
import type { Wait } from './wait';

/** Any action of a flow, told apart by `kind`. */
export type AnyNode =
  | CallData
  | Decision
  | Disconnect
  | EndWorkflow
  | GetAttributes
  | Loop
  | LoopExit
  | PlayAudio
  | SendResponse
  | SetAttributes
  | Switch
  | TransferToAcd
  | UpdateData
  | Wait;

export type Kind = AnyNode['kind'];

/** An action allowed in flows of type `F`. Using it in any other type is a compile error. */
export type Node<F extends FlowType> = AnyNode & UsableIn<F>;

interface UsableIn<F extends FlowType> {
  readonly usableIn?: (flow: F) => void;
}
