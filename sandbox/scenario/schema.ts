import { list, oneOf, section, text, whole } from '../../input/schema-words';
import { faultSchema } from './faults-schema';
import { interactionSchema } from './interactions-schema';
import { recordsSchema } from './records-schema';
import { runnerSchema } from './runner-schema';
import { ends, type InteractionType, type Scenario } from './scenario';
import { engineSchema, platformApiSchema, serviceNowSchema } from './settings-schema';

const expected = section({
  outcome: oneOf(['created', 'found', 'refused', 'failed', 'unconfirmed'])
    .optional()
    .describe('Participant data `servicenow.outcome`, which the shipped flows write.'),
  records: whole(0, 1000)
    .optional()
    .describe('Number of records that ServiceNow has created by the end, without those of `records`.'),
  end: oneOf(Object.values(ends))
    .optional()
    .describe('Where the interaction ends. `queue` is any queue but the fallback queue.'),
}).refine((given) => Object.keys(given).length > 0, {
  error: 'at least one of outcome, records, end (leave the key out where nothing is expected)',
});

/** A scenario file. */
export const scenarioSchema = section({
  title: text(200).describe('A sentence about the scenario, without a final period.'),
  flow: text(300)
    .optional()
    .describe(
      'Name of the flow that the scenario is for, or its type and its name: `inboundCall/IT Service Desk`. `check` plays a scenario of your own that names one.',
    ),
  interaction: interactionSchema.describe('The interaction that starts the flow.'),
  tokenLeftSeconds: whole(1, 1_000_000)
    .optional()
    .describe(
      'Seconds that are left of the token that ServiceNow gives out. Without it: ServiceNow makes a new token.',
    ),
  serviceNow: serviceNowSchema.default({}).describe('Settings of the embedded ServiceNow.'),
  engine: engineSchema.default({}).describe('Settings of the engine that executes data actions.'),
  runner: runnerSchema.default({}).describe('Settings of the flow runner, and what the org and its people do.'),
  platformApi: platformApiSchema
    .default({})
    .describe('Settings of the platform API that `serve` serves, and what its client may do.'),
  records: recordsSchema
    .default({})
    .describe(
      'Records that ServiceNow holds before the interaction begins, by table: texts by column. A reference is the `sys_id` of another record in the file.',
    ),
  faults: list(faultSchema)
    .default([])
    .describe('What goes wrong with single requests. The first fault that is due applies.'),
  expected: expected
    .optional()
    .describe(
      'What the interaction must end with. Without it: nothing is checked, except that the flow itself does not fail.',
    ),
});

/** An interaction of a type with nothing special about it, and no faults. */
export function plainScenario(type: InteractionType): Scenario {
  const name = 'all is well';
  const scenario = scenarioSchema.parse({ title: 'nothing goes wrong', interaction: { type } });
  return { name, file: name, ...scenario };
}
