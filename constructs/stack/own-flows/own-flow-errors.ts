import type { Message, Mistake } from '../../../input/mistake';
import { shown } from '../../../input/shown';
import type { Term } from '../../flows';
import { total } from '../../flows';

// The mistakes in flows of a project's own. The caller adds the name of the flow.

export const budgetTooSmall = (terms: readonly Term[], budgetSeconds: number): Message => ({
  problem: `it may take ${total(terms)} s in the worst case (${terms.map(({ label }) => label).join(' + ')})`,
  expected: `at most ${budgetSeconds} s (budgetSeconds)`,
  next: 'raise budgetSeconds in context.recipe, or lower attempts, delays or timeouts',
});

export const numberIsResult = (): Mistake => ({
  path: 'output "number"',
  problem: 'a create leaves the number in results.number, whether its record was made or found',
  next: 'read results.number instead',
});

export const otherDivision = (given: string, division: string, file: string): Mistake => ({
  path: 'division',
  given: shown(given),
  expected: `${shown(division)}, the division of ${file}`,
  next: 'a flow in TypeScript takes context.division, and a file a mark with a substitution',
});

export const threw = (error: unknown): Message => ({
  problem: `its function threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
  next: 'correct the flow',
});

export const operationNeeded = (flow: string, operation: string, isDeclared: boolean): Message => ({
  problem: `the flow ${shown(flow)} needs the operation ${shown(operation)}`,
  next: isDeclared ? 'add it to operations' : 'add it to operations here, and to those in project.ts',
});

export const flowTwice = (): Message => ({
  problem: 'the project declares two flows of this name',
  next: 'rename or remove one',
});

export const nameTaken = ({ type, name }: { readonly type: string; readonly name: string }): Message => ({
  given: `the ${type} flow ${shown(name)}`,
  problem: 'the org has another flow of this type and name',
  next: 'rename one',
});

export const correctName = 'correct the name';
