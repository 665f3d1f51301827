import { deepStrictEqual } from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PlannedStacks, stackPlan } from '../bare/stack-plan';
import { root } from '../workspace';
import { type Input, load } from './subjects';

/** The example orgs as both subjects read them. */
export interface Examples extends Input {
  /** Folder of each synthesised stack. */
  readonly stacks: readonly string[];
  /** Resources and data sources of all stacks. */
  readonly elements: number;
  readonly flows: number;
}

/** Synthesises the example orgs, writes the plans of the bare app, and makes sure that both give the same stacks. */
export function prepareExamples(folder: string): Examples {
  const fixtures = join(root, 'test', 'fixtures');
  const names = readdirSync(join(fixtures, 'orgs')).flatMap((file) =>
    file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : [],
  );
  const input = { folder: fixtures, plans: join(folder, 'plans.json') };
  const stack = (subject: string, name: string) => join(folder, subject, 'stacks', name);
  load('ours')(input, join(folder, 'examples'));
  const planned = names.map((name) => ({ names: [name], plan: stackPlan(stack('examples', name)) }));
  writePlans(input.plans, planned);
  load('bare')(input, join(folder, 'bare-examples'));
  for (const name of names) deepStrictEqual(content(stack('bare-examples', name)), content(stack('examples', name)));

  const sum = (count: (stacks: PlannedStacks) => number) => planned.reduce((total, one) => total + count(one), 0);
  return {
    ...input,
    stacks: names.map((name) => stack('examples', name)),
    elements: sum(({ plan }) => plan.elements.length),
    flows: sum(({ plan }) => plan.files.length),
  };
}

/** Writes as many org files as asked for, made from the example org dev with other names, and the plans of as many stacks. */
export function prepareMany(folder: string, examples: Examples, count: number): Input {
  const many = join(folder, `many-${count}`);
  const plans = join(folder, `plans-${count}.json`);
  const names = Array.from({ length: count }, (_, index) => `org-${String(index + 1).padStart(5, '0')}`);
  const dev = readFileSync(join(examples.folder, 'orgs', 'dev.yaml'), 'utf8');
  mkdirSync(join(many, 'orgs'), { recursive: true });
  cpSync(join(examples.folder, 'releases'), join(many, 'releases'), { recursive: true });
  for (const name of names) {
    const text = dev.replaceAll('acme-dev', `acme-${name}`).replaceAll(/ Dev$/gm, ` ${name}`);
    writeFileSync(join(many, 'orgs', `${name}.yaml`), text);
  }
  writePlans(plans, [{ names, plan: stackPlan(devStack(examples)) }]);
  return { folder: many, plans };
}

/** Folder of the synthesised stack of org dev. */
export function devStack({ stacks }: Examples): string {
  const stack = stacks.find((folder) => folder.endsWith('dev'));
  if (stack === undefined) throw new Error('there is no example org dev; the measurements are made with it');
  return stack;
}

function writePlans(file: string, planned: readonly PlannedStacks[]): void {
  writeFileSync(file, JSON.stringify(planned));
}

/** What ships of a stack: not the framework's metadata. */
function content(folder: string): unknown {
  const text = readFileSync(join(folder, 'cdk.tf.json'), 'utf8');
  const flows = readdirSync(join(folder, 'flows')).map((file) => [
    file,
    readFileSync(join(folder, 'flows', file), 'utf8'),
  ]);
  return { stack: JSON.parse(text, (key, value) => (key === '//' ? undefined : value)), flows };
}
