/** A place in the data of a file, such as `['release', 'flows', 0, 'name']`. */
export type Path = readonly (string | number)[];

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
