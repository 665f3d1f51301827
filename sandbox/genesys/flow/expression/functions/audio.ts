import { type Compiled, constantValue, needed } from '../compiled';
import { literalNeeded } from '../errors';
import { writeText } from '../text-forms';
import type { Audio } from '../types';
import { type FunctionDefinition, refused, typed } from './function-definition';

const longestBlank = 10_000;

/** Functions that make audio; voice flows only, since nothing else takes audio. */
export const audioFunctions: Readonly<Record<string, FunctionDefinition>> = {
  ToAudioBlank(args, call) {
    const [length] = args;
    if (args.length !== 1 || length?.type !== 'integer') throw refused(call, args, ['integer']);
    const silentMs = length.literal ? (constantValue(length) as number) : -1;
    if (silentMs < 0 || silentMs > longestBlank) {
      throw literalNeeded(call.name, 'a length of 0 to 10000 milliseconds', call.at);
    }
    const blank: Audio = { parts: [{ silentMs }], flush: false };
    return { type: 'audio', evaluate: () => blank };
  },
  ToAudioTTS: typed({
    takes: ['string'],
    gives: 'audio',
    apply: (text: string): Audio => ({ parts: [{ text }], flush: false }),
  }),
  ToAudioDuration: typed({
    takes: ['duration'],
    gives: 'audio',
    apply: (milliseconds: number): Audio => ({
      parts: [{ text: writeText('duration', milliseconds) }],
      flush: false,
    }),
  }),
  AudioPlaybackOptions(args, call) {
    const [audio, bargeIn, flush] = args;
    const options = [bargeIn, flush].filter((arg) => arg !== undefined);
    if (
      args.length < 2 ||
      args.length > 3 ||
      audio?.type !== 'audio' ||
      options.some(({ type }) => type !== 'boolean')
    ) {
      throw refused(call, args, ['audio, boolean', 'audio, boolean, boolean']);
    }
    if (!options.every(({ literal }) => literal))
      throw literalNeeded(call.name, 'barge-in and flush as true or false', call.at);
    const played = needed(audio, call.name);
    const now = isTrue(flush);
    return { type: 'audio', evaluate: (scope) => ({ ...(played(scope) as Audio), flush: now }) };
  },
};

function isTrue(option: Compiled | undefined): boolean {
  return option !== undefined && constantValue(option) === true;
}
