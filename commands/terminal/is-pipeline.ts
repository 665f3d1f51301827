/** Whether a pipeline runs this, with a machine that is gone afterwards. */
export function isPipeline({ CI }: Readonly<Record<string, string | undefined>>): boolean {
  return !['', 'false', '0', undefined].includes(CI);
}
