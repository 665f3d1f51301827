import { z } from 'zod';
import { mapOf, name, oneOf, pattern, section, variants } from '../../../input/schema-words';
import { queueKey } from './queues';
import { retryOfFlow } from './retry';
import { callTexts, messageTexts } from './texts';

/** Types of Architect flows that do not ship. */
const otherTypes = [
  'inboundEmail',
  'inboundChat',
  'outboundCall',
  'inqueueCall',
  'inqueueEmail',
  'inqueueShortMessage',
  'secureCall',
  'surveyInvite',
  'voiceSurvey',
  'voicemail',
  'botFlow',
  'digitalBotFlow',
  'commonModule',
  'workitem',
];

const notShipped = Object.fromEntries(
  otherTypes.map((type) => [type, 'no flow of this type ships; bring one of your own with ownFlows']),
);

/** The form of a language, as a flow names it. */
export const languageTag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/;

export const language = pattern(languageTag, 'a language tag in lower case, such as en-us');

/** Schemas of the names of operations, by their use in a flow. */
export interface OperationUses {
  readonly create: z.ZodType<string>;
  readonly findCaller: z.ZodType<string>;
}

/** A flow of a release. Architect limits the characters of its name. */
export function flow({ create, findCaller }: OperationUses) {
  const common = {
    name: pattern(
      /^(?!\s)(?!.*\s$)(?!.*-debug$)(?!.*\{\{)(?!.*[$%]\{)[^/\n\r]+$/,
      'a name on one line, without "/", "{{", "${", "%{" or blanks at its ends, not ending in "-debug"',
    ).describe('Name of the flow, unique in the org. A new name is a new flow: the old one is deleted.'),
    description: name().exactOptional().describe('What the flow is for, on one line.'),
    language: language.describe('Language of the flow, in lower case, such as en-us. The default texts are English.'),
    findCaller: findCaller
      .exactOptional()
      .describe('Operation that looks the caller up. Without it: the caller is not looked up.'),
    create: create.describe('Operation that creates the record.'),
    columns: mapOf(
      pattern(/^(?![\s\S]*\{\{)[\s\S]*\S[\s\S]*$/, 'a text that is not blank, in quotes where it looks like a number'),
      'a map from columns to texts, such as { category: network }',
    )
      .default({})
      .describe('Columns of the record with the same text each time, such as category or assignment_group (a sys_id).'),
    retry: retryOfFlow.prefault({}).describe('Limits that differ from retry of the release for this flow.'),
  };
  const conversation = {
    queue: pattern(queueKey, 'a key of queues: a lower-case letter, then lower-case letters, digits, "-" or "_"')
      .default('fallback')
      .describe('Key of queues: where the contact goes in the end.'),
    onError: oneOf(['disconnect', 'queue'])
      .default('disconnect')
      .describe("What the flow's own error handling does: end the contact, or send it to the queue."),
  };
  const type = <const T extends string>(value: T) => z.literal(value).describe('Type of the flow.');

  return variants(
    'type',
    {
      inboundCall: section({
        type: type('inboundCall'),
        ...common,
        ...conversation,
        texts: callTexts.prefault({}).describe('What the caller hears.'),
      }),
      inboundShortMessage: section({
        type: type('inboundShortMessage'),
        ...common,
        ...conversation,
        texts: messageTexts.prefault({}).describe('What the writer of the message reads.'),
      }),
      workflow: section({ type: type('workflow'), ...common }),
    },
    notShipped,
  );
}
