/** What a command did: for people, and for programs. */
export interface Outcome {
  readonly text: string;
  readonly data: object;
}

export function printOutcome({ text, data }: Outcome, json: boolean | undefined): void {
  console.log(json ? JSON.stringify(data, null, 2) : text);
}
