import type { HttpRequest } from '../http';
import type { Fields } from './records';
import { failure, type Reply, unreadableBody } from './replies';

/** The record in the body of a write, with every value as text. */
export interface WrittenRecord {
  readonly values: Fields;
  /** How many further records the body lists. ServiceNow ignores them. */
  readonly ignored: number;
}

/**
 * The record of a body: a JSON object, or the first of a list where `lists` says so. An empty body is an empty record.
 * Null empties a field; objects and lists in a record are left out.
 */
export function recordIn(request: HttpRequest, lists: 'first' | 'refused'): WrittenRecord | Reply {
  if (request.body === '') return { values: {}, ignored: 0 };
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    return failure(415, 'Unsupported media type', `Content-Type is "${type}"; application/json is accepted`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(request.body);
  } catch (error) {
    return unreadableBody((error as Error).message);
  }
  const [record, ...others]: readonly unknown[] = Array.isArray(parsed) && lists === 'first' ? parsed : [parsed];
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return unreadableBody('the body is not a JSON object');
  }
  return { values: texts(record), ignored: others.length };
}

function texts(record: object): Fields {
  const values = Object.entries(record).flatMap(([name, value]) => {
    if (value === null) return [[name, '']];
    return typeof value === 'object' ? [] : [[name, String(value)]];
  });
  return Object.fromEntries(values);
}
