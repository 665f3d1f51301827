import { Progress } from '../../../commands/terminal/progress';

/** A progress and what it writes. */
export function recorded(isTTY: boolean, columns?: number) {
  const written: string[] = [];
  const output = { isTTY, columns, write: (text: string) => written.push(text) > 0 };
  return { progress: new Progress(output as unknown as NodeJS.WriteStream), written };
}
