import { type Mistake, within } from '../../../../input/mistake';
import { UserError } from '../../../../input/user-error';
import type { Place, YamlDocument } from '../../../../input/yaml-document';

/** Collects everything that is wrong with a flow, so that one run shows it all. */
export class Problems {
  readonly warnings: Mistake[] = [];
  private readonly mistakes: Mistake[] = [];

  constructor(readonly placeOf: YamlDocument['placeOf']) {}

  mistake(offset: number, path: string, message: Mistake): void {
    this.mistakes.push(this.placed(offset, path, message));
  }

  warning(offset: number, path: string, message: Mistake): void {
    this.warnings.push(this.placed(offset, path, message));
  }

  /** Throws UserError with every mistake. */
  throwIfAny(): void {
    if (this.mistakes.length > 0) throw new UserError(this.mistakes);
  }

  private placed(offset: number, path: string, mistake: Mistake): Mistake {
    return { ...this.placeOf(offset), ...within(path, mistake) };
  }
}

/** Reports what is wrong with one part of a flow, such as `flow "Desk", task "Main", action "Create" (callData)`. */
export class Reporter {
  private reported = false;

  constructor(
    private readonly problems: Problems,
    /** The part as messages name it. */
    readonly path: string,
  ) {}

  /** Whether this part has mistakes. Those of parts inside it do not count. */
  get hasMistakes(): boolean {
    return this.reported;
  }

  inside(part: string): Reporter {
    return new Reporter(this.problems, `${this.path}, ${part}`);
  }

  placeOf({ offset }: { readonly offset: number }): Place {
    return this.problems.placeOf(offset);
  }

  report(at: { readonly offset: number }, message: Mistake): void {
    this.reported = true;
    this.problems.mistake(at.offset, this.path, message);
  }

  warn(at: { readonly offset: number }, message: Mistake): void {
    this.problems.warning(at.offset, this.path, message);
  }
}
