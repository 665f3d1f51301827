import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { measuredInChild } from '../processes';
import { heading, line, ratio } from '../report';
import type { Memory, MemoryTask } from './memory-child';

const times = 10;
/** Flat, apart from what the code that runs for the first time leaves. */
const goal = 1.1;

/** The memory that a process which serves an org to Terraform keeps of each apply. */
export async function memory(folder: string): Promise<void> {
  heading(`Terraform: memory of a server after ${times} applies, each destroyed again, against one`);
  const task = { folder: mkdtempSync(join(folder, 'memory-')), times };
  const used = await measuredInChild<MemoryTask, readonly Memory[]>('terraform/memory-child.ts', task);
  const [first, last] = [used[0], used.at(-1)] as [Memory, Memory];
  line('after one', megabytes(first.resident), `${megabytes(first.heap)} of them on the heap`);
  line(`after ${times}`, megabytes(last.resident), `${megabytes(last.heap)} of them on the heap`);
  ratio(`after ${times} against one`, last.resident, first.resident, goal);
}

function megabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}
