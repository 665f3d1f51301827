import { type Compiled, constantValue, needed } from '../compiled';
import { literalNeeded } from '../errors';
import { isTelephone, writeDecimal, writeText } from '../text-forms';
import type { Audio, ExpressionType, Value } from '../types';
import { type FunctionDefinition, refused } from './function-definition';
import { digitCount } from './numbers';

const longestBlank = 10_000;

/**
 * Functions that make audio. Only voice flows can use them, because nothing else takes audio. The caller hears the text
 * of the value; the wording of the platform is not modelled. A value that is not set is silence.
 */
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
  ToAudioTTS(args, call) {
    const [, language] = args;
    if (args.length === 2 && language?.type === 'string' && !language.literal)
      throw literalNeeded(call.name, 'a language tag', call.at);
    return spoken({ string: (text) => text as string }, 'string')(args, call);
  },
  ToAudioBool: spoken({ boolean: (value) => (value === true ? 'True' : 'False') }),
  ToAudioNumber: spoken({ integer: String, decimal: inDigits }, 'integer'),
  ToAudioNumberOrdinal: spoken({ integer: String }),
  ToAudioPercent: spoken(
    { integer: (value) => `${value} percent`, decimal: (value, digits) => `${inDigits(value, digits)} percent` },
    'integer',
  ),
  ToAudioPhoneNumber: spoken({
    phoneNumber: (uri) => (isTelephone(uri as string) ? (uri as string).slice('tel:'.length) : ''),
    string: (text) => (text as string).replace(/\D/g, ''),
  }),
  ToAudioDuration: spoken({ duration: (value) => writeText('duration', Math.trunc((value as number) / 1000) * 1000) }),
  ToAudioDate: spoken({ dateTime: (value) => writeText('dateTime', value).slice(0, 10) }),
  ToAudioTime: spoken({ dateTime: (value) => writeText('dateTime', value).slice(11, 16) }),
  ToAudioDateTime: spoken({ dateTime: (value) => writeText('dateTime', value) }),
  ToAudio: spoken({ prompt: (name) => name as string }),
  AudioPlaybackOptions(args, call) {
    const [given, bargeIn, flush] = args;
    const audio = given && asAudio(given);
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

/** Whether an expression can be played: audio, or a prompt. */
export function isHeard({ type }: Pick<Compiled, 'type'>): boolean {
  return type === 'audio' || type === 'prompt';
}

/** Turns a prompt into audio. Anything else is returned unchanged. */
export function asAudio(compiled: Compiled): Compiled {
  if (compiled.type !== 'prompt') return compiled;
  const name = needed(compiled, 'audio');
  return {
    ...compiled,
    type: 'audio',
    evaluate: (scope): Audio => ({ parts: [{ text: name(scope) as string }], flush: false }),
  };
}

type Speak = (value: Value, option: Value) => string;

/** A function that speaks a value of one of several types. A second argument, if the function has one, is passed on. */
function spoken(
  speakers: Readonly<Partial<Record<ExpressionType, Speak>>>,
  takesToo?: ExpressionType,
): FunctionDefinition {
  return (args, call) => {
    const [value, option] = args;
    const speak = value && speakers[value.type];
    if (!value || !speak || args.length > 2 || (option !== undefined && option.type !== takesToo)) {
      const accepted = Object.keys(speakers);
      throw refused(call, args, [...accepted, ...(takesToo ? accepted.map((type) => `${type}, ${takesToo}`) : [])]);
    }
    const chosen = option && needed(option, call.name);
    return {
      type: 'audio',
      evaluate: (scope): Audio => {
        const given = value.evaluate(scope);
        const text = given === undefined ? '' : speak(given, chosen?.(scope));
        return { parts: text === '' ? [] : [{ text }], flush: false };
      },
    };
  };
}

function inDigits(value: Value, digits: Value): string {
  return writeDecimal(
    value as number,
    digits === undefined ? undefined : digitCount('ToAudioNumber', digits as number),
  );
}

function isTrue(option: Compiled | undefined): boolean {
  return option !== undefined && constantValue(option) === true;
}
