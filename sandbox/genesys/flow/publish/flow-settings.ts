import type { YamlNode } from '../../../../input/yaml-node';
import type { Value } from '../expression/types';
import type { FlowTypeRules } from '../flow-type';
import * as errors from './errors';
import type { Fields } from './fields';
import { readNameLiteral } from './literals';
import type { Reporter } from './reporter';
import { Values } from './values';
import type { Variables } from './variables';

/** How often a menu asks, and how long it waits for a key each time. */
export interface MenuSettings {
  readonly repeatCount: number;
  readonly selectionTimeoutMs: number;
}

/** Settings for all menus and actions of a flow. */
export interface FlowSettings {
  readonly menu: MenuSettings;
  /** How long `collectInput` waits for the first key. */
  readonly noEntryTimeoutMs: number;
  /** The prompt that an in-queue flow plays while the caller waits. */
  readonly holdPrompt: string | undefined;
}

/** A limit of the sandbox, so that no menu asks for ever. */
const mostRepeats = 99;

/** The defaults of Architect's help: 3 times, 10 seconds; 5 seconds for the first key of an input. */
const defaults: FlowSettings = {
  menu: { repeatCount: 3, selectionTimeoutMs: 10_000 },
  noEntryTimeoutMs: 5000,
  holdPrompt: undefined,
};

/** Reads `settingsMenu`, `settingsActionDefaults` and `settingsInQueueCall` of a flow, and reports mistakes. */
export function readSettings(root: Fields, rules: FlowTypeRules, variables: Variables): FlowSettings {
  if (!rules.voice) return defaults;
  const menu = rules.sequences.includes('menus')
    ? readMenuSettings(root, root.optional('settingsMenu'), variables, defaults.menu)
    : defaults.menu;
  return {
    menu,
    noEntryTimeoutMs: readNoEntryTimeout(root, variables) ?? defaults.noEntryTimeoutMs,
    holdPrompt: rules.interaction === 'waitingCall' ? readHoldPrompt(root) : undefined,
  };
}

/**
 * Reads the `settingsMenu` of a flow or of one menu. Settings that are left out, or are `noValue`, keep their value.
 */
export function readMenuSettings(
  root: Fields,
  node: YamlNode | undefined,
  variables: Variables,
  otherwise: MenuSettings,
): MenuSettings {
  const values = new Values(root.reporter.inside('settingsMenu'), variables);
  const read = root.map(node, 'settingsMenu', (settings): MenuSettings => {
    settings.ignore('extensionDialingMaxDelay', 'listenForExtensionDialing');
    const countNode = settings.optional('repeatCount');
    const count = values.constant(countNode, 'integer', 'repeatCount') as number | undefined;
    if (countNode !== undefined && count !== undefined && (count < 1 || count > mostRepeats))
      root.reporter.report(countNode, errors.wrongRepeatCount(count, mostRepeats));
    const timeout = values.constant(settings.optional('menuSelectionTimeout'), 'duration', 'menuSelectionTimeout');
    return {
      repeatCount: count ?? otherwise.repeatCount,
      selectionTimeoutMs: (timeout as number | undefined) ?? otherwise.selectionTimeoutMs,
    };
  });
  return read ?? otherwise;
}

function readNoEntryTimeout(root: Fields, variables: Variables): number | undefined {
  const values = new Values(root.reporter.inside('settingsActionDefaults'), variables);
  return root.map(root.optional('settingsActionDefaults'), 'settingsActionDefaults', (actions) => {
    actions.ignore(...actions.node.entries.keys());
    return root.map(actions.optional('collectInput'), 'collectInput', (input) => {
      input.ignore('interDigitTimeout');
      const node = input.optional('noEntryTimeout');
      const timeout = values.constant(node, 'duration', 'noEntryTimeout');
      if (node !== undefined) checkNoEntryTimeout(timeout, node, root.reporter);
      return timeout as number | undefined;
    });
  });
}

/** Reports a time for the first key that Architect does not accept. */
export function checkNoEntryTimeout(ms: Value, node: YamlNode, reporter: Reporter): void {
  if (typeof ms === 'number' && (ms < 1000 || ms > 99_000)) reporter.report(node, errors.wrongNoEntryTimeout(ms));
}

function readHoldPrompt(root: Fields): string | undefined {
  return root.map(root.optional('settingsInQueueCall'), 'settingsInQueueCall', (settings) =>
    root.map(settings.required('holdMusic'), 'holdMusic', (music) => {
      const prompt = music.required('lit');
      return prompt && readNameLiteral(prompt, root.reporter, 'a prompt');
    }),
  );
}
