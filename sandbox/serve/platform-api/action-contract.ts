import type { DataAction } from '../../genesys/org/entities';
import type { ActionRecord, CustomAuthRecord } from '../../genesys/org/org-record';
import { ApiError } from './api-error';

type AnyAction = ActionRecord | CustomAuthRecord;
type Schemas = Pick<DataAction, 'inputSchema' | 'successSchema'>;

/** The contract of a data action or sign-in, as it was sent. */
export function contractOf(action: AnyAction) {
  const { inputSchema, successSchema } = schemasOf(action);
  return { input: { inputSchema }, output: { successSchema } };
}

/**
 * The contract in Architect's flattened form, in which a contract without objects and lists is the same.
 *
 * @throws ApiError 501 for another contract: how the platform writes objects and lists in it is not documented
 */
export function flattenedOf(action: AnyAction) {
  const { inputSchema, successSchema } = schemasOf(action);
  const nested = Object.entries(
    (successSchema['properties'] ?? {}) as Readonly<Record<string, { type?: unknown }>>,
  ).find(([, { type }]) => !scalars.includes(`${type}`));
  if (nested !== undefined)
    throw new ApiError(
      501,
      `the sandbox does not serve the flattened contract of a data action with an object or a list in its outputs, such as ${JSON.stringify(nested[0])}`,
    );
  return {
    input: { inputSchemaFlattened: inputSchema },
    output: { successSchemaFlattened: { schema: successSchema, arrayProperties: [] } },
  };
}

const scalars = ['string', 'integer', 'number', 'boolean'];

function schemasOf(action: AnyAction): Schemas {
  return 'inputSchema' in action ? action : ofSignIns;
}

const draft = 'http://json-schema.org/draft-04/schema#';
/** The contract of a sign-in is the same for all. */
const ofSignIns: Schemas = {
  inputSchema: { $schema: draft, title: 'Auth Input', type: 'object', properties: {} },
  successSchema: { $schema: draft, type: 'object', properties: {}, additionalProperties: true },
};
