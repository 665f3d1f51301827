import type { Check } from '../check';
import type { SandboxOrgs } from '../sandbox-orgs';
import { outcomeDifferences } from './differences';
import { Outcomes } from './outcomes';

/** A check with a provider's binary, and how its outcomes differ from those with the provider that this program serves. */
export function compared(check: Check, binary: SandboxOrgs): Check {
  return {
    ...check,
    run: async (orgs) => {
      const [served, own] = [new Outcomes(), new Outcomes()];
      await check.run(orgs.noting(served));
      const found = await check.run(binary.noting(own));
      return [...found, ...(check.isTimed ? [] : outcomeDifferences(served.all, own.all))];
    },
  };
}
