import type { YamlNode } from '../../../../input/yaml-node';
import type { Process } from '../../../clock';
import type { Evaluate } from '../expression/compiled';
import { FlowFailure } from '../expression/flow-failure';
import { type Action, type Behaviour, type Block, emptyBlock, finalBlock, type Outcome } from '../run/action';
import type { Program, Sequence } from '../run/program';
import type { Run } from '../run/run';
import { runBlock } from '../run/run-block';
import type { ActionCompiler } from './action-compiler';
import { type Choice, compileChoice } from './choices';
import { Fields } from './fields';
import type { SequenceInfo } from './flow-context';
import { type MenuSettings, readMenuSettings } from './flow-settings';
import * as errors from './menu-errors';
import type { Reporter } from './reporter';
import { Values } from './values';

/** A menu, task or state before it is compiled. */
export interface SequenceSource {
  readonly info: SequenceInfo;
  /** The item of its list; `body` is the value of its only key. */
  readonly item: YamlNode;
  readonly body: YamlNode;
  readonly reporter: Reporter;
}

/** The audio of a menu, and the choice behind each key of the phone. */
interface Menu {
  readonly name: string;
  /** In the flow's list of sequences. */
  readonly index: number;
  readonly audio: Evaluate | undefined;
  readonly settings: MenuSettings;
  readonly choices: ReadonlyMap<string, Action>;
  /** Taken if the last time passes without a choice. */
  readonly otherwise: Action | undefined;
  readonly exits: Behaviour['exits'];
}

/**
 * Compiles a menu to a single action, which plays the audio of the menu, waits for a key and runs the choice of that
 * key. After `repeatCount` times without a choice it runs the default choice. Without a default choice the flow fails,
 * because it is not known what the platform does then. A key counts if it is pressed alone; several keys are an
 * extension, and the sandbox has none. Exits: the keys of the choices, and default; `choice3` stands for a third choice
 * that has no key and can only be spoken.
 */
export function compileMenu(compiler: ActionCompiler, { info, item, body, reporter }: SequenceSource): Sequence {
  const { flow } = compiler;
  const { name } = info;
  const path = `menus.${name}`;
  const menu = Fields.read(body, reporter, 'menu', (fields): Menu => {
    fields.ignore('refId', 'settingsSpeechRec');
    fields.required('name');
    const audio = new Values(reporter, info.variables).audio(fields.optional('audio'), 'audio');
    const own = fields.optional('settingsMenu');
    const settings = readMenuSettings(fields, own, info.variables, flow.settings.menu);
    const read = fields
      .items('choices', fields.required('choices'))
      .flatMap((node, index) => compileChoice(compiler, node, info, `${path}.choices.${index}`, reporter) ?? []);
    const choices = new Map<string, Action>();
    for (const { key, isGlobal, action, at } of read) {
      if (key === undefined) continue;
      if (choices.has(key)) reporter.report(at, errors.duplicateKeyPress(key));
      choices.set(key, action);
      if (isGlobal) flow.program.globalChoices.set(key, action);
    }
    const reference = fields.optional('defaultChildMenuRef');
    const chosen = reference && read.find(({ address }) => address !== undefined && address === textOf(reference));
    if (reference !== undefined && chosen === undefined)
      reporter.report(reference, errors.badChoiceReference(textOf(reference)));
    return {
      name,
      index: info.index,
      audio,
      settings,
      choices,
      otherwise: chosen?.action,
      exits: exitsOf(read, chosen),
    };
  });
  if (menu === undefined) return { block: emptyBlock, initial: [] };
  const place = reporter.placeOf(item);
  const action: Action = { ...asking(menu, flow.program), kind: 'menu', name, path, place, label: reporter.path };
  return { block: { actions: [action], completion: finalBlock.completion }, initial: [] };
}

function asking(menu: Menu, program: Program): Behaviour {
  return {
    exits: menu.exits,
    *perform(run, self): Process<Outcome> {
      if (run.menus.at(-1) !== menu.index) run.menus = [...run.menus, menu.index];
      const key = yield* pressed(menu, program, run);
      const choice = key === undefined ? menu.otherwise : (menu.choices.get(key) ?? program.globalChoices.get(key));
      if (choice === undefined)
        throw new FlowFailure(
          `menu "${menu.name}" got no choice in ${menu.settings.repeatCount} times, and has no default choice`,
        );
      run.leave(self, key ?? 'default');
      const signal = yield* runBlock(run, { actions: [choice], completion: finalBlock.completion });
      if (signal === undefined)
        throw new FlowFailure(`choice "${choice.name}" failed, and nothing follows a choice of a menu`);
      return signal;
    },
  };
}

/** Each choice is behind one exit, even if both a key and the default lead to it. */
function exitsOf(choices: readonly Choice[], chosen: Choice | undefined): Behaviour['exits'] {
  const entries = choices.map((choice, index): [string, Block] => [
    choice.key ?? (choice === chosen ? 'default' : `choice${index + 1}`),
    { actions: [choice.action], completion: finalBlock.completion },
  ]);
  return { ...(chosen !== undefined && { default: finalBlock }), ...Object.fromEntries(entries) };
}

/** The key of a choice; undefined if the last time passes without one. */
function* pressed({ audio, settings, choices }: Menu, program: Program, run: Run): Process<string | undefined> {
  for (let times = 0; times < settings.repeatCount; times++) {
    yield* run.playValue(audio);
    yield* run.flush();
    const keys = run.pressedKeys();
    if (choices.has(keys) || program.globalChoices.has(keys)) return keys;
    if (keys === '') yield settings.selectionTimeoutMs;
  }
  return undefined;
}

function textOf(node: YamlNode): string {
  return node.kind === 'scalar' ? node.text : '';
}
