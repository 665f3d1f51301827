import type { StackMistake } from './stack-mistake';
import { terraformText } from './terraform-text';

type Json = Record<string, unknown>;

const sections = ['resource', 'data', 'variable'] as const;

const synthesiseAgain = 'run the synthesis again: npx cdktf synth';

/**
 * `cdk.tf.json` with its texts as Terraform would evaluate them. References resolve to addresses
 * (`${genesyscloud_integration.Main.id}` to `genesyscloud_integration.Main`, a data source with `data.` in front) and
 * variables to their values; no other expression is evaluated. Nothing is thrown: `mistakes` grows while blocks are
 * read.
 */
export class StackFile {
  readonly mistakes: StackMistake[] = [];
  private readonly root: Json;

  constructor(
    readonly file: string,
    text: string,
    private readonly variables: Readonly<Record<string, string>>,
  ) {
    this.root = this.parse(text);
    for (const section of sections) this.checkSection(section, section === 'variable' ? 1 : 2);
  }

  resources(type: string): readonly Block[] {
    return this.blocks(type, this.root['resource'], '');
  }

  data(type: string): readonly Block[] {
    return this.blocks(type, this.root['data'], 'data.');
  }

  /** The resource or data source at an address. */
  find(address: string): Block | undefined {
    const isData = address.startsWith('data.');
    const type = address.split('.')[isData ? 1 : 0] ?? '';
    const candidates = isData ? this.data(type) : this.resources(type);
    return candidates.find((block) => block.address === address);
  }

  /** Adds a mistake. @param path left out for the file as a whole */
  refuse(path: string | undefined, mistake: Omit<StackMistake, 'file' | 'path'>): void {
    this.mistakes.push({ file: this.file, ...(path !== undefined && { path }), ...mistake });
  }

  /** Adds a mistake about a value of another kind. */
  refuseValue(path: string, value: unknown, expected: string): void {
    this.refuse(path, { given: kindOfJson(value), expected, next: synthesiseAgain });
  }

  unresolved(path: string, reference: string): void {
    this.refuse(path, {
      given: `\${${reference}}`,
      expected: '${var.name}, or the .id of a resource or data source of this stack',
    });
  }

  /** A text as Terraform would evaluate it. */
  evaluate(text: string, path: string): string {
    const pieces = terraformText(text);
    if (pieces === undefined) {
      this.refuse(path, {
        given: 'a Terraform directive, or an interpolation without an end',
        expected: 'a text with references alone',
        next: 'write %%{ and $${ for plain text',
      });
    }
    return (pieces ?? [])
      .map((piece) => (piece.kind === 'literal' ? piece.text : this.resolve(piece.expression, path)))
      .join('');
  }

  private parse(text: string): Json {
    let root: unknown;
    try {
      root = JSON.parse(text);
    } catch (error) {
      const given = `a text that is not JSON (${(error as Error).message})`;
      this.refuse(undefined, { given, expected: 'the configuration of a stack', next: synthesiseAgain });
      return {};
    }
    if (isRecord(root) && Object.keys(root).length > 0) return root;
    this.refuse(undefined, {
      given: 'no configuration',
      expected: 'an object with a section such as resource',
      next: synthesiseAgain,
    });
    return {};
  }

  private resolve(expression: string, path: string): string {
    const variable = /^var\.([\w-]+)$/.exec(expression)?.[1];
    if (variable !== undefined) return this.variable(variable, path);
    const address = /^((?:data\.)?\w+\.[\w-]+)\.id$/.exec(expression)?.[1];
    if (address !== undefined && this.find(address) !== undefined) return address;
    this.unresolved(path, expression);
    return '';
  }

  private variable(name: string, path: string): string {
    if (Object.hasOwn(this.variables, name)) return this.variables[name] as string;
    const declared = recordOf(recordOf(this.root['variable'])[name])['default'];
    if (typeof declared === 'string') return declared;
    this.refuse(path, {
      given: `the variable "${name}" without a value`,
      expected: 'a value for each variable',
      next: `pass it in variables, as TF_VAR_${name} gives it to Terraform`,
    });
    return '';
  }

  /** Checks that a section, and all that it holds down to its blocks (`levels` below), are objects. */
  private checkSection(name: string, levels: number): void {
    let found: [string, unknown][] = [[name, this.root[name] ?? {}]];
    for (let level = 0; level <= levels; level++) {
      const expected = level === levels ? 'a block, which is an object' : 'an object of names';
      for (const [path, value] of found) if (!isRecord(value)) this.refuseValue(path, value, expected);
      found = found.flatMap(([path, value]) =>
        Object.entries(recordOf(value)).map(([key, child]): [string, unknown] => [`${path}.${key}`, child]),
      );
    }
  }

  private blocks(type: string, section: unknown, prefix: string): readonly Block[] {
    const named = recordOf(recordOf(section)[type]);
    return Object.entries(named).map(([name, body]) => new Block(this, `${prefix}${type}.${name}`, '', recordOf(body)));
  }
}

/** A resource, a data source or a block inside one. */
export class Block {
  constructor(
    private readonly stack: StackFile,
    readonly address: string,
    private readonly inside: string,
    private readonly body: Json,
  ) {}

  /** Path of an attribute in the file, such as `genesyscloud_flow.Main.filepath`. */
  path(name: string): string {
    return `${this.address}.${this.inside}${name}`;
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.wrong(name, 'a text', '');
  }

  optionalText(name: string): string | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? this.stack.evaluate(value, this.path(name)) : this.wrong(name, 'a text', '');
  }

  number(name: string, otherwise: number): number {
    const value = this.body[name] ?? otherwise;
    return typeof value === 'number' ? value : this.wrong(name, 'a number', otherwise);
  }

  flag(name: string): boolean {
    const value = this.body[name] ?? false;
    return typeof value === 'boolean' ? value : this.wrong(name, 'true or false', false);
  }

  json(name: string): Readonly<Record<string, unknown>> {
    const text = this.text(name);
    const value = jsonOf(text);
    if (isRecord(value)) return value;
    if (typeof this.body[name] === 'string') {
      this.stack.refuse(this.path(name), {
        given: 'a text that is not JSON, or not an object',
        expected: 'the text of a JSON object',
        next: synthesiseAgain,
      });
    }
    return { type: 'object' };
  }

  /** A map of texts; empty where the block has none. */
  texts(name: string): Readonly<Record<string, string>> {
    const value = this.body[name] ?? {};
    const texts = isRecord(value) ? value : this.wrong(name, 'an object of texts', {});
    const inside = new Block(this.stack, this.address, `${this.inside}${name}.`, texts);
    return Object.fromEntries(Object.keys(texts).map((key) => [key, inside.text(key)]));
  }

  /** A list of texts; empty where the block has none. */
  list(name: string): readonly string[] {
    const value = this.body[name] ?? [];
    const elements: readonly unknown[] = Array.isArray(value) ? value : this.wrong(name, 'a list of texts', []);
    const inside = new Block(this.stack, this.address, `${this.inside}${name}.`, { ...elements });
    return elements.map((_, index) => inside.text(String(index)));
  }

  /** A block, which Terraform may write as a list of one. */
  block(name: string): Block | undefined {
    const value = this.body[name] ?? [];
    const bodies: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (bodies.length === 0) return undefined;
    const [body] = bodies;
    const known =
      bodies.length === 1 && isRecord(body) ? body : this.wrong(name, 'a block, or a list of one block', {});
    return new Block(this.stack, this.address, `${this.inside}${name}.`, known);
  }

  requiredBlock(name: string): Block {
    return (
      this.block(name) ?? this.wrong(name, 'a block', new Block(this.stack, this.address, `${this.inside}${name}.`, {}))
    );
  }

  private wrong<T>(name: string, expected: string, otherwise: T): T {
    this.stack.refuseValue(this.path(name), this.body[name], expected);
    return otherwise;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function kindOfJson(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}

function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
