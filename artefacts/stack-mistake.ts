/** Something in a stack that cannot be read, and its place. */
export interface StackMistake {
  readonly file: string;
  /** Address and attribute, such as `genesyscloud_flow.Main.filepath`. @default - the file as a whole */
  readonly path?: string;
  /** What the file has there, such as `a list`. */
  readonly given: string;
  readonly expected: string;
  /** The next step of the reader. @default - to correct the stack */
  readonly next?: string;
}
