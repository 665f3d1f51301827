import type { Names } from '../expression/compile';
import type { OrgNames } from '../expression/org-names';
import type { ExpressionType } from '../expression/types';

export interface FlowVariable {
  /** Full scoped name, such as `Flow.token`. */
  readonly name: string;
  readonly type: ExpressionType;
  /** Index of its value among the values of a run. */
  readonly slot: number;
  /** Whether Architect provides it, so that flows cannot write it. */
  readonly readOnly: boolean;
  /** Whether only Call Secure Data and audio may read it. Every action may write it. */
  readonly secure: boolean;
}

/**
 * Names and slots of a flow's variables. A sequence sees its own variables and those of the flow. Case does not matter
 * in names.
 */
export class Variables implements Names {
  private readonly named = new Map<string, FlowVariable>();
  private readonly slots: { count: number };

  readonly org: OrgNames;

  /**
   * @param prefixes scopes of the names that are declared here, such as `Flow`
   * @param org the objects that expressions can find. @default - those of `outer`, or none
   */
  constructor(
    readonly prefixes: readonly string[],
    private readonly outer?: Variables,
    org: OrgNames = outer?.org ?? emptyOrg,
  ) {
    this.slots = outer === undefined ? { count: 0 } : outer.slots;
    this.org = org;
  }

  /** Adds a variable; undefined when the name is taken. */
  declare(name: string, type: ExpressionType, { readOnly = false, secure = false } = {}): FlowVariable | undefined {
    const key = name.toLowerCase();
    if (this.find(key) !== undefined) return undefined;
    const variable = { name, type, slot: this.slots.count++, readOnly, secure };
    this.named.set(key, variable);
    return variable;
  }

  /** The same names where secure variables may be read. */
  get withSecure(): Names {
    return { find: (name) => this.find(name), all: this.all, org: this.org, readsSecure: true };
  }

  find(name: string): FlowVariable | undefined {
    return this.named.get(name.toLowerCase()) ?? this.outer?.find(name);
  }

  /**
   * The variable that receives an output. A name in the scope of a task or state is declared by this use, as in
   * Architect; a name of the flow must be declared before.
   */
  target(name: string, type: ExpressionType): FlowVariable | undefined {
    const known = this.find(name);
    if (known !== undefined || this.outer === undefined || !this.owns(name)) return known;
    return this.declare(name, type);
  }

  owns(name: string): boolean {
    return this.prefixes.some((prefix) => new RegExp(`^${prefix}\\.[a-z][a-z0-9_]*$`, 'i').test(name));
  }

  /** Slots of the variables that live as long as this scope. */
  get own(): readonly number[] {
    return [...this.named.values()].map(({ slot }) => slot);
  }

  /** How many variables there are in all scopes of the flow. */
  get count(): number {
    return this.slots.count;
  }

  get all(): readonly string[] {
    return [...(this.outer?.all ?? []), ...[...this.named.values()].map(({ name }) => name)];
  }
}

const emptyOrg: OrgNames = { has: () => false, all: () => [] };
