import { type ChildProcess, fork } from 'node:child_process';

export interface InProcessesOptions<Task, Answer> {
  /** Number of processes that work in parallel. */
  readonly processes: number;
  readonly onAnswer: (answer: Answer, task: Task) => void;
  /** Makes the error for a process that ended before it answered its task. @param how its signal or exit code */
  readonly onLoss: (task: Task, how: string) => Error;
}

/**
 * Runs tasks in processes of one file and returns the answers in the order of the tasks. A process gets its next task when
 * it has answered the last one. All processes have ended when this function returns or throws.
 *
 * @param file answers each task that it receives as a message with one message, and exits when it is disconnected
 */
export async function inProcesses<Task extends object, Answer>(
  file: string,
  tasks: readonly Task[],
  { processes, onAnswer, onLoss }: InProcessesOptions<Task, Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const children: ChildProcess[] = [];
  let next = 0;
  let lost: Error | undefined;

  const work = () =>
    new Promise<void>((ended) => {
      const child = fork(file);
      children.push(child);
      let current = -1;
      const goOn = () => {
        current = next++;
        const task = tasks[current];
        if (task === undefined) child.disconnect();
        else child.send(task);
      };
      child.on('message', (answer: Answer) => {
        answers[current] = answer;
        onAnswer(answer, tasks[current] as Task);
        goOn();
      });
      const end = (how: string) => {
        const task = tasks[current];
        if (task !== undefined && lost === undefined) {
          lost = onLoss(task, how);
          killAll();
        }
        ended();
      };
      child.on('error', ({ message }) => end(message));
      child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`));
      goOn();
    });
  const killAll = () => {
    for (const child of children) child.kill();
  };

  process.once('exit', killAll);
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, work));
  process.off('exit', killAll);
  if (lost !== undefined) throw lost;
  return answers;
}
