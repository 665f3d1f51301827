import { Composer, type Document, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser } from 'yaml';
import {
  aliasesTooLong,
  aliasInItself,
  aliasRefused,
  aliasUnknown,
  anchorRefused,
  duplicateKey,
  emptyFile,
  keyNotText,
  moreMistakes,
  nestedTooDeep,
  severalDocuments,
  tagRefused,
  tooManyWords,
} from './errors';
import type { Finding } from './finding';
import type { Message, Mistake } from './mistake';
import { type Path, pathText } from './path';
import { offsetAt, type YamlEntry, type YamlNode } from './yaml-node';
import { syntaxFindings } from './yaml-syntax';

export interface YamlRules {
  /** The content that the file should have, such as `a map with the keys title, interaction`. */
  readonly expected: string;
  /** Whether a value may be marked with `&name` and repeated with `*name`. */
  readonly aliases: 'accepted' | 'refused';
  /** @default 100 levels, far more than people write */
  readonly deepest?: number;
}

/** A place in a file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The text of a YAML file as nodes that know their places. */
export interface YamlDocument {
  /** As mistakes name it. */
  readonly file: string;
  /** A scalar without value in place of each value that cannot be read. */
  readonly root: YamlNode;
  /** Whether `root` stands for the whole file: false after an error of syntax. */
  readonly readable: boolean;
  /** The mistakes in the YAML itself, at most the first 50. */
  readonly findings: readonly Finding[];
  readonly placeOf: (offset: number) => Place;
  /** Findings as mistakes with file, line and column, in the order of their places. */
  readonly placed: (findings: readonly Finding[]) => readonly Mistake[];
}

/** Words of YAML, indents and line ends included; a bound of the time that a hostile file can take. */
const mostWords = 1_000_000;
const mostFindings = 50;
/** Values that aliases may repeat in one file: an alias of aliases of aliases grows without bounds. */
const mostRepeated = 1000;

/**
 * Reads one YAML document. Errors of syntax, tags, and keys that are given twice or are no words are findings; so is a
 * file that is too deep or too long, before anything recurses over it.
 *
 * @param file as mistakes name it
 */
export function parseYaml(text: string, file: string, rules: YamlRules): YamlDocument {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const { root, readable, findings } = read(text, lines, rules);
  return {
    file,
    root,
    readable,
    findings: limited(findings),
    placeOf,
    placed: (given) =>
      given
        .map(({ at, offset = offsetAt(root, at), ...message }) => ({ at, offset, message }))
        .toSorted((a, b) => a.offset - b.offset)
        .map(({ at, offset, message }) => {
          const path = pathText(at);
          return { ...placeOf(offset), ...(path !== '' && { path }), ...message };
        }),
  };
}

type ReadYaml = Pick<YamlDocument, 'root' | 'readable' | 'findings'>;

const nothing = (offset: number): YamlNode => ({ kind: 'scalar', value: null, text: '', offset });

function read(text: string, lines: LineCounter, rules: YamlRules): ReadYaml {
  const unreadable = (...findings: readonly Finding[]) => ({ root: nothing(0), readable: false, findings });
  const tokens = tokensOf(text, lines, rules.deepest ?? 100);
  if ('refused' in tokens) return unreadable(tokens.refused);
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const [document, second] = [...composer.compose(tokens.accepted, true, text.length)] as Document.Parsed[];
  const errors = [document, second].flatMap((one) => [...(one?.errors ?? []), ...(one?.warnings ?? []).filter(isReal)]);
  if (errors.length > 0) return unreadable(...syntaxFindings(errors, tokens.accepted));
  if (second !== undefined) return unreadable(found(second.range[0], severalDocuments()));
  const contents = document?.contents ?? null;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return unreadable(found(0, emptyFile(rules.expected)));
  const reader = new Reader(lines, rules.aliases === 'accepted');
  return { root: reader.read(contents, undefined), readable: true, findings: reader.findings };
}

/** Tags that the parser does not know are found again, with their path, when values are read. */
function isReal({ code }: Document.Parsed['warnings'][number]): boolean {
  return code !== 'TAG_RESOLVE_FAILED';
}

type Tokens = { readonly accepted: Parameters<Composer['next']>[0][] } | { readonly refused: Finding };

/** Watches tokens while they are read, so that depth and amount are refused before anything recurses over them. */
function tokensOf(text: string, lines: LineCounter, deepest: number): Tokens {
  const parser = new Parser(lines.addNewLine);
  const accepted: Parameters<Composer['next']>[0][] = [];
  let words = 0;
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      accepted.push(token);
      if (token.type === 'error') errors++;
    }
    if (parser.stack.length > deepest) return { refused: found(parser.offset, nestedTooDeep(deepest)) };
    if (++words > mostWords) return { refused: found(parser.offset, tooManyWords(mostWords)) };
    if (errors > mostFindings) break;
  }
  accepted.push(...parser.end());
  return { accepted };
}

/** A path while it is walked: the last step, and those above it. */
interface Steps {
  readonly above: Steps | undefined;
  readonly step: string | number;
}

/** Turns the parser's nodes into ours in one walk. */
class Reader {
  readonly findings: Finding[] = [];
  private readonly anchored = new Map<string, Node>();
  /** Anchored nodes that the walk is inside of. */
  private readonly open = new Set<Node>();
  private insideAlias = 0;
  private repeated = 0;

  constructor(
    private readonly lines: LineCounter,
    private readonly acceptsAliases: boolean,
  ) {}

  read(node: Node, path: Steps | undefined): YamlNode {
    if (this.insideAlias > 0 && ++this.repeated > mostRepeated) return nothing(startOf(node));
    if (isAlias(node)) return this.repeat(node, node.source, path);
    if (node.tag !== undefined) return this.refuse(node, path, tagRefused(node.tag));
    if (node.anchor === undefined) return this.readValue(node, path);
    if (!this.acceptsAliases) this.refuse(node, path, anchorRefused());
    this.anchored.set(node.anchor, node);
    this.open.add(node);
    const value = this.readValue(node, path);
    this.open.delete(node);
    return value;
  }

  private readValue(node: Node, path: Steps | undefined): YamlNode {
    const offset = startOf(node);
    if (isMap<Node, Node | null>(node)) return { kind: 'map', entries: this.readMap(node.items, path), offset };
    if (isSeq<Node | null>(node)) {
      const items = node.items.map((item, step) => (item ? this.read(item, { above: path, step }) : nothing(offset)));
      return { kind: 'list', items, offset };
    }
    const { value, source = '' } = isScalar(node) ? node : {};
    if (typeof value === 'string') return { kind: 'scalar', value, text: value, offset };
    if (typeof value === 'number' || typeof value === 'boolean') return { kind: 'scalar', value, text: source, offset };
    return nothing(offset);
  }

  private readMap(
    items: readonly { readonly key: Node; readonly value: Node | null }[],
    above: Steps | undefined,
  ): ReadonlyMap<string, YamlEntry> {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of items) {
      const word = this.keyOf(key);
      if (word === undefined) {
        this.refuse(key, above, keyNotText());
        continue;
      }
      const path = { above, step: word };
      const first = entries.get(word);
      const offset = startOf(key);
      if (first === undefined) entries.set(word, { offset, value: value ? this.read(value, path) : nothing(offset) });
      else this.refuse(key, path, duplicateKey(this.lines.linePos(first.offset).line));
    }
    return entries;
  }

  /** A key as it is written, whatever YAML takes it for. */
  private keyOf(key: Node): string | undefined {
    if (!isScalar(key) || key.tag !== undefined || key.anchor !== undefined) return undefined;
    return typeof key.value === 'string' ? key.value : (key.source ?? '');
  }

  private repeat(node: Node, name: string, path: Steps | undefined): YamlNode {
    if (!this.acceptsAliases) return this.refuse(node, path, aliasRefused());
    const target = this.anchored.get(name);
    if (target === undefined) return this.refuse(node, path, aliasUnknown(name));
    if (this.open.has(target)) return this.refuse(node, path, aliasInItself(name));
    this.insideAlias++;
    const value = this.read(target, path);
    this.insideAlias--;
    if (this.insideAlias > 0 || this.repeated <= mostRepeated) return value;
    return this.refuse(node, path, aliasesTooLong(mostRepeated));
  }

  private refuse(node: Node, path: Steps | undefined, message: Message): YamlNode {
    this.findings.push({ at: pathOf(path), offset: startOf(node), ...message });
    return nothing(startOf(node));
  }
}

function pathOf(steps: Steps | undefined): Path {
  const path: (string | number)[] = [];
  for (let at = steps; at !== undefined; at = at.above) path.push(at.step);
  return path.reverse();
}

function found(offset: number, message: Message): Finding {
  return { at: [], offset, ...message };
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Of a file that is broken throughout, the first findings and how many more there are. */
function limited(findings: readonly Finding[]): readonly Finding[] {
  const next = findings[mostFindings];
  if (next === undefined) return findings;
  return [...findings.slice(0, mostFindings), found(next.offset ?? 0, moreMistakes(findings.length - mostFindings))];
}
