import { UserError } from '../../../../input/user-error';
import type { ObjectKind } from '../../org/entities';
import type { Evaluate } from '../expression/compiled';
import type { ActionContext } from '../publish/action-context';
import type { Fields } from '../publish/fields';
import type { FlowVariable } from '../publish/variables';
import type { Behaviour } from '../run/action';
import { slotOfWrongType, unknownSlot } from '../run/errors';
import { fits } from '../run/fits';
import type { Run } from '../run/run';
import * as errors from './errors';
import { does } from './exits';

interface Slots {
  readonly inputs: readonly { readonly name: string; readonly evaluate: Evaluate }[];
  readonly outputs: readonly { readonly name: string; readonly variable: FlowVariable | undefined }[];
}

/**
 * Hands the conversation to a bot and takes over its results. The bot itself is not run: the setting `botResult` says
 * how its conversation ends. The names and types of its slots are not checked.
 */
export function callBotFlow(context: ActionContext): Behaviour {
  return callingBot(context, 'botFlow', 'bot flow');
}

/** The same for a digital bot flow, which only messages have. */
export function callDigitalBotFlow(context: ActionContext): Behaviour {
  return callingBot(context, 'digitalBotFlow', 'digital bot flow');
}

function callingBot(context: ActionContext, key: 'botFlow' | 'digitalBotFlow', kind: ObjectKind): Behaviour {
  const { fields, values, flow, reporter } = context;
  const inputText = values.value(fields.optional('inputText'), 'string', 'inputText').evaluate;
  const exitReason = values.target(fields.optional('exitReason'), 'string', 'exitReason');
  const intent = values.target(fields.optional('intent'), 'string', 'intent');
  const named = fields.map(fields.required(key), key, (map) => map.only(`the name of the ${kind}`));
  if (named !== undefined) flow.requireObject(kind, named.key, named.value, reporter);
  const slots = (named && readSlots(context, named)) ?? { inputs: [], outputs: [] };
  const bot = named?.key ?? '';
  return does((run) => {
    const given = slots.inputs.flatMap(({ name, evaluate }) => {
      const value = evaluate(run);
      return value === undefined ? [] : [[name, value] as const];
    });
    const result = run.settings.botResult({
      bot,
      inputText: inputText(run) as string | undefined,
      inputs: Object.fromEntries(given),
    });
    if (exitReason !== undefined) run.values[exitReason.slot] = result.exitReason ?? 'TriggeredByFlow';
    if (intent !== undefined) run.values[intent.slot] = result.intent;
    bindOutputs(run, bot, slots, result.outputs ?? {});
  });
}

function readSlots({ fields, values, reporter }: ActionContext, named: NonNullable<ReturnType<Fields['only']>>) {
  const version = fields.map(named.value, named.key, (body) => body.only('ver_latestPublished'));
  if (version !== undefined && version.key !== 'ver_latestPublished')
    reporter.report(version, errors.unknownVersion(version.key));
  return fields.map(version?.value, 'ver_latestPublished', (body): Slots => {
    body.flag('none');
    return {
      inputs: body.each('inputs', (node, name) => ({ name, evaluate: values.anyValue(node, `input "${name}"`) })),
      outputs: body.each('outputs', (node, name) => ({ name, variable: values.anyTarget(node, `output "${name}"`) })),
    };
  });
}

function bindOutputs(run: Run, bot: string, { outputs }: Slots, values: Readonly<Record<string, unknown>>): void {
  const names = outputs.map(({ name }) => name);
  const stray = Object.keys(values).find((name) => !names.includes(name));
  if (stray !== undefined) throw new UserError([unknownSlot(run.path, bot, stray, names)]);
  for (const { name, variable } of outputs) {
    if (variable === undefined) continue;
    const value = values[name] ?? undefined;
    if (value !== undefined && !fits(value, variable.type))
      throw new UserError([slotOfWrongType(run.path, bot, name, variable.type, value)]);
    run.values[variable.slot] = value;
  }
}
