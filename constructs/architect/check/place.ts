import { type Mistake, within } from '../../../input/mistake';
import type { Variable } from '../expression';
import { type Capabilities, capabilities, type FlowType } from '../flow-type';

/** The facts about the whole flow that the checks use. */
export interface Surroundings {
  readonly type: FlowType;
  readonly can: Capabilities;
  /** Declared variables by full name. */
  readonly variables: ReadonlyMap<string, Variable>;
}

interface FlowHead {
  readonly name: string;
  readonly type: FlowType;
  readonly variables: readonly Variable[];
}

/** A place in a flow. It knows its path in words and collects the mistakes that are found there. */
export class Place {
  static of({ name, type, variables }: FlowHead, mistakes: Mistake[]): Place {
    const byName = new Map(variables.map((declared) => [declared.name, declared]));
    return new Place(`flow ${JSON.stringify(name)}`, { type, can: capabilities[type], variables: byName }, mistakes);
  }

  private constructor(
    private readonly path: string,
    readonly flow: Surroundings,
    private readonly mistakes: Mistake[],
  ) {}

  /** A part of the flow, such as a variable or a task. */
  part(what: string, name: string): Place {
    return new Place(`${this.path}, ${what} ${JSON.stringify(name)}`, this.flow, this.mistakes);
  }

  /** An action by its position from 0. */
  action(index: number, { name }: { readonly name: string }): Place {
    return this.inside(`${index + 1} ${JSON.stringify(name)}`);
  }

  /** A branch of this action. */
  exit(name: string): Place {
    return this.inside(name);
  }

  report(mistake: Mistake): void {
    this.mistakes.push(within(this.path, mistake));
  }

  private inside(step: string): Place {
    return new Place(`${this.path} > ${step}`, this.flow, this.mistakes);
  }
}
