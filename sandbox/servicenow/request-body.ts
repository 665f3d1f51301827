import type { HttpRequest } from '../http';
import type { Fields } from './records';
import { failure, type Reply, unreadableBody } from './replies';

/**
 * The JSON object in the body of a write, with every value as text. An empty body is an empty object. Null empties a
 * field; objects and lists are left out.
 */
export function jsonObject(request: HttpRequest): { readonly values: Fields } | Reply {
  if (request.body === '') return { values: {} };
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
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return unreadableBody('the body is not a JSON object');
  }
  const texts = Object.entries(parsed).flatMap(([name, value]) => {
    if (value === null) return [[name, '']];
    return typeof value === 'object' ? [] : [[name, String(value)]];
  });
  return { values: Object.fromEntries(texts) };
}
