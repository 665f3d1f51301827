import { catalogue, type Operation } from '../../constructs/servicenow';

/** Does something while operations of the catalogue have other definitions. */
export function withOperations<T>(operations: readonly Operation[], work: () => T): T {
  const all = catalogue as Map<string, Operation>;
  const before = new Map(all);
  for (const operation of operations) all.set(operation.name, operation);
  try {
    return work();
  } finally {
    all.clear();
    for (const [name, operation] of before) all.set(name, operation);
  }
}
