import { randomUUID } from 'node:crypto';
import { PlatformError } from '../../../genesys/org/platform-error';
import { lackOf } from '../../../genesys/permissions/api-client';
import { ApiError } from '../api-error';
import { flowOf } from '../flow-entity';
import type { Call, Route } from '../route';

/** What can be done with the versions and the lock of a flow. @param now in milliseconds */
export function flowActionRoutes(now: () => number): readonly Route[] {
  const moment = () => new Date(now()).toISOString();
  return [
    {
      endpoint: 'POST /flows/actions/unlock',
      answer: (call) => {
        const { id } = flowIn(call);
        call.org.flows.unlock(id);
        return flowOf(call.org.find('flows', id), call.org.record);
      },
    },
    {
      endpoint: 'POST /flows/actions/checkin',
      answer: (call) => {
        const { id, name, lockedBy } = flowIn(call);
        if (lockedBy !== undefined && lackOf(call.client, ['architect:flow:unlock']) !== undefined)
          throw new ApiError(409, `the flow ${JSON.stringify(name)} is locked by ${lockedBy.name}`);
        call.org.flows.checkIn(id, moment());
        return operation(call, 'CHECKIN');
      },
    },
    {
      endpoint: 'POST /flows/actions/publish',
      answer: (call) => {
        const { client } = call;
        const [name, text] = checkedInText(call);
        try {
          call.org.flows.publish(text, name, { client: { id: client.id, name: client.name }, at: moment() });
          return operation(call, 'PUBLISH');
        } catch (error) {
          if (!(error instanceof PlatformError) || error.status !== 400) throw error;
          return operation(call, 'PUBLISH', error.message);
        }
      },
    },
  ];
}

function flowIn({ org, request }: Call) {
  return org.find('flows', request.query('flow') ?? '');
}

/** The name of the flow, and the text of its checked-in version. */
function checkedInText(call: Call): readonly [string, string] {
  const flow = flowIn(call);
  const { name, draft } = flow;
  const { checkedInVersion } = flowOf(flow, call.org.record);
  const wanted = call.request.query('version') || checkedInVersion.id;
  if (draft?.checkedInAt !== undefined && wanted === checkedInVersion.id) return [name, draft.text];
  throw new ApiError(
    501,
    `the sandbox publishes versions of a flow that are checked in and were not published; ${JSON.stringify(name)} has no such version ${wanted}`,
  );
}

/** An operation that has ended. On the platform, callers learn of its end later. */
function operation({ client: { id, name } }: Call, actionName: 'CHECKIN' | 'PUBLISH', errorMessage?: string) {
  return {
    id: randomUUID(),
    complete: true,
    client: { id, name },
    actionName,
    actionStatus: errorMessage === undefined ? 'SUCCESS' : 'FAILURE',
    ...(errorMessage !== undefined && { errorMessage }),
  };
}
