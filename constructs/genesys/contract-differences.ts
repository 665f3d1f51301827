import type { DataActionRef, InputField, OutputField } from '../architect';

/** The differences between the contract that a flow was built with and the declared one, a phrase each. */
export function contractDifferences(built: DataActionRef, declared: DataActionRef): readonly string[] {
  return [
    ...(built.secure === declared.secure ? [] : [`secure is ${built.secure} instead of ${declared.secure}`]),
    ...fieldDifferences('input', built.inputs, declared.inputs),
    ...fieldDifferences('output', built.outputs, declared.outputs),
  ];
}

type Fields = Readonly<Record<string, InputField | OutputField>>;

function fieldDifferences(direction: string, built: Fields, declared: Fields): readonly string[] {
  return [...new Set([...Object.keys(built), ...Object.keys(declared)])].flatMap((name) => {
    const [given, wanted] = [described(built[name]), described(declared[name])];
    return given === wanted ? [] : [`${direction} "${name}" is ${given} instead of ${wanted}`];
  });
}

function described(field: InputField | OutputField | undefined): string {
  if (field === undefined) return 'missing';
  return 'required' in field ? `${field.required ? 'required' : 'optional'} ${field.type}` : field.type;
}
