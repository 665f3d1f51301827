import type { ActionDefaults, ErrorHandling, PromptSettings, Seconds, SpokenText } from '../archy';
import type { Flow } from '../flow';
import { noValue } from './values';

/** The defaults that the editor writes into every call flow (docs/platform-facts.md, Flow YAML by type). */
export const actionDefaults: ActionDefaults = {
  playAudioOnSilence: { timeout: seconds(40) },
  detectSilence: { timeout: seconds(40) },
  callData: { processingPrompt: noValue },
  collectInput: { noEntryTimeout: seconds(5) },
  dialByExtension: { interDigitTimeout: seconds(6) },
  transferToUser: { connectTimeout: noValue },
  transferToNumber: { connectTimeout: noValue },
  transferToGroup: { connectTimeout: noValue },
  transferToFlowSecure: { connectTimeout: seconds(15) },
};

export const promptSettings: PromptSettings = {
  ensureAudioInPrompts: false,
  promptMediaToValidate: [{ mediaType: 'audio' }, { mediaType: 'tts' }],
};

/** The text, or an explicit silence without one: where the key is left out, Archy adds a text of its own. */
export function spoken(text: string | undefined): SpokenText {
  return text === undefined ? noValue : { tts: text };
}

/** How a call or message flow ends when the flow itself fails. */
export function errorHandling({ onError }: Flow): ErrorHandling {
  return onError?.queue === undefined
    ? { disconnect: { none: true } }
    : { queue: { targetQueue: { lit: { name: onError.queue } } } };
}

function seconds(count: number): Seconds {
  return { lit: { seconds: count } };
}
