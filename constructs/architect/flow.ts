import type { Variable } from './expression';
import type { FlowType } from './flow-type';
import type { AnyNode, Node } from './nodes';

/** An Architect flow as a value: checked by `check`, rendered to Archy YAML by `render`. */
export interface Flow<F extends FlowType = FlowType> {
  readonly type: F;
  /** Identifies the flow in its org: a new name is a new flow. */
  readonly name: string;
  readonly description: string;
  /** Name of the division that owns the flow. */
  readonly division: string;
  /** Language tag in lower case, such as `en-us`. */
  readonly language: string;
  readonly variables: readonly Variable[];
  /** Tasks of a call, states of the other types; the first is where the flow starts. */
  readonly sequences: readonly Sequence[];
  /** Spoken first. Only where audio may be played. */
  readonly greeting?: string;
  /** How the flow ends when it fails itself at run time. @default - disconnects, or ends the workflow */
  readonly onError?: FlowErrorHandling;
}

/** A named run of actions. */
export interface Sequence {
  /** Letters, digits and spaces; also the reference id. */
  readonly name: string;
  readonly actions: readonly AnyNode[];
}

export interface FlowErrorHandling {
  /** Spoken before. Only where audio may be played. */
  readonly say?: string;
  /** Queue that gets the conversation. No public flow of these types shows it: prove it on a test org first. @default - disconnects */
  readonly queue?: string;
}

/** A flow whose actions all exist in its type. */
export interface FlowProps<F extends FlowType> extends Omit<Flow<F>, 'sequences'> {
  readonly sequences: readonly { readonly name: string; readonly actions: readonly Node<NoInfer<F>>[] }[];
}

export function flow<F extends FlowType>(props: FlowProps<F>): Flow<F> {
  return Object.freeze(props);
}
