import { Token } from 'cdktf';
import { UserError } from '../../input/user-error';
import { tokenInText } from './errors';

/**
 * Text that reaches the platform exactly as it is given: what Terraform would read as an interpolation (`${`) or a
 * directive (`%{`) is doubled. Doubling is enough for every text, `$${` and `%%{` included: Terraform undoes it from the
 * left, and leaves other `$` and `%` alone, such as those of Velocity's `$!{x}`.
 *
 * @throws UserError when the text holds a Terraform reference, which doubling would turn into literal text
 */
export function terraformText(text: string): string {
  if (Token.isUnresolved(text)) throw new UserError([{ problem: tokenInText(text) }]);
  return text.replaceAll('${', () => '$${').replaceAll('%{', () => '%%{');
}

/** A map whose keys and values are all passed through `terraformText`. */
export function terraformTexts(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [terraformText(key), terraformText(value)]));
}
