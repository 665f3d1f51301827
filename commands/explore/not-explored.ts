/** A flow that no experiment was played with. */
export interface NotExplored {
  readonly flow: string;
  readonly why: string;
}
