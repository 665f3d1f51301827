/**
 * A string of a `.tf.json` file as Terraform hands it to the provider: `$${` and `%%{` become `${` and `%{`.
 * A `${` or `%{` that is not doubled would be evaluated, so it is an error here.
 */
export function terraformUnescape(text: string): string {
  return text.replace(/\$\$\{|%%\{|\$\{|%\{/g, (mark) => {
    if (mark.length === 2) throw new Error(`terraform would evaluate ${mark} in ${JSON.stringify(text)}`);
    return mark.slice(1);
  });
}
