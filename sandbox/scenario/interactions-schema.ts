import { z } from 'zod';
import { mapOf, plain, quoted, section, text, variants, whole } from '../../input/schema-words';
import type { Interaction } from '../genesys/flow';
import type { InteractionType, ScenarioInteraction } from './scenario';

const phone = '+442079460123';
const words = (fallback: string, purpose: string) => z.string({ error: 'a text' }).default(fallback).describe(purpose);
const attributes = mapOf(z.string({ error: 'a text' }), 'a map of texts')
  .default({})
  .describe(
    'Participant data that an earlier run has left in the conversation, by name. `{{create}}` in a text is the operation by which the flow creates.',
  );
const longestMs = 86_400_000;
const pressed = 'keys of a phone in quotes, such as "4711#"';
const type = <const T extends string>(value: T) => z.literal(value).describe('Type of the interaction.');

const caller = {
  ani: text(100).default(phone).describe("The caller's number."),
  calledAddress: text(100)
    .exactOptional()
    .describe('The number that was called. One that the org routes plays the flow of that number.'),
  remoteName: text(100).exactOptional().describe("The caller's name, as the telephone network reports it."),
  keys: z
    .array(z.string({ error: pressed }).regex(/^[0-9*#]{0,100}$/, { error: pressed }), {
      error: 'a list of the keys that are pressed at each prompt, such as ["1", "4711#", ""]',
    })
    .exactOptional()
    .describe('The keys that the caller presses at each prompt that asks for keys, in order; "" for none.'),
  attributes,
};

type Rows = {
  readonly [T in Interaction['type']]: z.ZodType<Extract<ScenarioInteraction, { readonly type: T }>>;
};

const rows = {
  call: section({ type: type('call'), ...caller }).describe('A call to the org.'),
  outboundCall: section({
    type: type('outboundCall'),
    ...caller,
    contact: mapOf(quoted(), 'a map from columns of the contact list to their texts')
      .exactOptional()
      .describe('The row of the contact list by its columns, as `Call.Contact`.'),
  }).describe('A call that a campaign made; `ani` is the number of the party that answered.'),
  waitingCall: section({
    type: type('waitingCall'),
    ...caller,
    queue: text(256)
      .exactOptional()
      .describe('Name of the queue in which the caller waits. Without it: the fallback queue of the org.'),
    positionInQueue: whole(1, 1_000_000).exactOptional().describe('Position in the queue, from 1.'),
    estimatedWaitMs: whole(0, longestMs).exactOptional().describe('Estimated wait, in milliseconds.'),
    answeredAfterMs: whole(0, longestMs)
      .exactOptional()
      .describe(
        'Milliseconds from the start until an agent takes the call, which ends the flow. Without it: no agent does.',
      ),
  }).describe('A caller who waits in a queue.'),
  message: section({
    type: type('message'),
    senderAddress: text(100).default(phone).describe('Address of the person who writes.'),
    body: words('My laptop does not start any more.', 'Text of the message.'),
    attributes,
  }).describe('A message that begins a conversation.'),
  email: section({
    type: type('email'),
    subject: words('Laptop', 'Subject of the email.'),
    body: words('My laptop does not start any more.', 'Text of the email.'),
    attributes,
  }).describe('An email.'),
  workflow: section({
    type: type('workflow'),
    inputs: mapOf(plain(), 'a map from inputs, such as Flow.description, to their values')
      .exactOptional()
      .describe(
        'Inputs by full name, such as `Flow.description`. `Flow.conversationId` is added where the flow has it. Without it: an example for each input of the shipped workflow.',
      ),
    attributes,
  }).describe('The start of a workflow.'),
} as const satisfies Rows;

export const interactionSchema = variants('type', rows);

/** The types of the interactions that scenarios can start a flow with. */
export const interactionTypes: readonly InteractionType[] = Object.values(rows).map(({ shape }) => shape.type.value);
