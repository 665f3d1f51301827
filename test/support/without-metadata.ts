/** The files of stacks by their paths: `cdk.tf.json` without the notes that the framework leaves in it, flows as they are. */
export function withoutMetadata(files: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(files).map(([path, text]) => [
    path,
    path.endsWith('.json') ? JSON.parse(text, (key, value) => (key === '//' ? undefined : value)) : text,
  ]);
  return Object.fromEntries(entries);
}
