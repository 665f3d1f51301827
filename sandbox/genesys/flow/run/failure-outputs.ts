import type { ActionError } from '../../data-actions/action-outcome';
import type { Value, ValueType } from '../expression/types';

/** The failure outputs that every Call Data has outside of calls. */
export const failureTypes: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ['errorCode', 'string'],
  ['status', 'integer'],
  ['correlationId', 'string'],
  ['entityId', 'string'],
  ['entityName', 'string'],
  ['userMessage', 'string'],
  ['userParamsMessage', 'string'],
  ['userParams.key', 'stringCollection'],
  ['userParams.value', 'stringCollection'],
  ['details.errorCode', 'stringCollection'],
  ['details.fieldName', 'stringCollection'],
  ['details.entityId', 'stringCollection'],
  ['details.entityName', 'stringCollection'],
]);

/** What a failed Call Data gives for one of them; what the error does not tell is not set, or an empty collection. */
export function failureValue(
  output: string,
  { status, errorCode, correlationId, userMessage, details }: ActionError,
): Value {
  if (output === 'details.errorCode') return details.map((detail) => detail.errorCode);
  if (output.includes('.')) return [];
  return { status, errorCode, correlationId, userMessage }[output];
}
