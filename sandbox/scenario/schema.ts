import { z } from 'zod';
import { list, mapOf, oneOf, plain, quoted, section, text, variants, whole } from '../../input/schema-words';
import { faultSchema } from './faults-schema';
import { recordsSchema } from './records-schema';
import { runnerSchema } from './runner-schema';
import { ends, type InteractionType, type Scenario } from './scenario';
import { engineSchema, serviceNowSchema } from './settings-schema';

const phone = '+442079460123';
const words = z.string({ error: 'a text' });
const attributes = mapOf(words, 'a map of texts').default({});
const longestMs = 86_400_000;
const pressed = 'keys of a phone in quotes, such as "4711#"';

const caller = {
  ani: text(100).default(phone),
  calledAddress: text(100).exactOptional(),
  remoteName: text(100).exactOptional(),
  keys: z
    .array(z.string({ error: pressed }).regex(/^[0-9*#]{0,100}$/, { error: pressed }), {
      error: 'a list of the keys that are pressed at each prompt, such as ["1", "4711#", ""]',
    })
    .exactOptional(),
  attributes,
};

/** What it means stands in `scenario.ts`. */
const interaction = variants('type', [
  section({ type: z.literal('call'), ...caller }),
  section({
    type: z.literal('outboundCall'),
    ...caller,
    contact: mapOf(quoted(), 'a map from columns of the contact list to their texts').exactOptional(),
  }),
  section({
    type: z.literal('waitingCall'),
    ...caller,
    queue: text(256).exactOptional(),
    positionInQueue: whole(1, 1_000_000).exactOptional(),
    estimatedWaitMs: whole(0, longestMs).exactOptional(),
    answeredAfterMs: whole(0, longestMs).exactOptional(),
  }),
  section({
    type: z.literal('message'),
    senderAddress: text(100).default(phone),
    body: words.default('My laptop does not start any more.'),
    attributes,
  }),
  section({
    type: z.literal('email'),
    subject: words.default('Laptop'),
    body: words.default('My laptop does not start any more.'),
    attributes,
  }),
  section({
    type: z.literal('workflow'),
    inputs: mapOf(plain(), 'a map from inputs, such as Flow.description, to their values').exactOptional(),
    attributes,
  }),
]);

const expected = section({
  outcome: oneOf(['created', 'found', 'refused', 'failed', 'unconfirmed']).optional(),
  records: whole(0, 1000).optional(),
  end: oneOf(ends).optional(),
}).refine((given) => Object.keys(given).length > 0, {
  error: 'at least one of outcome, records, end (leave the key out where nothing is expected)',
});

/** A scenario file. */
export const scenarioSchema = section({
  title: text(200),
  interaction,
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
  return { name, file: name, ...scenario } as Scenario;
}
