/** A place inside an org file, such as `['release', 'flows', 0, 'name']`. */
export type Path = readonly (string | number)[];

export interface Mistake {
  readonly path: Path;
  /** What was given, what is accepted, what to do next; without the place. */
  readonly message: string;
  /** Where it stands in the text, in characters. @default - where `path` stands */
  readonly offset?: number;
}

/** A path as people write it: `release.flows[0].name`. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
