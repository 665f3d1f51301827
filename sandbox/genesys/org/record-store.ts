import { randomUUID } from 'node:crypto';
import type { NamedRecord, OrgRecord } from './org-record';
import { PlatformError } from './platform-error';

/** The lists of an org, by their names. */
export type Lists = {
  readonly [K in keyof OrgRecord as OrgRecord[K] extends readonly { readonly id: string }[] ? K : never]: OrgRecord[K];
};

const words: Readonly<Record<keyof Lists, string>> = {
  divisions: 'the division',
  queues: 'the queue',
  credentials: 'the credential',
  integrations: 'the integration',
  actions: 'the data action',
  customAuthActions: 'the custom auth action',
  flows: 'the flow',
  callRoutes: 'the call route',
};

/** The objects of an org by id, without the rules of the platform. */
export class RecordStore {
  /** @param saved called after each write */
  constructor(
    private current: OrgRecord,
    private readonly saved: (record: OrgRecord) => void,
  ) {}

  get record(): OrgRecord {
    return this.current;
  }

  /** The object of an id. @throws PlatformError 404 */
  find<K extends keyof Lists>(list: K, id: string): Lists[K][number] {
    const record = this.lookUp(list, id);
    if (record === undefined)
      throw new PlatformError(404, `${words[list]} with the id ${JSON.stringify(id)} is not there`);
    return record;
  }

  /** The object of an id, if it is there. */
  lookUp<K extends keyof Lists>(list: K, id: string): Lists[K][number] | undefined {
    return (this.current[list] as readonly { readonly id: string }[]).find((it) => it.id === id) as
      | Lists[K][number]
      | undefined;
  }

  /** The first object of a name. @throws PlatformError 404 */
  findNamed(list: 'divisions' | 'queues' | 'credentials', name: string): NamedRecord {
    const record = this.current[list].find((it) => it.name === name);
    if (record === undefined)
      throw new PlatformError(404, `${words[list]} called ${JSON.stringify(name)} is not there`);
    return record;
  }

  /** @returns the new id */
  add<K extends keyof Lists>(list: K, record: Omit<Lists[K][number], 'id'>): string {
    const id = randomUUID();
    this.write({ [list]: [...this.current[list], { ...record, id }] });
    return id;
  }

  change<K extends keyof Lists>(list: K, id: string, change: Partial<Lists[K][number]>): void {
    const changed = { ...this.find(list, id), ...change, id };
    this.write({ [list]: this.current[list].map((record) => (record.id === id ? changed : record)) });
  }

  remove<K extends keyof Lists>(list: K, id: string): void {
    this.find(list, id);
    const others = (this.current[list] as readonly { readonly id: string }[]).filter((record) => record.id !== id);
    this.write({ [list]: others });
  }

  write(change: Partial<OrgRecord>): void {
    this.current = { ...this.current, ...change };
    this.saved(this.current);
  }
}
