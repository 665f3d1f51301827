import { org } from '../../../releases/rows';
import type { Check } from '../../check';
import { whole } from '../../whole';
import { Calls } from '../calls';
import { compared } from '../compared';
import { buildStandIn } from './build';

/** The program that stands in for a provider's binary does what the provider of this program does. */
export const standInChecks: readonly Check[] = [
  {
    name: 'a provider binary from a folder: the same as with the provider that this program serves, from apply to destroy',
    onlyServed: 'it starts the program that stands in for the binary',
    run: async (orgs) => {
      const calls = new Calls();
      const binary = orgs.through({ folder: buildStandIn(orgs.root), onAnswered: calls.note });
      const found = await compared(whole('a binary', org), binary).run(orgs);
      const publishes = calls.lines.some((line) => line.endsWith('POST /api/v2/flows/jobs'));
      return [...found, ...calls.notServed, ...(publishes ? [] : ['no flow was published over HTTP'])];
    },
  },
];
