import { shown } from '../../../../input/user-error';
import { nearest } from '../../../nearest';
import type { ExpressionType } from '../expression/types';

export const slotOfWrongType = (path: string, bot: string, name: string, type: ExpressionType, value: unknown) =>
  `${path}: the result of bot "${bot}" is set to give ${shown(value)} for output "${name}", whose variable is ${type}; give a value of that type`;

export const unknownSlot = (path: string, bot: string, name: string, known: readonly string[]) =>
  `${path}: the result of bot "${bot}" is set to give output "${name}", which its call does not list; its outputs: ${known.join(', ') || 'none'}`;

export const wrongInteraction = (flow: string, wanted: string, given: string) =>
  `flow "${flow}" is started by ${wanted}, not by ${given}`;

export const moduleStarted = (flow: string) => `"${flow}" is a common module; start a flow that calls it`;

export const unknownLaunchInput = (flow: string, name: string, known: readonly string[]) =>
  `flow "${flow}" has no input ${name}${nearest(name, known)}; its inputs: ${known.join(', ') || 'none'}`;

export const launchInputOfWrongType = (flow: string, name: string, type: ExpressionType, value: unknown) =>
  `input ${name} of flow "${flow}" is ${type}; given: ${shown(value)}`;

export const outputOfWrongType = (path: string, action: string, name: string, type: ExpressionType, value: unknown) =>
  `${path}: data action "${action}" gave ${shown(value)} for output "${name}", which is ${type}; its execution does not keep to its contract`;
