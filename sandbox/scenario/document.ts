import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Path } from './mistakes';

/** A YAML text as plain data that knows where each value stands. */
export interface ScenarioDocument {
  readonly value: unknown;
  /** Errors of syntax, each with its place; `value` is of no use then. */
  readonly errors: readonly string[];
  /** Where the key or the element at a path stands, or the nearest one above it. */
  offset(path: Path): number;
  /** `line:column`, both from 1. */
  place(offset: number): string;
}

export function parseScenarioDocument(text: string): ScenarioDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const errors = [...document.errors, ...document.warnings].map(({ pos, message }) => {
    const [sentence = ''] = message.split('\n');
    return `${place(pos[0])}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  });
  return {
    value: errors.length > 0 ? undefined : plain(document, errors),
    errors,
    offset: (path) => offsetOf(document, path),
    place,
  };
}

function plain(document: Document.Parsed, errors: string[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    errors.push(`1:1: ${(error as Error).message}; write aliases out`);
    return undefined;
  }
}

function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const above = document.getIn(path.slice(0, length - 1), true);
    const step = path[length - 1];
    const key =
      isMap(above) && above.items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === step);
    const node = key ? key.key : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
