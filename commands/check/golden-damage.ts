import { isUtf8 } from 'node:buffer';
import { isJson } from '../../input/is-json';
import { parseYaml } from '../../input/yaml-document';

/**
 * How a golden file is damaged: a write broke off, or a merge was not finished. Undefined for a file that an org may have
 * shipped once.
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
