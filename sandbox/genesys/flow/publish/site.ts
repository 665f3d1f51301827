import { UserError } from '../../../../input/user-error';
import type { YamlFile } from './yaml';

/** Collects what is wrong with a flow, so that all of it shows at once. */
export class Problems {
  readonly warnings: string[] = [];
  private readonly mistakes: string[] = [];

  constructor(private readonly place: YamlFile['place']) {}

  mistake(offset: number, where: string, message: string): void {
    this.mistakes.push(`${this.place(offset)}: ${where}: ${message}`);
  }

  warning(offset: number, where: string, message: string): void {
    this.warnings.push(`${this.place(offset)}: ${where}: ${message}`);
  }

  /** Throws UserError with every mistake on a line of its own. */
  throwIfAny(): void {
    if (this.mistakes.length > 0) throw new UserError(this.mistakes.map((problem) => ({ problem })));
  }
}

/** A part of a flow as messages name it, such as `flow "Desk", task "Main", action "Create" (callData)`. */
export class Site {
  constructor(
    private readonly problems: Problems,
    private readonly where: string,
  ) {}

  inside(part: string): Site {
    return new Site(this.problems, `${this.where}, ${part}`);
  }

  report(at: { readonly offset: number }, message: string): void {
    this.problems.mistake(at.offset, this.where, message);
  }

  warn(at: { readonly offset: number }, message: string): void {
    this.problems.warning(at.offset, this.where, message);
  }
}
