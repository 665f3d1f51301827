import { deepStrictEqual } from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type StackPlan, stackPlan } from '../bare/stack-plan';
import { root } from '../workspace';
import { load } from './subjects';

/** What the processes of a comparison read. */
export interface Prepared {
  readonly orgs: string;
  /** JSON file of the plans. */
  readonly plans: string;
  readonly stacks: number;
  /** Resources and data sources of all stacks. */
  readonly elements: number;
  readonly flows: number;
}

/**
 * Synthesises the example orgs, writes the plans of the bare app, and makes sure that both give the same stacks.
 */
export async function prepareExamples(folder: string): Promise<Prepared> {
  const orgs = join(root, 'orgs');
  const names = readdirSync(orgs).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []));
  const [ours, bare] = [join(folder, 'reference'), join(folder, 'bare')];
  (await load('ours', { orgs, plans: [] }))(ours);
  const plans = names.map((name) => stackPlan(join(ours, 'stacks', name), name));
  (await load('bare', { orgs, plans }))(bare);
  for (const name of names) deepStrictEqual(content(join(bare, 'stacks', name)), content(join(ours, 'stacks', name)));
  return written(folder, orgs, plans);
}

/** Writes as many org files as asked for, made from an example with other names, and their plans. */
export async function prepareMany(folder: string, count: number): Promise<Prepared> {
  const orgs = join(folder, `orgs-${count}`);
  mkdirSync(orgs);
  const example = readFileSync(join(root, 'orgs', 'dev.yaml'), 'utf8');
  const names = Array.from({ length: count }, (_, index) => `org-${String(index + 1).padStart(5, '0')}`);
  for (const name of names) {
    const text = example.replaceAll('acme-dev', `acme-${name}`).replaceAll(/ Dev$/gm, ` ${name}`);
    writeFileSync(join(orgs, `${name}.yaml`), text);
  }
  const reference = join(folder, 'reference');
  const plan = stackPlan(join(reference, 'stacks', 'dev'), 'dev');
  return written(
    join(folder),
    orgs,
    names.map((name) => ({ ...plan, name })),
  );
}

function written(folder: string, orgs: string, plans: readonly StackPlan[]): Prepared {
  const file = join(folder, `plans-${plans.length}.json`);
  writeFileSync(file, JSON.stringify(plans));
  const sum = (count: (plan: StackPlan) => number) => plans.reduce((total, plan) => total + count(plan), 0);
  return {
    orgs,
    plans: file,
    stacks: plans.length,
    elements: sum(({ elements }) => elements.length),
    flows: sum(({ files }) => files.length),
  };
}

/** A stack without its metadata: ids of constructs are nobody's business but the framework's. */
function content(folder: string): unknown {
  const stack = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'), (key, value) =>
    key === '//' ? undefined : value,
  );
  const flows = readdirSync(join(folder, 'flows')).map((file) => [
    file,
    readFileSync(join(folder, 'flows', file), 'utf8'),
  ]);
  return { stack, flows };
}
