import { UserError } from '../../input/user-error';

const mostBytes = 64 * 1024;

/**
 * All that is piped into the command.
 *
 * @param pipe how to pipe it, in words
 * @throws UserError when standard input is a terminal, is empty, or does not end
 */
export async function readInput(input: NodeJS.ReadStream, pipe: string): Promise<string> {
  if (input.isTTY) throw wrong({ given: 'a terminal', next: pipe });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > mostBytes) throw wrong({ given: `more than ${mostBytes} bytes`, next: pipe });
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') throw wrong({ given: 'nothing', next: pipe });
  return text;
}

function wrong(mistake: { readonly given: string; readonly next: string }): UserError {
  return new UserError([{ path: 'standard input', ...mistake, expected: 'the fields as one JSON object' }]);
}
