import type { z } from 'zod';
import { pattern, section } from '../../../input/schema-words';

const plain = (fallback: string, purpose: string) =>
  pattern(/^(?![\s\S]*\{\{)[\s\S]*\S[\s\S]*$/, 'a text that is not blank, without "{{"')
    .default(fallback)
    .describe(purpose);

const numbered = (fallback: string, purpose: string) =>
  pattern(
    /^(?![\s\S]*\{\{)(?![\s\S]*\{number\}[\s\S]*\{number\})[\s\S]*\{number\}[\s\S]*$/,
    'a text with "{number}" exactly once and without "{{"',
  )
    .default(fallback)
    .describe(`${purpose} {number} stands where the number of the record is told, exactly once.`);

/** A text that goes into a record. No other braces than those of its marks are accepted: another mark would be sent. */
const recorded = (fallback: string, purpose: string) =>
  pattern(
    /^(?![\s\S]*\{(?!caller\}|conversation\}))[\s\S]*\S[\s\S]*$/,
    'a text that is not blank, with no other "{" than those of "{caller}" and "{conversation}"',
  )
    .default(fallback)
    .describe(
      `${purpose} {caller} stands where the number of the caller is written, {conversation} where the id of the conversation is.`,
    );

const shared = {
  wait: plain('One moment, please.', 'Told while ServiceNow is asked, so that nobody waits in silence.'),
  created: numbered('I have opened a ticket for you. Its number is {number}.', 'Told when a record was created.'),
  found: numbered(
    'Your ticket is already open. Its number is {number}.',
    'Told when the record of this conversation was there already.',
  ),
  notCreated: plain(
    'I could not open a ticket right now. A colleague will help you personally.',
    'Told when no record can be confirmed, before the transfer to a person.',
  ),
};

/** The texts that a caller hears. The defaults are English: a flow in another language sets all of them. */
export const callTexts = section({
  greeting: plain('Thank you for calling.', 'Said first, before anything is looked up.'),
  ...shared,
  transferFailed: plain(
    'I am sorry, nobody can take your call at the moment. Please call again later.',
    'Said when the transfer to the queue failed, before the call ends.',
  ),
  error: plain(
    'I am sorry, something went wrong on our side.',
    "Said by the flow's own error handling, before it does what onError names.",
  ),
  shortDescription: recorded('Call from {caller}', 'Short description of the record.'),
  description: recorded('Call from {caller}, conversation {conversation}', 'Description of the record.'),
});

/** The texts that the writer of a message reads. The defaults are English: a flow in another language sets all of them. */
export const messageTexts = section({
  ...shared,
  withoutText: plain(
    'Message without text',
    'Short description and description of the record of a message that has no text.',
  ),
});

/** Every text that an org may set for a flow. The type of the flow decides which it has. */
export const textOverrides = section(
  Object.fromEntries(
    Object.entries<z.ZodDefault<z.ZodString>>({ ...messageTexts.shape, ...callTexts.shape }).map(([key, text]) => [
      key,
      text
        .unwrap()
        .exactOptional()
        .describe(text.description ?? ''),
    ]),
  ),
);
