import { z } from 'zod';
import { mapOf, plain, quoted, section, text, variants, whole } from '../../input/schema-words';
import type { Interaction } from '../genesys/flow';
import type { InteractionType, ScenarioInteraction } from './scenario';

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

type Rows = {
  readonly [T in Interaction['type']]: z.ZodType<Extract<ScenarioInteraction, { readonly type: T }>>;
};

/** The keys are explained in `scenario.ts`. */
const rows = {
  call: section({ type: z.literal('call'), ...caller }),
  outboundCall: section({
    type: z.literal('outboundCall'),
    ...caller,
    contact: mapOf(quoted(), 'a map from columns of the contact list to their texts').exactOptional(),
  }),
  waitingCall: section({
    type: z.literal('waitingCall'),
    ...caller,
    queue: text(256).exactOptional(),
    positionInQueue: whole(1, 1_000_000).exactOptional(),
    estimatedWaitMs: whole(0, longestMs).exactOptional(),
    answeredAfterMs: whole(0, longestMs).exactOptional(),
  }),
  message: section({
    type: z.literal('message'),
    senderAddress: text(100).default(phone),
    body: words.default('My laptop does not start any more.'),
    attributes,
  }),
  email: section({
    type: z.literal('email'),
    subject: words.default('Laptop'),
    body: words.default('My laptop does not start any more.'),
    attributes,
  }),
  workflow: section({
    type: z.literal('workflow'),
    inputs: mapOf(plain(), 'a map from inputs, such as Flow.description, to their values').exactOptional(),
    attributes,
  }),
} as const satisfies Rows;

export const interactionSchema = variants('type', rows);

/** The types of the interactions that scenarios can start a flow with. */
export const interactionTypes: readonly InteractionType[] = Object.values(rows).map(({ shape }) => shape.type.value);
