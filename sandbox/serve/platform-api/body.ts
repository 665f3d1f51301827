import { z } from 'zod';
import { ApiError } from './api-error';
import type { Call } from './route';

export const texts = z.record(z.string(), z.string());
export const object = z.record(z.string(), z.unknown());

/** The JSON body of a request. @throws ApiError 400 that names what is wrong in it */
export async function bodyOf<T>({ request }: Pick<Call, 'request'>, schema: z.ZodType<T>): Promise<T> {
  const text = await request.text();
  let given: unknown;
  try {
    given = JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new ApiError(400, 'the body is not JSON');
  }
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new ApiError(
    400,
    read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('\n'),
  );
}
