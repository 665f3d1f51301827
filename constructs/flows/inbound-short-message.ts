import { type Expression, expr, type Flow, flow, type Node, nodes } from '../architect';
import { messageDialect } from './dialect';
import { hasRecord, makeRecord } from './record';
import { recipeOf, type ShippedFlowProps, usedVariables } from './shipped-flow';
import { filled } from './texts';
import { results } from './variables';

export interface InboundShortMessageProps extends ShippedFlowProps {
  /** Name of the queue that gets messages whose record exists. */
  readonly queue: string;
  /** Name of the queue that gets all others. */
  readonly fallbackQueue: string;
  /** How the flow's own error handling ends. */
  readonly onError: 'disconnect' | 'queue';
  /** Texts that the writer of the message reads, in the language of the flow. */
  readonly texts: {
    /** Sent before ServiceNow is asked. */
    readonly wait: string;
    /** With `{number}`. */
    readonly created: string;
    /** With `{number}`. */
    readonly found: string;
    /** Sent when no record can be confirmed, before the transfer. */
    readonly notCreated: string;
    /** Short description and description of the record of a message that has no text. */
    readonly withoutText: string;
  };
}

type Message = Node<'inboundShortMessage'>;

/** A message: makes the record, answers with its number, and hands the conversation to a queue. */
export function inboundShortMessage(props: InboundShortMessageProps): Flow<'inboundShortMessage'> {
  const { texts } = props;
  const body = expr.builtIn('Message.Message.body', 'string');
  const words = expr.ifElse(expr.isNotSetOrEmpty(body), texts.withoutText, body);
  const answer = (name: string, reply: Expression<'string'>): Message => nodes.sendResponse({ name, body: reply });

  const actions: readonly Message[] = [
    answer('Ask for patience', expr.text(texts.wait)),
    ...makeRecord(recipeOf(messageDialect, props), props.actions, {
      shortDescription: words,
      description: words,
      phone: expr.append('', expr.builtIn('Message.Message.senderAddress', 'string')),
      matchDigits: props.matchDigits,
      fixedInputs: props.fixedInputs ?? {},
      contactType: 'chat',
    }),
    nodes.decision<'inboundShortMessage'>({
      name: 'Is there a record?',
      condition: hasRecord(),
      yes: [
        nodes.decision<'inboundShortMessage'>({
          name: 'Is it new?',
          condition: expr.equal(results.outcome, 'created'),
          yes: [answer('Tell the new number', filled(texts.created, { number: results.number }))],
          no: [answer('Tell the known number', filled(texts.found, { number: results.number }))],
        }),
        nodes.transferMessage({ name: `To ${props.queue}`, queue: props.queue }),
      ],
      no: [
        answer('Tell that there is none', expr.text(texts.notCreated)),
        nodes.transferMessage({ name: `To ${props.fallbackQueue}`, queue: props.fallbackQueue }),
      ],
    }),
  ];

  return flow({
    type: 'inboundShortMessage',
    name: props.name,
    description: props.description,
    division: props.division,
    language: props.language,
    variables: usedVariables(actions),
    ...(props.onError === 'queue' ? { onError: { queue: props.fallbackQueue } } : {}),
    sequences: [{ name: 'Main', actions }],
  });
}
