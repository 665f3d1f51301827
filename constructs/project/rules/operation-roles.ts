import { isRecognised, type Operation, type OperationSet } from '../../servicenow';

/** A use of an operation in a flow. */
export interface Role {
  readonly description: string;
  fits(operation: Operation): boolean;
}

/** Other texts that a create requires come from `columns`, which are checked apart. */
export const creates: Role = {
  description: 'an operation that creates a record with a number',
  fits: (operation) =>
    isRecognised(operation) &&
    operation.inputs['shortDescription']?.type === 'string' &&
    operation.outputs['number']?.type === 'string' &&
    Object.values(operation.inputs).every(({ type, required }) => !required || type === 'string'),
};

export const findsCallers: Role = {
  description: 'an operation that finds people by phone number',
  fits: ({ repeat, inputs, outputs }) =>
    repeat.safe &&
    inputs['phoneSuffix']?.type === 'string' &&
    outputs['sysIds']?.type === 'stringList' &&
    Object.entries(inputs).every(
      ([name, { required }]) => !required || ['phoneSuffix', 'correlationId'].includes(name),
    ),
};

/** Names of the operations that fit a role. */
export function fitting({ all }: OperationSet, role: Role): readonly string[] {
  return all.filter((operation) => role.fits(operation)).map(({ name }) => name);
}
