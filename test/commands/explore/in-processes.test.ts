import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inProcesses } from '../../../commands/explore/in-processes';
import { temporaryFolder } from '../../support/synthesised';

interface Task {
  readonly number: number;
  readonly waitMs?: number;
  readonly die?: boolean;
}

const source = `process.on('message', ({ number, waitMs = 0, die }) => {
  if (die) process.exit(3);
  setTimeout(() => process.send({ twice: 2 * number }), waitMs);
});`;

function worker(): string {
  const file = join(temporaryFolder(), 'worker.cjs');
  writeFileSync(file, source);
  return file;
}

describe('tasks in processes of their own', () => {
  it('are all answered, in their order, whichever is ready first', async () => {
    const heard: number[] = [];
    const tasks: Task[] = [{ number: 1, waitMs: 300 }, { number: 2 }, { number: 3 }];
    const answers = await inProcesses<Task, { twice: number }>(worker(), tasks, {
      processes: 2,
      onAnswer: (_, { number }) => heard.push(number),
    });
    expect(answers.map(({ twice }) => twice)).toEqual([2, 4, 6]);
    expect(heard.toSorted()).toEqual([1, 2, 3]);
  });

  it('fail when a process ends before it has answered', async () => {
    const tasks: Task[] = [{ number: 1 }, { number: 2, die: true }];
    const answers = inProcesses(worker(), tasks, { processes: 1, onAnswer: () => {} });
    await expect(answers).rejects.toThrow('a process that works for this one ended with code 3');
  });
});
