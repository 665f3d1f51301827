import { Token } from 'cdktf';
import { UserError } from '../../input/user-error';
import { tokenInText } from './errors';

/**
 * The text, escaped so that the platform receives it exactly as given: the start of a Terraform interpolation (`${`) or
 * directive (`%{`) is doubled. Doubling is enough for every text, `$${` and `%%{` included: Terraform undoes it from the
 * left, and leaves other `$` and `%` alone, such as those of Velocity's `$!{x}`.
 *
 * @throws UserError when the text holds a Terraform reference, which doubling would turn into literal text
 */
export function terraformText(text: string): string {
  if (Token.isUnresolved(text)) throw new UserError([tokenInText(text)]);
  return text.replaceAll('${', () => '$${').replaceAll('%{', () => '%%{');
}

/** The map with `terraformText` applied to all its keys and values. */
export function terraformTexts(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [terraformText(key), terraformText(value)]));
}
