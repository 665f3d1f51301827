import { isJson } from '../../input/is-json';
import type { Mistake } from '../../input/mistake';
import type { Inputs } from '../architect';
import type { DataActionDefinition, RequestDefinition, ResponseDefinition } from './definitions';
import {
  badAccept,
  badDefault,
  badInputName,
  badName,
  badPath,
  badTimeout,
  credentialNeeded,
  defaultWithoutValue,
  missingBody,
  noOutputs,
  relativeUrl,
  reservedInput,
  unknownInput,
  unknownValue,
  unusedValue,
  uselessBody,
} from './errors';
import { referencesIn } from './template-references';

const longestName = 256;
const wholeInput = 'rawRequest';
const reservedInputs = ['orgId', 'integrationId', wholeInput];
const wholeAnswer = 'rawResult';
const tools = ['encoding', 'esc', 'math', 'salesforce', 'successTemplateUtils', 'urlTool'];

/** The parts of a data action that the platform would refuse, or accept and then fail on at every call. */
export function definitionMistakes(definition: DataActionDefinition, hasCredential: boolean): readonly Mistake[] {
  const { name, inputs, outputs, request, response, timeoutSeconds } = definition;
  return [
    ...nameMistakes(name),
    ...Object.keys(inputs).flatMap(inputMistakes),
    ...(Object.keys(outputs).length === 0 ? [noOutputs()] : []),
    ...requestMistakes(request, inputs, hasCredential),
    ...responseMistakes(response),
    ...(Number.isInteger(timeoutSeconds) && timeoutSeconds >= 1 && timeoutSeconds <= 60
      ? []
      : [badTimeout(timeoutSeconds)]),
  ];
}

export function nameMistakes(name: string): readonly Mistake[] {
  return name.trim() === '' || name.length > longestName ? [badName(name, longestName)] : [];
}

export function requestMistakes(
  request: RequestDefinition,
  inputs: Inputs,
  hasCredential: boolean,
): readonly Mistake[] {
  const { method, url, headers, body } = request;
  const templates = [
    ['url', url],
    ...Object.entries(headers).map(([name, value]) => [`header ${name}`, value] as const),
    ['body', body ?? ''],
  ] as const;
  return [
    ...(/^(https?:\/\/|\$)/.test(url) ? [] : [relativeUrl(url)]),
    ...Object.entries(headers).flatMap(([name, value]) =>
      name.toLowerCase() === 'accept' && !/json/i.test(value) ? [badAccept(value)] : [],
    ),
    ...(method !== 'GET' && body === undefined ? [missingBody(method)] : []),
    ...(method === 'GET' && body !== undefined ? [uselessBody(method)] : []),
    ...templates.flatMap(([where, template]) => referenceMistakes(where, template, inputs, hasCredential)),
  ];
}

export function responseMistakes({ values, defaults, template }: ResponseDefinition): readonly Mistake[] {
  const known = Object.keys(values);
  const read = new Set(referencesIn(template).map(({ root }) => root));
  return [
    ...Object.entries(values).flatMap(([name, path]) => (path.startsWith('$') ? [] : [badPath(name, path)])),
    ...Object.entries(defaults).flatMap(([name, given]) => [
      ...(known.includes(name) ? [] : [defaultWithoutValue(name, known)]),
      ...(isJson(given) ? [] : [badDefault(name, given)]),
    ]),
    ...known.filter((name) => !read.has(name)).map(unusedValue),
    ...[...read]
      .filter((name) => ![...known, ...tools, wholeAnswer].includes(name))
      .map((name) => unknownValue(name, known)),
  ];
}

function inputMistakes(name: string): readonly Mistake[] {
  if (!/^[a-zA-Z][a-zA-Z0-9_-]*$/.test(name)) return [badInputName(name)];
  return reservedInputs.includes(name) ? [reservedInput(name, reservedInputs)] : [];
}

function referenceMistakes(
  where: string,
  template: string,
  inputs: Inputs,
  hasCredential: boolean,
): readonly Mistake[] {
  const known = Object.keys(inputs);
  const references = referencesIn(template);
  const read = new Set(references.flatMap(({ root, property }) => (root === 'input' && property ? [property] : [])));
  const contexts = new Set(references.map(({ root }) => root));
  return [
    ...[...read]
      .filter((name) => name !== wholeInput && !known.includes(name))
      .map((name) => unknownInput(where, name, known)),
    ...['credentials', 'authResponse']
      .filter((context) => !hasCredential && contexts.has(context))
      .map((context) => credentialNeeded(where, context)),
  ];
}
