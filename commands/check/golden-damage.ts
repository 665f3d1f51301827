import { isUtf8 } from 'node:buffer';
import { parseYaml } from '../../input/yaml-document';

/**
 * What shows that nobody ever shipped a golden file in this state: a write that broke off, or a merge that nobody finished.
 * Undefined where nothing does.
 *
 * @param shipped what the file would be now
 */
export function damageOf(file: string, golden: Buffer, shipped: string): string | undefined {
  const text = golden.toString().replaceAll('\r\n', '\n');
  if (text === '') return 'is empty';
  if (/^<{7} /m.test(text)) return 'holds the conflict markers of a merge';
  if (shipped.startsWith(text)) return 'is cut short';
  if (!isUtf8(golden)) return 'is not text in UTF-8';
  if (file.endsWith('.json')) return isJson(text) ? undefined : 'is not JSON';
  if (!parseYaml(text, file, { expected: 'a flow', aliases: 'accepted', deepest: 500 }).readable) return 'is not YAML';
  return shipped.endsWith('\n') && !text.endsWith('\n') ? 'is cut short' : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
