import { afterEach, expect, it, jest } from '@jest/globals';
import { endUnread, onOutputError } from '../../../commands/terminal/unread-output';

const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

afterEach(() => {
  jest.restoreAllMocks();
});

it('lets an apply end its work when the reader of its output is gone', () => {
  const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const error = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  onOutputError(gone);
  expect(exit.mock.calls).toEqual([[0], [2]]);
  exit.mockClear();
  error.mockClear();
  endUnread();
  onOutputError(gone);
  expect(exit).not.toHaveBeenCalled();
  onOutputError(full);
  expect(exit.mock.calls).toEqual([[2]]);
  expect(error).toHaveBeenCalledWith('cannot write the output: no space left on device');
});
