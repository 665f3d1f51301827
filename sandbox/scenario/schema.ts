import { z } from 'zod';
import { faultSchema } from './faults-schema';
import { engineSchema, serviceNowSchema } from './settings-schema';
import { listOf, mapOf, oneOf, section, text, variants, whole } from './words';

const phone = '+442079460123';
const attributes = mapOf(z.string({ error: 'expected a text' }), 'expected a map of texts').default({});

/** What a conversation's data may say already is `attributes`: that of a run before this one. */
const interaction = variants(
  'type',
  ['call', 'message', 'workflow'],
  [
    section({ type: z.literal('call'), ani: text(100).default(phone), attributes }),
    section({
      type: z.literal('message'),
      senderAddress: text(100).default(phone),
      body: z.string({ error: 'expected a text' }).default('My laptop does not start any more.'),
      attributes,
    }),
    section({
      type: z.literal('workflow'),
      inputs: mapOf(
        z.union([z.string(), z.number(), z.boolean()], { error: 'expected a text, a number, true or false' }),
        'expected a map from inputs, such as Flow.description, to their values',
      ).default({
        'Flow.callerPhone': phone,
        'Flow.shortDescription': 'VPN is down',
        'Flow.description': 'The VPN client reports error 809.',
      }),
      attributes,
    }),
  ],
);

/** A scenario file. */
export const scenarioSchema = section({
  title: text(200),
  interaction,
  tokenLeftSeconds: whole(1, 1_000_000).optional(),
  serviceNow: serviceNowSchema.default({}),
  engine: engineSchema.default({}),
  faults: listOf(faultSchema).default([]),
  expected: section({
    outcome: oneOf(['created', 'found', 'refused', 'failed', 'unconfirmed']),
    records: whole(0, 1),
    end: oneOf(['queue', 'fallbackQueue', 'disconnected', 'workflowEnded']).optional(),
  }),
});
