import { readJson, writeJson } from '../json-text';
import type { Callable } from './callable';
import { uriEncode } from './escapes';
import { mathTool } from './math-tool';
import { type TextMethod, textTools } from './text-tools';
import { TemplateFailure, textOf, type Value } from './values';

export interface Tool {
  readonly methods: ReadonlyMap<string, Callable<undefined>>;
  readonly properties: ReadonlyMap<string, string>;
  /** Methods of the platform that this engine does not have, with the reason. @default - none */
  readonly refused?: ReadonlyMap<string, string>;
}

/** Names that other kinds of integrations, or some versions of Velocity, have. */
export const refusedTools: ReadonlyMap<string, string> = new Map([
  ['salesforce', '$salesforce belongs to the data actions of Salesforce; this engine runs those of web services'],
  ['velocityCount', '$velocityCount exists in Velocity 1 only; use $foreach.count'],
]);

/**
 * The macros that Genesys documents for data actions. Text methods return null for null, as Velocity's EscapeTool does,
 * so that the reference prints its own text.
 */
export const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  [
    'esc',
    {
      methods: textMethods(textTools.esc),
      properties: new Map([
        ...named('\\', 'backslash', 'b'),
        ...named('$', 'dollar', 'd'),
        ...named('!', 'exclamation', 'e'),
        ...named('#', 'hash', 'h'),
        ...named('\n', 'newline', 'n'),
        ...named('"', 'quote', 'q'),
        ...named("'", 'singleQuote', 's'),
      ]),
    },
  ],
  ['encoding', { methods: textMethods(textTools.encoding), properties: new Map() }],
  [
    'math',
    {
      methods: mathTool,
      properties: new Map(),
      refused: new Map([['random', '$math.random differs from run to run, and the runs here do not']]),
    },
  ],
  [
    'successTemplateUtils',
    {
      methods: new Map([['firstFromArray', { parameters: ['text', 'text'], optional: 1, run: firstFromArray }]]),
      properties: new Map(),
      refused: new Map([
        [
          'moveKeysIntoArrayOfObjects',
          'what moveKeysIntoArrayOfObjects makes of its arguments is not known here; use a JSONPath of the translation map',
        ],
      ]),
    },
  ],
  [
    'urlTool',
    {
      methods: new Map([['optionalQueryParam', { parameters: ['text', 'any'], run: optionalQueryParam }]]),
      properties: new Map(),
    },
  ],
]);

function named(text: string, ...names: readonly string[]): (readonly [string, string])[] {
  return names.map((name) => [name, text]);
}

function textMethods(methods: Readonly<Record<string, TextMethod>>): ReadonlyMap<string, Callable<undefined>> {
  return new Map(Object.entries(methods).map(([name, { write }]) => [name, onText(write)]));
}

function onText(write: TextMethod['write']): Callable<undefined> {
  return {
    parameters: ['any'],
    run: (_, [value = null]) => (value === null ? null : write(printed(value))),
  };
}

function printed(value: Exclude<Value, null>): string {
  const text = textOf(value);
  if (text === undefined) throw new TemplateFailure('a whole object or list was given where a text is needed');
  return text;
}

/**
 * The first element of a JSON array, as JSON text. For an empty array, the default, which is JSON text, too. An empty
 * array without a default fails, because the platform does not document it.
 */
function firstFromArray(_: undefined, [list, otherwise]: readonly Value[]): Value {
  const elements = parsedArray(list as string);
  if (elements.length > 0) return writeJson(elements[0]);
  if (otherwise === undefined) throw new TemplateFailure('firstFromArray got an empty array and no default');
  return otherwise;
}

function parsedArray(text: string): readonly unknown[] {
  let parsed: unknown;
  try {
    parsed = readJson(text);
  } catch {
    parsed = undefined;
  }
  if (!Array.isArray(parsed)) throw new TemplateFailure('firstFromArray got a text that is not a JSON array');
  return parsed;
}

/** `name=value`, encoded; empty without a value. */
function optionalQueryParam(_: undefined, [name, value = null]: readonly Value[]): Value {
  if (value === null || value === '') return '';
  return `${uriEncode(name as string)}=${uriEncode(printed(value))}`;
}
