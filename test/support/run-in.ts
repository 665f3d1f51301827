import { jest } from '@jest/globals';
import { run } from '../../commands/program';

/** How a command ended and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a folder, in this process. What it does to the process is undone. */
export async function runIn(folder: string, ...args: readonly string[]): Promise<Ended> {
  const printed = { stdout: '', stderr: '' };
  const restore = [recorded('log', 'stdout'), recorded('error', 'stderr'), inFolder(folder), withoutNewListeners()];
  try {
    await run(['node', 'cli.ts', ...args]);
    return { code: Number(process.exitCode ?? 0), ...printed };
  } finally {
    process.exitCode = undefined;
    for (const undo of restore) undo();
  }

  function recorded(method: 'log' | 'error', stream: 'stdout' | 'stderr'): () => void {
    const line = jest.spyOn(console, method).mockImplementation((text) => {
      printed[stream] += `${text}\n`;
    });
    const piece = jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += text;
      return true;
    });
    return () => {
      line.mockRestore();
      piece.mockRestore();
    };
  }
}

/** Changes the working directory. @returns changes it back */
export function inFolder(folder: string): () => void {
  const before = process.cwd();
  process.chdir(folder);
  return () => process.chdir(before);
}

function withoutNewListeners(): () => void {
  const watched: readonly (readonly [NodeJS.EventEmitter, string])[] = [
    [process, 'SIGINT'],
    [process, 'exit'],
    [process, 'uncaughtException'],
    [process, 'unhandledRejection'],
    [process.stdout, 'error'],
  ];
  const before = watched.map(([emitter, event]) => emitter.listeners(event));
  return () => {
    for (const [index, [emitter, event]] of watched.entries()) {
      for (const listener of emitter.listeners(event)) {
        if (!before[index]?.includes(listener)) emitter.off(event, listener as () => void);
      }
    }
  };
}
