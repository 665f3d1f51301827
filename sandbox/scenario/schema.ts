import { list, oneOf, section, text, whole } from '../../input/schema-words';
import { faultSchema } from './faults-schema';
import { interactionSchema } from './interactions-schema';
import { recordsSchema } from './records-schema';
import { runnerSchema } from './runner-schema';
import { ends, type InteractionType, type Scenario } from './scenario';
import { engineSchema, serviceNowSchema } from './settings-schema';

const expected = section({
  outcome: oneOf(['created', 'found', 'refused', 'failed', 'unconfirmed']).optional(),
  records: whole(0, 1000).optional(),
  end: oneOf(Object.values(ends)).optional(),
}).refine((given) => Object.keys(given).length > 0, {
  error: 'at least one of outcome, records, end (leave the key out where nothing is expected)',
});

/** A scenario file. */
export const scenarioSchema = section({
  title: text(200),
  interaction: interactionSchema,
  tokenLeftSeconds: whole(1, 1_000_000).optional(),
  serviceNow: serviceNowSchema.default({}),
  engine: engineSchema.default({}),
  runner: runnerSchema.default({}),
  records: recordsSchema.default({}),
  faults: list(faultSchema).default([]),
  expected: expected.optional(),
});

/** An interaction of a type with nothing special about it, and no faults. */
export function plainScenario(type: InteractionType): Scenario {
  const name = 'all is well';
  const scenario = scenarioSchema.parse({ title: 'nothing goes wrong', interaction: { type } });
  return { name, file: name, ...scenario };
}
