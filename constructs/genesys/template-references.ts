/** A reference in a Velocity template: `${input.name}` has the root `input` and the property `name`. */
export interface TemplateReference {
  readonly root: string;
  readonly property?: string;
}

const reference = /\$!?\{?([A-Za-z][\w-]*)(?:\.([A-Za-z][\w-]*))?/g;
const assignment = /#set\s*\(\s*\$!?\{?([A-Za-z][\w-]*)/g;

/**
 * Every reference of a template in its four spellings (`$x`, `$!x`, `${x}`, `$!{x}`), except names that the template
 * sets.
 */
export function referencesIn(template: string): readonly TemplateReference[] {
  const own = new Set(Array.from(template.matchAll(assignment), ([, name]) => name));
  return Array.from(template.matchAll(reference), ([, root = '', property]) => ({
    root,
    ...(property === undefined ? {} : { property }),
  })).filter(({ root }) => !own.has(root));
}
