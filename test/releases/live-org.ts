import { nameOf } from './as-terraform-data';
import type { Json, ReleaseStack, StackResource } from './release-stack';
import type { TerraformEvent } from './terraform';

/** An object in the org, with the ids that it was bound to when it was written. */
interface LiveObject {
  readonly id: string;
  readonly resource: StackResource;
  /** Ids of the objects that it names. */
  readonly bound: readonly string[];
}

interface Calls {
  readonly of: string;
  readonly actions: readonly string[];
}

/** What Terraform changed, as `create ServiceNow/Integration/create-incident`. */
export type Change = string;

/**
 * The org while Terraform moves it from one stack to another. Deletions count from their first event, all other changes
 * from their last.
 */
export class LiveOrg {
  private readonly objects = new Map<string, LiveObject[]>();
  private readonly before: ReadonlyMap<string, StackResource>;
  private readonly after: ReadonlyMap<string, StackResource>;
  /** Phone numbers that are routed before and after. */
  private readonly keptNumbers: readonly string[];
  private inFlight: readonly Calls[] = [];
  private readonly waits = new Map<string, readonly Calls[]>();
  private next = 0;

  constructor(before: ReleaseStack, later: ReleaseStack) {
    const byName = ({ resources }: ReleaseStack) => new Map(resources.map((it) => [nameOf(it.address), it]));
    this.before = byName(before);
    this.after = byName(later);
    const after = [...this.after.values()].flatMap(numbersOf);
    this.keptNumbers = [...this.before.values()].flatMap(numbersOf).filter((number) => after.includes(number));
    for (const [name, resource] of this.before) this.objects.set(name, [{ id: `${name}#0`, resource, bound: [] }]);
    for (const [name, [object]] of this.objects) {
      if (object) this.objects.set(name, [{ ...object, bound: this.boundBy(object.resource) }]);
    }
  }

  /** Takes an event in. @returns what Terraform changed, when the event ends a change */
  take({ kind, action, name }: TerraformEvent): Change | undefined {
    if (name.startsWith('before-')) return undefined;
    const element = /^(.*)\[(.*)\]$/.exec(name);
    if (element) return this.takeWait(kind, action, element[2] ?? '');
    if (action === 'delete' && kind === 'start') this.remove(name);
    if (action !== 'delete' && kind === 'complete') this.write(name, action);
    return kind === 'complete' ? `${action} ${(this.after.get(name) ?? this.before.get(name))?.label}` : undefined;
  }

  /** Everything that calls in vain, or that nobody can tell apart, at this moment. */
  windows(): readonly string[] {
    const routes = this.all('genesyscloud_architect_ivr').flatMap(({ resource, bound }) =>
      bound
        .filter((id) => !this.isAlive(id))
        .map((id) => `${resource.label} names ${this.labelOf(id)}, which is not there`),
    );
    const lost = this.keptNumbers
      .filter((number) => !this.numbers().includes(number))
      .map((number) => `no route has the number ${number}`);
    const published = this.all('genesyscloud_flow').map(({ resource, bound }) => ({
      of: resource.label,
      actions: bound,
    }));
    return [
      ...routes,
      ...lost,
      ...[...published, ...this.inFlight].flatMap((calls) => this.troubles(calls)),
      ...this.twins(),
    ];
  }

  private takeWait(
    kind: TerraformEvent['kind'],
    action: TerraformEvent['action'],
    address: string,
  ): Change | undefined {
    if (action !== 'delete') return undefined;
    if (kind === 'waiting') this.waits.set(address, this.inFlight);
    if (kind === 'waited') {
      const over = this.waits.get(address) ?? [];
      this.inFlight = this.inFlight.filter((calls) => !over.includes(calls));
      return `wait for calls of ${this.before.get(nameOf(address))?.label}`;
    }
    return undefined;
  }

  private remove(name: string): void {
    const [oldest, ...others] = this.objects.get(name) ?? [];
    this.objects.set(name, others);
    if (oldest) this.letGo(oldest);
  }

  private write(name: string, action: 'create' | 'update'): void {
    const resource = this.after.get(name);
    if (resource === undefined) return;
    const present = this.objects.get(name) ?? [];
    const changed = action === 'update' ? present[0] : undefined;
    if (changed) this.letGo(changed);
    const object = { id: changed?.id ?? `${name}#${++this.next}`, resource, bound: this.boundBy(resource) };
    this.objects.set(name, [...present.filter((it) => it !== changed), object]);
  }

  /** Executions that began with a flow as it was go on. */
  private letGo({ resource, bound }: LiveObject): void {
    if (resource.type !== 'genesyscloud_flow') return;
    this.inFlight = [...this.inFlight, { of: `an execution of ${resource.label} as it was`, actions: bound }];
  }

  private boundBy(resource: StackResource): readonly string[] {
    const { depends_on, update_trigger_hash, filepath, file_content_hash, ...named } = resource.body;
    const actions = resource.type === 'genesyscloud_flow' ? depends_on : [];
    const text = JSON.stringify([named, actions]);
    const addresses = [...text.matchAll(/(?<!data\.)\b(genesyscloud_\w+\.[\w-]+)/g)].map(([, address = '']) => address);
    return addresses.flatMap((address) => this.objects.get(nameOf(address))?.at(-1)?.id ?? []);
  }

  private troubles({ of, actions: ids }: Calls): readonly string[] {
    const missing = ids
      .filter((id) => !this.isAlive(id))
      .map((id) => `${of} calls ${this.labelOf(id)}, which is not there`);
    const called = ids.flatMap((id) => this.find(id) ?? []);
    const unusable = called.flatMap((action) =>
      this.unusable(action).map((why) => `${of} calls ${action.resource.label}: ${why}`),
    );
    const mixed = (what: string, of2: (action: LiveObject) => readonly string[]) => {
      const values = [...new Set(called.flatMap(of2))];
      return values.length > 1 ? [`${of} calls actions of two ${what}: ${values.join(', ')}`] : [];
    };
    return [
      ...missing,
      ...unusable,
      ...mixed('instances', (it) => this.hostsOf(it)),
      ...mixed('strategies', strategiesOf),
    ];
  }

  private unusable(action: LiveObject): readonly string[] {
    const integration = action.bound
      .flatMap((id) => this.find(id) ?? [])
      .find(({ resource }) => resource.type === 'genesyscloud_integration');
    if (integration === undefined) return ['its integration is not there'];
    const signIn = this.signInOf(integration);
    if (strategiesOf(action).includes('platform') && signIn === undefined) return ['nothing signs in'];
    const secrets = [action, ...(signIn ? [signIn] : [])].flatMap(({ resource }) => secretsIn(resource.body));
    if (secrets.length === 0) return [];
    const { credentials } = integration.resource.body['config'] as { credentials?: { basicAuth?: string } };
    if (credentials?.basicAuth === undefined) return ['its integration has no credential'];
    if (credentials.basicAuth.startsWith('${data.')) return [];
    const credential = integration.bound.flatMap((id) => this.find(id) ?? [])[0];
    if (credential === undefined) return ['its credential is not there'];
    const fields = Object.keys(credential.resource.body['fields'] as Json);
    return secrets.filter((name) => !fields.includes(name)).map((name) => `its credential has no ${name}`);
  }

  private hostsOf(action: LiveObject): readonly string[] {
    const integration = action.bound
      .flatMap((id) => this.find(id) ?? [])
      .find(({ resource }) => resource.type === 'genesyscloud_integration');
    const credentials = integration?.bound.flatMap((id) => this.find(id) ?? []) ?? [];
    const texts = [action, ...credentials].map(({ resource }) => JSON.stringify(resource.body));
    return [...new Set(texts.flatMap((text) => text.match(/https:\/\/[\w.-]+/g) ?? []))];
  }

  private signInOf({ id }: LiveObject): LiveObject | undefined {
    return this.all('genesyscloud_integration_custom_auth_action').find(({ bound }) => bound.includes(id));
  }

  private twins(): readonly string[] {
    const names = this.all('genesyscloud_integration_action').map(
      ({ resource: { body } }) => `${body['category']} / ${body['name']}`,
    );
    return [
      ...repeated(names).map((name) => `two data actions are called ${name}`),
      ...repeated(this.numbers()).map((number) => `two routes have the number ${number}`),
    ];
  }

  private numbers(): readonly string[] {
    return this.all('genesyscloud_architect_ivr').flatMap(({ resource }) => numbersOf(resource));
  }

  private all(type: string): readonly LiveObject[] {
    return [...this.objects.values()].flat().filter(({ resource }) => resource.type === type);
  }

  private find(id: string): LiveObject | undefined {
    return this.objects.get(id.replace(/#\d+$/, ''))?.find((object) => object.id === id);
  }

  private isAlive(id: string): boolean {
    return this.find(id) !== undefined;
  }

  private labelOf(id: string): string {
    const name = id.replace(/#\d+$/, '');
    return (this.before.get(name) ?? this.after.get(name))?.label ?? id;
  }
}

function numbersOf({ body }: StackResource): readonly string[] {
  return (body['dnis'] ?? []) as readonly string[];
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) < index))];
}

function strategiesOf({ resource }: LiveObject): readonly string[] {
  const text = JSON.stringify(resource.body['config_request'] ?? '');
  return [
    ...(text.includes('input.accessToken') ? ['chained'] : []),
    ...(text.includes('authResponse') ? ['platform'] : []),
  ];
}

function secretsIn(body: Json): readonly string[] {
  return [...JSON.stringify(body).matchAll(/credentials\.(\w+)/g)].map(([, name = '']) => name);
}
