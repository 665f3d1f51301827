import { ApiError } from './api-error';
import type { Call } from './route';

/** The page of a list that a request asks for. After the last page come empty ones. */
export function pageOf<T>(call: Call, list: readonly T[]) {
  const [pageSize, pageNumber] = [pageSizeOf(call), wholeNumber(call, 'pageNumber', 1)];
  const start = (pageNumber - 1) * pageSize;
  const { length: total } = list;
  const pageCount = Math.ceil(total / pageSize);
  return { entities: list.slice(start, start + pageSize), pageSize, pageNumber, total, pageCount };
}

export function pageSizeOf(call: Call): number {
  return wholeNumber(call, 'pageSize', 25);
}

function wholeNumber({ request }: Call, name: string, otherwise: number): number {
  const given = request.query(name) ?? `${otherwise}`;
  if (/^[1-9]\d*$/.test(given)) return Number(given);
  throw new ApiError(400, `${name} is ${JSON.stringify(given)}; expected a whole number from 1`);
}
