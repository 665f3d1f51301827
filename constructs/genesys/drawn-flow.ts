import type { Mistake } from '../../input/mistake';
import { secretsIn, secretsInComments } from '../../input/secrets';
import { columnBefore, marksIn, type Substitutions, substituted } from '../../input/substitutions';
import { readTextFile } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import { type Place, parseYaml, type YamlDocument } from '../../input/yaml-document';
import { dataOf, type YamlMap, type YamlNode } from '../../input/yaml-node';
import { type NamedAction, type NamedObject, namesIn } from './drawn-names';
import {
  badDrawnName,
  badSubstitution,
  markWithoutValue,
  noFlow,
  secretInFlow,
  unknownFlowType,
  unusedSubstitution,
} from './flow-errors';

/** A flow from a file of Architect YAML, and what of its org it names. */
export interface DrawnFlow {
  readonly kind: 'drawn';
  /** The root key of the file, in Archy's spelling, such as `inboundEmail`. */
  readonly type: string;
  readonly name: string;
  /** As mistakes name it. */
  readonly file: string;
  /** The file as it is published, with its marks and with line ends of one character. */
  readonly text: string;
  readonly substitutions: Substitutions;
  readonly actions: readonly NamedAction[];
  readonly queues: readonly NamedObject[];
  /** Common modules and bots that it calls, and flows that it transfers to. */
  readonly flows: readonly NamedObject[];
  /** @default - none; Architect takes the home division */
  readonly division?: NamedObject;
}

/** Root keys of flow files (docs/platform-facts.md, Flow YAML by type). */
const types = [
  'inboundCall',
  'outboundCall',
  'inqueueCall',
  'secureCall',
  'inboundShortMessage',
  'inqueueShortMessage',
  'inboundEmail',
  'inqueueEmail',
  'inboundChat',
  'workflow',
  'workitem',
  'commonModule',
  'botFlow',
  'digitalBotFlow',
  'surveyInvite',
  'voice',
  'voicemail',
  'voiceSurvey',
];

/** No flow is this deep, and recursion is safe far beyond it. */
const deepest = 500;

/**
 * Reads a flow that was drawn in Architect and exported, or written by hand.
 *
 * @param substitutions values of the marks in the file, such as `{{queue}}`. Terraform's state holds them: no secrets.
 * @param file as mistakes name it. @default - the path
 * @throws UserError when the file cannot be read, is not a flow, holds what looks like a secret, or has other marks
 *   than there are values
 */
export function readDrawnFlow(path: string, substitutions: Substitutions = {}, file = path): DrawnFlow {
  const text = readTextFile(path, file).replaceAll('\r\n', '\n');
  refuse([...valueMistakes(file, substitutions), ...markMistakes(file, text, substitutions)]);

  const published = substituted(text, substitutions);
  const document = parseYaml(published, file, {
    expected: 'a flow',
    aliases: 'refused',
    deepest,
  });
  const lines = text.split('\n');
  const asWritten = <P extends Pick<Mistake, 'line' | 'column'>>(place: P): P =>
    place.line === undefined || place.column === undefined
      ? place
      : { ...place, column: columnBefore(lines[place.line - 1] ?? '', place.column, substitutions) };
  const secrets = document.readable ? secretsIn(dataOf(document.root)) : [];
  const mistakes = [...document.findings, ...[...secrets, ...secretsInComments(published)].map(secretInFlow)];
  refuse(document.placed(mistakes).map(asWritten));
  const placeOf = (offset: number): Place => asWritten(document.placeOf(offset));

  const { type, body, name } = headOf(document, placeOf);
  return { kind: 'drawn', type, name, file, text, substitutions, ...namesIn(body, placeOf) };
}

function headOf({ root, file }: YamlDocument, placeOf: (offset: number) => Place) {
  const entries = root.kind === 'map' ? [...root.entries] : [];
  const [first] = entries;
  if (first === undefined || entries.length > 1)
    throw new UserError([{ file, ...noFlow(entries.map(([key]) => key)) }]);
  const [type, { value: body, offset }] = first;
  if (!types.includes(type)) throw new UserError([{ ...placeOf(offset), ...unknownFlowType(type, types) }]);
  const named = body.kind === 'map' ? body.entries.get('name') : undefined;
  const name = textOf(named?.value);
  if (name === undefined || name.trim() === '' || name.includes('/') || name.endsWith('-debug'))
    throw new UserError([{ ...placeOf(named?.offset ?? offset), path: `${type}.name`, ...badDrawnName(name) }]);
  return { type, name, body: body as YamlMap };
}

function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}

/** What would break the file, or depend on the order in which the marks are replaced. */
function valueMistakes(file: string, substitutions: Substitutions): readonly Mistake[] {
  return Object.entries(substitutions).flatMap(([key, value]) =>
    /^[^{}\s](?:[^{}\n\r]*[^{}\s])?$/.test(key) && !/[\n\r]|\{\{|\}\}/.test(value)
      ? []
      : [{ file, path: `substitutions.${key}`, ...badSubstitution(key, value) }],
  );
}

function markMistakes(file: string, text: string, substitutions: Substitutions): readonly Mistake[] {
  const keys = Object.keys(substitutions);
  const marks = marksIn(text);
  const used = new Set(marks.map(({ key }) => key));
  return [
    ...marks
      .filter(({ key }) => !keys.includes(key))
      .map(({ key, line, column }) => ({ file, line, column, ...markWithoutValue(key, keys) })),
    ...keys
      .filter((key) => !used.has(key))
      .map((key) => ({ file, path: `substitutions.${key}`, ...unusedSubstitution(key) })),
  ];
}

function refuse(mistakes: readonly Mistake[]): void {
  if (mistakes.length > 0) throw new UserError(mistakes);
}
