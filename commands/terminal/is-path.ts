/** Whether a word of the command line is the path of a YAML file: it holds a slash, or ends in `.yaml` or `.yml`. */
export function isPath(word: string): boolean {
  return /[\\/]|\.ya?ml$/i.test(word);
}
