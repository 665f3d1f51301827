import { assign, expr, type Flow, flow, type Node, nodes, type Operand, variable } from '../architect';
import { callDialect } from './dialect';
import { hasRecord, makeRecord } from './record';
import { recipeOf, type ShippedFlowProps, usedVariables } from './shipped-flow';
import { filled } from './texts';
import { results } from './variables';

export interface InboundCallProps extends ShippedFlowProps {
  /** Name of the queue that gets callers whose record exists. */
  readonly queue: string;
  /** Name of the queue that gets all other callers. */
  readonly fallbackQueue: string;
  /** How the flow's own error handling ends, after its text. */
  readonly onError: 'disconnect' | 'queue';
  /** Texts that the caller hears, in the language of the flow. */
  readonly texts: {
    /** Said first, before anything else happens. */
    readonly greeting: string;
    /** Spoken before ServiceNow is asked. */
    readonly wait: string;
    /** With `{number}`, which is spelled. */
    readonly created: string;
    /** With `{number}`, which is spelled. */
    readonly found: string;
    /** Said when no record can be confirmed, before the transfer. */
    readonly notCreated: string;
    /** Said when every transfer failed, before the call ends. */
    readonly transferFailed: string;
    /** Said by the flow's own error handling. */
    readonly error: string;
    /** Short description of the record; may have `{caller}` and `{conversation}`. */
    readonly shortDescription: string;
    /** Description of the record; may have the same marks. */
    readonly description: string;
  };
}

type Call = Node<'inboundCall'>;

/** Further characters of a record number are not spelled. */
const spelledCharacters = 20;

const spoken = variable('Flow.spoken', 'string', { initial: '' });
const letter = variable('Flow.letter', 'integer', { initial: 0 });
const transferError = variable('Flow.transferError', 'string', { initial: '' });

/** A call: makes the record, says its number character by character, and hands the caller to a queue. */
export function inboundCall(props: InboundCallProps): Flow<'inboundCall'> {
  const { texts } = props;
  const caller = expr.builtIn('Call.Ani', 'string');
  const marks = { caller, conversation: callDialect.conversationId };
  const say = (name: string, words: Operand<'string'>): Call => nodes.playAudio({ name, audio: expr.speech(words) });

  const actions: readonly Call[] = [
    say('Ask for patience', texts.wait),
    ...makeRecord(recipeOf(callDialect, props), props.actions, {
      shortDescription: filled(texts.shortDescription, marks),
      description: filled(texts.description, marks),
      phone: caller,
      matchDigits: props.matchDigits,
      fixedInputs: props.fixedInputs ?? {},
      contactType: 'phone',
    }),
    nodes.decision<'inboundCall'>({
      name: 'Is there a record?',
      condition: hasRecord(),
      yes: [
        ...spellNumber(),
        nodes.decision<'inboundCall'>({
          name: 'Is it new?',
          condition: expr.equal(results.outcome, 'created'),
          yes: [say('Say the new number', filled(texts.created, { number: spoken }))],
          no: [say('Say the known number', filled(texts.found, { number: spoken }))],
        }),
        ...transfers([...new Set([props.queue, props.fallbackQueue])], texts.transferFailed),
      ],
      no: [
        say('Say that there is none', texts.notCreated),
        ...transfers([...new Set([props.fallbackQueue, props.queue])], texts.transferFailed),
      ],
    }),
  ];

  return flow({
    type: 'inboundCall',
    name: props.name,
    description: props.description,
    division: props.division,
    language: props.language,
    greeting: texts.greeting,
    variables: usedVariables(actions, [spoken, letter, transferError]),
    onError: { say: texts.error, ...(props.onError === 'queue' ? { queue: props.fallbackQueue } : {}) },
    sequences: [{ name: 'Main', actions }],
  });
}

/** Puts a comma between the characters of the number, so that it is spoken slowly. */
function spellNumber(): readonly Call[] {
  const separator = expr.ifElse(expr.equal(letter, 0), expr.text(''), ', ');
  return [
    nodes.updateData('Begin to spell', assign(spoken, '')),
    nodes.loop<'inboundCall'>({
      name: 'Spell the number',
      count: spelledCharacters,
      index: letter,
      body: [
        nodes.decision<'inboundCall'>({
          name: 'All spelled?',
          condition: expr.atLeast(letter, expr.length(results.number)),
          yes: [nodes.loopExit('All spelled')],
        }),
        nodes.updateData(
          'Spell',
          assign(spoken, expr.append(spoken, separator, expr.substring(results.number, letter, 1))),
        ),
      ],
    }),
  ];
}

/** Tries one queue after the other. When every transfer fails, says so and ends the call. */
function transfers([queue, ...others]: readonly string[], words: string): readonly Call[] {
  if (queue === undefined) {
    return [
      nodes.setParticipantData({
        name: 'Note the failed transfer',
        attributes: { 'servicenow.transfer': expr.append('failed: ', transferError) },
      }),
      nodes.playAudio({ name: 'Say that the transfer failed', audio: expr.speech(words) }),
      nodes.disconnect('End the call'),
    ];
  }
  return [
    nodes.transferCall({
      name: `To ${queue}`,
      queue,
      errorType: transferError,
      onFailure: transfers(others, words),
    }),
  ];
}
