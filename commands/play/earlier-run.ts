import { correlationWord } from '../../constructs/flows/correlation-word';
import type { OrgConfig } from '../../constructs/org';
import type { PublishedFlow } from '../../sandbox/genesys/flow';
import type { Scenario } from '../../sandbox/scenario';

const mark = '{{create}}';

/**
 * A scenario in whose data of the conversation the mark `{{create}}` is what the flow appends to the id: the name of the
 * operation by which it creates. So the data are those of an earlier run of this flow.
 *
 * @param release names the operation of each flow. @default - that of the usual flows
 */
export function afterEarlierRun(
  scenario: Scenario,
  { type, name }: PublishedFlow,
  release: OrgConfig['release'] | undefined,
): Scenario {
  const flow = release?.flows.find((candidate) => candidate.type === type && candidate.name === name);
  const word = correlationWord(flow?.create ?? 'create-incident');
  const entries = Object.entries(scenario.interaction.attributes);
  const attributes = Object.fromEntries(entries.map(([key, text]) => [key, text.replaceAll(mark, word)]));
  return { ...scenario, interaction: { ...scenario.interaction, attributes } };
}
