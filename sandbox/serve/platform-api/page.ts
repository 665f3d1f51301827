import { ApiError } from './api-error';
import type { Call } from './route';

/** The page of a list that a request asks for. After the last page come empty ones. */
export function pageOf<T>({ request }: Call, list: readonly T[]) {
  const number = (name: string, otherwise: number) => {
    const given = request.query(name) ?? `${otherwise}`;
    if (/^[1-9]\d*$/.test(given)) return Number(given);
    throw new ApiError(400, `${name} is ${JSON.stringify(given)}; expected a whole number from 1`);
  };
  const [pageSize, pageNumber] = [number('pageSize', 25), number('pageNumber', 1)];
  const start = (pageNumber - 1) * pageSize;
  const { length: total } = list;
  const pageCount = Math.ceil(total / pageSize);
  return { entities: list.slice(start, start + pageSize), pageSize, pageNumber, total, pageCount };
}
