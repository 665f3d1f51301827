import { UserError } from '../../../../input/user-error';
import { isInRange, readDateTime, writeText } from '../expression/text-forms';
import { itemType, type Value, type ValueType } from '../expression/types';
import type { Interaction } from '../interaction';
import * as errors from './errors';
import type { LaunchVariable } from './program';
import type { PublishedFlow } from './published-flow';

/**
 * Sets the input variables of a workflow. Throws UserError for an input that the flow does not have, or of a wrong
 * type.
 */
export function takeInputs(flow: PublishedFlow, interaction: Interaction, values: Value[]): void {
  if (interaction.type !== 'workflow') return;
  const { inputs } = flow.program;
  for (const [name, given] of Object.entries(interaction.inputs)) {
    const input = inputs.find((known) => known.name.toLowerCase() === name.toLowerCase());
    if (input === undefined)
      throw new UserError([
        errors.unknownLaunchInput(
          flow.name,
          name,
          inputs.map((known) => known.name),
        ),
      ]);
    values[input.slot] = given === undefined || given === null ? undefined : launchValue(flow, input, given);
  }
}

/** Outputs by full name. Outputs that are not set are left out; a dateTime is given as text. */
export function outputsOf({ program }: PublishedFlow, values: readonly Value[]): Record<string, unknown> {
  const set = program.outputs.filter(({ slot }) => values[slot] !== undefined);
  return Object.fromEntries(
    set.map(({ name, type, slot }) => [name, isTime(type) ? writeText(type, values[slot]) : values[slot]]),
  );
}

function launchValue(flow: PublishedFlow, { name, type }: LaunchVariable, given: unknown): Value {
  const item = itemType(type);
  const list = Array.isArray(given) ? given.map((one) => scalar(item ?? type, one)) : undefined;
  const value = item === undefined ? scalar(type, given) : list?.includes(undefined) ? undefined : list;
  if (value === undefined) throw new UserError([errors.launchInputOfWrongType(flow.name, name, type, given)]);
  return value;
}

function scalar(type: ValueType, given: unknown): Value {
  switch (type) {
    case 'integer':
      return Number.isInteger(given) && isInRange(given as number) ? given : undefined;
    case 'decimal':
    case 'duration':
      return typeof given === 'number' ? given : undefined;
    case 'boolean':
      return typeof given === 'boolean' ? given : undefined;
    case 'dateTime':
      return typeof given === 'string' ? readDateTime(given) : undefined;
    case 'json':
      return given;
    default:
      return typeof given === 'string' ? given : undefined;
  }
}

function isTime(type: ValueType): boolean {
  return type === 'dateTime' || type === 'duration';
}
