import { isDeepStrictEqual } from 'node:util';
import { type TerraformStack, Testing } from 'cdktf';

type Properties = Readonly<Record<string, unknown>>;
type Elements = Readonly<Record<string, Readonly<Record<string, Properties>>>>;

interface Synthesised {
  readonly resource?: Elements;
  readonly data?: Elements;
  readonly output?: Readonly<Record<string, Properties>>;
  readonly variable?: Readonly<Record<string, Properties>>;
  readonly provider?: Readonly<Record<string, readonly Properties[]>>;
  readonly terraform: Properties;
}

/** A stack as Terraform would read it, after its validations ran. */
export class Template {
  static of(stack: TerraformStack): Template {
    return new Template(Testing.synth(stack, true));
  }

  private readonly synthesised: Synthesised;

  private constructor(readonly json: string) {
    this.synthesised = JSON.parse(json);
  }

  /** Address (`type.name`) to properties, of all resources of a type. */
  resources(type: string): Readonly<Record<string, Properties>> {
    return addressed(this.synthesised.resource, type);
  }

  /** The one resource of a type that has these properties; nested objects may have more. */
  resource(type: string, matching: Properties = {}): Properties {
    return theOne(this.resources(type), type, matching);
  }

  /** Address (`type.name`) to properties, of all data sources of a type. */
  dataSources(type: string): Readonly<Record<string, Properties>> {
    return addressed(this.synthesised.data, type);
  }

  /** The one data source of a type that has these properties; nested objects may have more. */
  dataSource(type: string, matching: Properties = {}): Properties {
    return theOne(this.dataSources(type), type, matching);
  }

  variable(name: string): Properties | undefined {
    return this.synthesised.variable?.[name];
  }

  providers(name: string): readonly Properties[] {
    return this.synthesised.provider?.[name] ?? [];
  }

  /** Name to properties, of all outputs. */
  get outputs(): Readonly<Record<string, Properties>> {
    return this.synthesised.output ?? {};
  }

  /** The `terraform` block: backend and required providers. */
  get settings(): Properties {
    return this.synthesised.terraform;
  }
}

function addressed(elements: Elements | undefined, type: string): Readonly<Record<string, Properties>> {
  return Object.fromEntries(
    Object.entries(elements?.[type] ?? {}).map(([name, properties]) => [`${type}.${name}`, properties]),
  );
}

function theOne(candidates: Readonly<Record<string, Properties>>, type: string, matching: Properties): Properties {
  const found = Object.values(candidates).filter((properties) => contains(properties, matching));
  if (found.length !== 1) {
    throw new Error(
      `${found.length} of type ${type} match ${JSON.stringify(matching)}, expected 1; there are ${JSON.stringify(candidates, null, 2)}`,
    );
  }
  return found[0] as Properties;
}

function contains(actual: unknown, expected: unknown): boolean {
  if (!isPlain(actual) || !isPlain(expected)) return isDeepStrictEqual(actual, expected);
  return Object.entries(expected).every(([key, value]) => contains(actual[key], value));
}

function isPlain(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
