import { type Compiled, needed } from '../compiled';
import { badArgument } from '../flow-failure';
import { type Audio, type ExpressionType, isCollection } from '../types';
import { type FunctionDefinition, refused, typed } from './function-definition';

/** Functions of strings; texts count in UTF-16 units, comparing is exact. */
export const textFunctions: Readonly<Record<string, FunctionDefinition>> = {
  Append: append,
  Substring: typed({
    takes: ['string', 'integer', 'integer'],
    gives: 'string',
    apply: (text: string, start: number, count: number) =>
      text.slice(natural('Substring', start), start + natural('Substring', count)),
  }),
  Replace: typed({
    takes: ['string', 'string', 'string'],
    gives: 'string',
    apply: (text: string, part: string, by: string) => (part === '' ? text : text.replaceAll(part, () => by)),
  }),
  Left: typed({
    takes: ['string', 'integer'],
    gives: 'string',
    apply: (text: string, count: number) => text.slice(0, natural('Left', count)),
  }),
  Right: typed({
    takes: ['string', 'integer'],
    gives: 'string',
    apply: (text: string, count: number) => text.slice(Math.max(0, text.length - natural('Right', count))),
  }),
  Lower: ofText('string', (text) => text.toLowerCase()),
  Upper: ofText('string', (text) => text.toUpperCase()),
  Trim: ofText('string', (text) => text.trim()),
  Length: ofText('integer', (text) => text.length),
  Contains: ofTwoTexts('boolean', (text, part) => text.includes(part)),
  FindString: ofTwoTexts('integer', (text, part) => text.indexOf(part)),
  Split: ofTwoTexts('stringCollection', (text, separator) => text.split(separator)),
};

function ofText(gives: ExpressionType, apply: (text: string) => unknown): FunctionDefinition {
  return typed({ takes: ['string'], gives, apply });
}

function ofTwoTexts(gives: ExpressionType, apply: (text: string, other: string) => unknown): FunctionDefinition {
  return typed({ takes: ['string', 'string'], gives, apply });
}

function natural(name: string, count: number): number {
  if (count < 0) throw badArgument(name, 'a position or a length of at least 0', count);
  return count;
}

const appendable = ['string, ...', 'audio, ...', 'collection, ...'];

/** Joins strings, audio or collections of one type; what is not set counts as empty. */
function append(args: readonly Compiled[], call: Parameters<FunctionDefinition>[1]): ReturnType<FunctionDefinition> {
  const set = args.filter(({ type }) => type !== 'notSet');
  const type = set[0]?.type ?? 'string';
  if (args.length === 0 || set.some((arg) => arg.type !== type || arg.outermost)) throw refused(call, args, appendable);
  const values = set.map(({ evaluate }) => evaluate);
  if (type === 'string') {
    return { type, evaluate: (scope) => values.reduce((text, value) => text + ((value(scope) as string) ?? ''), '') };
  }
  if (type === 'audio') {
    const audio = set.map((arg) => needed(arg, call.name));
    const parts = (evaluated: Audio[]): Audio => ({ parts: evaluated.flatMap((one) => one.parts), flush: false });
    return { type, evaluate: (scope) => parts(audio.map((value) => value(scope) as Audio)) };
  }
  if (isCollection(type)) {
    return { type, evaluate: (scope) => values.flatMap((value) => (value(scope) as unknown[] | undefined) ?? []) };
  }
  throw refused(call, args, appendable);
}
