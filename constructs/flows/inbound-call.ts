import {
  append,
  assign,
  atLeast,
  builtIn,
  decision,
  disconnect,
  equal,
  type Flow,
  flow,
  ifElse,
  integer,
  length,
  loop,
  loopExit,
  type Node,
  playAudio,
  setParticipantData,
  speech,
  substring,
  text,
  transferCall,
  updateData,
  variable,
} from '../architect';
import { voice } from './dialect';
import { hasRecord, makeRecord } from './record';
import { recipeOf, type ShippedFlowProps, usedVariables } from './shipped-flow';
import { withNumber } from './texts';
import { results } from './variables';

export interface InboundCallProps extends ShippedFlowProps {
  /** Name of the queue that gets callers whose record exists. */
  readonly queue: string;
  /** Name of the queue that gets everybody else. */
  readonly fallbackQueue: string;
  /** What the flow's own error handling does after its text. */
  readonly onError: 'disconnect' | 'queue';
  readonly texts: {
    readonly greeting: string;
    /** Spoken before ServiceNow is asked. */
    readonly wait: string;
    /** With `{number}`, which is spelled. */
    readonly created: string;
    /** With `{number}`, which is spelled. */
    readonly found: string;
    readonly notCreated: string;
    readonly transferFailed: string;
    readonly error: string;
  };
}

type Call = Node<'inboundCall'>;

/** Longest number of a record that is spelled. */
const spelledCharacters = 20;

const spoken = variable('Flow.spoken', 'string', { initial: '' });
const letter = variable('Flow.letter', 'integer', { initial: 0 });
const transferError = variable('Flow.transferError', 'string', { initial: '' });

/** A call: makes the record, says its number character by character, and hands the caller to a queue. */
export function inboundCall(props: InboundCallProps): Flow {
  const { texts } = props;
  const caller = builtIn('Call.Ani', 'string');
  const say = (name: string, words: Parameters<typeof speech>[0]): Call => playAudio({ name, audio: speech(words) });

  const actions: readonly Call[] = [
    say('Ask for patience', text(texts.wait)),
    ...makeRecord(recipeOf(voice, props), props.actions, {
      shortDescription: append(text('Call from '), caller),
      description: append(text('Call from '), caller, text(', conversation '), voice.conversationId),
      phone: caller,
      matchDigits: props.matchDigits,
      contactType: 'phone',
    }),
    decision<'inboundCall'>({
      name: 'Is there a record?',
      condition: hasRecord(),
      yes: [
        ...spellNumber(),
        decision<'inboundCall'>({
          name: 'Is it new?',
          condition: equal(results.outcome, text('created')),
          yes: [say('Say the new number', withNumber(texts.created, spoken))],
          no: [say('Say the known number', withNumber(texts.found, spoken))],
        }),
        ...transfers([...new Set([props.queue, props.fallbackQueue])], texts.transferFailed),
      ],
      no: [
        say('Say that there is none', text(texts.notCreated)),
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

/** Puts a comma after each character of the number, so that speech takes its time. */
function spellNumber(): readonly Call[] {
  const separator = ifElse(equal(letter, integer(0)), text(''), text(', '));
  return [
    updateData('Begin to spell', assign(spoken, text(''))),
    loop<'inboundCall'>({
      name: 'Spell the number',
      count: spelledCharacters,
      index: letter,
      body: [
        decision<'inboundCall'>({
          name: 'All spelled?',
          condition: atLeast(letter, length(results.number)),
          yes: [loopExit('All spelled')],
        }),
        updateData('Spell', assign(spoken, append(spoken, separator, substring(results.number, letter, integer(1))))),
      ],
    }),
  ];
}

/** Tries one queue after the other; the caller is told when all refuse. */
function transfers([queue, ...others]: readonly string[], words: string): readonly Call[] {
  if (queue === undefined) {
    return [
      setParticipantData({
        name: 'Note the failed transfer',
        attributes: { 'servicenow.transfer': append(text('failed: '), transferError) },
      }),
      playAudio({ name: 'Say that the transfer failed', audio: speech(text(words)) }),
      disconnect('End the call'),
    ];
  }
  return [
    transferCall({
      name: `To ${queue}`,
      queue,
      errorType: transferError,
      onFailure: transfers(others, words),
    }),
  ];
}
