import { isDeeperThan, readJson } from '../template/json-text';
import { ActionFailure, processingFailure } from './action-failure';
import { maxJsonDepth } from './contract';
import type { EngineSettings } from './engine-settings';

/** An answer of the remote endpoint. Names of headers are in lower case. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const jsonMediaType = /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

export function isSuccess({ status }: Reply): boolean {
  return status >= 200 && status <= 299;
}

/** An answer for a success template: its text (`rawResult`) and its JSON, in which numbers keep their texts. */
export interface ReadReply {
  readonly text: string;
  readonly json: unknown;
}

/** @throws ActionFailure for an answer that is not JSON or is too large */
export function readReply(reply: Reply, settings: EngineSettings): ReadReply {
  const { headers, body } = reply;
  if (Buffer.byteLength(body) > settings.maxReplyBytes) throw unreadable(reply, 'is larger than the limit');
  if (settings.emptyReply === 'emptyObject' && body.trim() === '') return { text: '{}', json: {} };
  if (settings.jsonContentTypeRequired && !jsonMediaType.test(headers['content-type'] ?? '')) {
    throw unreadable(reply, 'does not call itself JSON in its Content-Type');
  }
  const json = parsed(reply);
  if (isDeeperThan(maxJsonDepth, json)) throw processingFailure(`the answer has more than ${maxJsonDepth} levels`);
  return { text: body, json };
}

function parsed(reply: Reply): unknown {
  try {
    return readJson(reply.body);
  } catch {
    throw unreadable(reply, 'is not JSON');
  }
}

function unreadable({ status, body }: Reply, problem: string): ActionFailure {
  return new ActionFailure(400, 'ACTION.REMOTE_ENDPOINT', `the answer of the remote endpoint ${problem}`, {
    remote: { status, body },
  });
}
