import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inProcesses } from '../../../commands/terminal/in-processes';
import { temporaryFolder } from '../../support/temporary-folder';

interface Task {
  readonly number: number;
  readonly waitMs?: number;
  readonly die?: boolean;
}

const onLoss = ({ number }: Task, how: string) => new Error(`${number}: ${how}`);

const source = `process.on('message', ({ number, waitMs = 0, die }) => {
  if (die) process.exit(3);
  setTimeout(() => process.send({ twice: 2 * number }), waitMs);
});`;

function worker(): string {
  const file = join(temporaryFolder(), 'worker.cjs');
  writeFileSync(file, source);
  return file;
}

describe('tasks that run in child processes', () => {
  it('all return their answers, in the order of the tasks', async () => {
    const heard: number[] = [];
    const tasks: Task[] = [{ number: 1, waitMs: 300 }, { number: 2 }, { number: 3 }];
    const answers = await inProcesses<Task, { twice: number }>(worker(), tasks, {
      processes: 2,
      onAnswer: (_, { number }) => heard.push(number),
      onLoss,
    });
    expect(answers.map(({ twice }) => twice)).toEqual([2, 4, 6]);
    expect(heard.toSorted()).toEqual([1, 2, 3]);
  });

  it('fail if a process ends before it has answered, and the other processes end too', async () => {
    const tasks: Task[] = [{ number: 1 }, { number: 2, die: true }, { number: 3, waitMs: 60_000 }];
    const answers = inProcesses(worker(), tasks, { processes: 2, onAnswer: () => {}, onLoss });
    await expect(answers).rejects.toThrow('2: exit code 3');
  });
});
