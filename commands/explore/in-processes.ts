import { fork } from 'node:child_process';

/**
 * Gives tasks to processes of one file, each its next one when it has answered, and returns the answers in the order of the
 * tasks. The processes are gone afterwards.
 *
 * @param file handles the message `task` by sending its answer
 */
export async function inProcesses<Task extends object, Answer>(
  file: string,
  tasks: readonly Task[],
  { processes, onAnswer }: { readonly processes: number; readonly onAnswer: (answer: Answer, task: Task) => void },
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const work = () =>
    new Promise<void>((done, failed) => {
      const child = fork(file);
      const kill = () => child.kill();
      process.once('exit', kill);
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
      child.on('error', failed);
      child.on('exit', (code, signal) => {
        process.off('exit', kill);
        if (code === 0) done();
        else failed(new Error(`a process that works for this one ended with ${signal ?? `code ${code}`}`));
      });
      goOn();
    });
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, work));
  return answers;
}
