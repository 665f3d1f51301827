import type { z } from 'zod';
import { list, oneOf, quoted, section, someOf, whole } from '../../../input/schema-words';
import type { ReleaseNames } from '../release-names';
import { flow, type OperationUses } from './flow';
import { retry } from './retry';

/** The meaning of the statuses that a flow sees, unless the release says otherwise. */
export const statusDefaults = {
  expired: [401],
  rateLimited: [429],
  unclear: [400, 408],
  gateway: [408, 502, 503, 504],
} as const;

const statuses = (fallback: readonly number[], purpose: string) =>
  list(whole(100, 599))
    .default([...fallback])
    .describe(purpose);

export const matchDigits = whole(7, 15);

export type ReleaseSchema = ReturnType<typeof releaseSchemaFor>;

/** The schema of a release file, for the names that it can choose from. Built once for the same names. */
export function releaseSchema(names: ReleaseNames): ReleaseSchema {
  const operation = oneOf(names.operations);
  const schema = schemas.get(names) ?? releaseSchemaFor(names, { create: operation, findCaller: operation });
  schemas.set(names, schema);
  return schema;
}

const schemas = new WeakMap<ReleaseNames, ReleaseSchema>();

/** A JSON Schema cannot list no words at all. */
function ownFlow({ ownFlows }: ReleaseNames): z.ZodType<string> {
  const error = 'none, since project.ts declares no flows of its own';
  return ownFlows.length === 0 ? quoted().refine(() => false, { error }) : oneOf(ownFlows);
}

/** @param uses the operations that a flow may use, each in its place */
export function releaseSchemaFor(names: ReleaseNames, uses: OperationUses) {
  const operation = oneOf(names.operations);
  return section({
    auth: oneOf(['chained', 'platform'])
      .default('chained')
      .describe(
        'How an operation gets its token: chained (the flow gets and renews it) or platform (custom auth action).',
      ),
    operations: someOf(operation).meta({
      description: 'ServiceNow operations that an org gets as data actions, each once.',
      uniqueItems: true,
    }),
    ownFlows: list(ownFlow(names)).default([]).meta({
      description: "Flows of the project's own that an org gets, each once, by their names in project.ts.",
      uniqueItems: true,
    }),
    create: oneOf(['table', 'importSet'])
      .default('table')
      .describe(
        'How records are created: table (Table API; a repeat is looked up first) or importSet (Import Set API; ServiceNow recognises a repeat).',
      ),
    caller: section({
      matchDigits: matchDigits
        .default(9)
        .describe("How many of the last digits of a caller's number must match a number in ServiceNow."),
    })
      .prefault({})
      .describe('How a caller is recognised.'),
    token: section({
      renewBeforeSeconds: whole(0, 600)
        .default(60)
        .describe('How long before it expires a token is renewed, in seconds.'),
    })
      .prefault({})
      .describe('Life of the ServiceNow token in a flow (chained only).'),
    timeouts: section({
      tokenSeconds: whole(1, 60).default(3).describe('Longest wait for a token, in seconds.'),
      actionSeconds: whole(1, 60).default(4).describe('Longest wait for an operation, in seconds.'),
    })
      .prefault({})
      .describe('How long a data action may take.'),
    retry: retry.prefault({}).describe('How often and how long a flow tries.'),
    statuses: section({
      expired: statuses(statusDefaults.expired, 'The token is refused: renew it once.'),
      rateLimited: statuses(statusDefaults.rateLimited, 'Too many requests: wait and keep the token.'),
      unclear: statuses(statusDefaults.unclear, 'The request may have been carried out although it failed.'),
      gateway: statuses(statusDefaults.gateway, 'As unclear, and it may still be carried out later.'),
    })
      .prefault({})
      .describe('What the HTTP statuses mean that a flow sees.'),
    flows: list(flow(uses), 'a list of flows, or [] for an org that gets data actions only').meta({
      description: 'The Architect flows of an org; an empty list for one that gets data actions only.',
      uniqueItems: true,
    }),
  });
}
