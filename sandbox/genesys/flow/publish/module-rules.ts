import type { ActionKind } from '../action-kind';
import type { FlowTypeRules, RunnableType } from '../flow-type';
import { flowTypes } from '../flow-types';
import * as errors from './errors';
import { type Fields, wrapped } from './fields';

/** The actions that a common module may contain, and the flow types that may call it. */
export interface ModuleRules {
  readonly rules: FlowTypeRules;
  readonly callers: readonly RunnableType[];
}

/**
 * Reads `settingsCommonModule`. A module may contain what all its compatible flow types have, and may not call another
 * module (section "Flow YAML by type" of docs/platform-facts.md). Flow types that the sandbox does not run are not
 * checked; a warning says so.
 */
export function readModuleRules(root: Fields): ModuleRules {
  const callers = root.map(root.required('settingsCommonModule'), 'settingsCommonModule', (settings) =>
    settings
      .items('compatibleFlowTypes', settings.required('compatibleFlowTypes'))
      .flatMap((node) => compatibleType(root, node) ?? []),
  );
  const types = callers ?? [];
  const all = types.map((type) => flowTypes[type]);
  const [first = flowTypes.workflow, ...others] = all;
  const shared = first.actions.filter(
    (action) => !elsewhere.includes(action) && others.every(({ actions }) => actions.includes(action)),
  );
  const builtIns = Object.entries(first.builtIns).filter(([name]) =>
    others.every((rules) => Object.hasOwn(rules.builtIns, name)),
  );
  const rules: FlowTypeRules = {
    ...first,
    interaction: 'flow',
    scope: 'Common',
    sequences: [],
    start: 'actions',
    mayRunOff: false,
    voice: all.some(({ voice }) => voice),
    greeting: false,
    failureOutputs: all.some(({ failureOutputs }) => failureOutputs),
    inputs: true,
    outputs: true,
    secureVariables: false,
    builtIns: Object.fromEntries(builtIns),
    actions: [...new Set([...shared, 'endTask' as const])],
    errorHandling: [],
    ignoredKeys: ['description', 'division', 'supportedLanguages', 'settingsPrompts'],
  };
  return { rules, callers: types };
}

/** Actions that a module cannot contain: it has one task, and calls no other module. */
const elsewhere: readonly ActionKind[] = ['callCommonModule', 'callTask', 'changeState', 'jumpToMenu', 'jumpToTask'];

const runnable = Object.keys(flowTypes) as RunnableType[];

/** Flow types that exist and that the sandbox does not run. */
const notRun = [
  'bot',
  'digitalbot',
  'inboundchat',
  'inqueueemail',
  'inqueueshortmessage',
  'speech',
  'surveyinvite',
  'voice',
  'voicemail',
  'voicesurvey',
  'workitem',
];

function compatibleType(root: Fields, node: Parameters<typeof wrapped>[0]): RunnableType | undefined {
  const item = wrapped(node, root.reporter, 'a flow type');
  if (item === undefined) return undefined;
  const { key, value } = item;
  const text = value.kind === 'scalar' ? value.text.toLowerCase() : '';
  const type = runnable.find((known) => known.toLowerCase() === text);
  if (key !== 'flowType') root.reporter.report(item, errors.unknownKey(key, ['flowType']));
  else if (notRun.includes(text)) root.reporter.warn(value, errors.typeNotRun(text));
  else if (type === undefined)
    root.reporter.report(
      value,
      errors.unknownFlowType(text, [...runnable.map((known) => known.toLowerCase()), ...notRun]),
    );
  return type;
}
