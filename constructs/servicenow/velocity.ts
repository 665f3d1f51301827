/**
 * Velocity texts of ServiceNow requests. Nothing is escaped by itself, so each helper names the place where the text
 * lands. A value is read quietly (`$!`): one that is null gives an empty text, where `${...}` would send the words of
 * the reference to ServiceNow. No letter may follow a conditional text: `#end` would swallow it.
 */

/** An input inside the quotes of a JSON string; numbers and booleans as their text. */
export function inJson(input: string): string {
  return `$esc.jsonEncode("$!{input.${input}}")`;
}

/** An input in a path segment or in a header: one line of unreserved characters and percent escapes. */
export function inUri(input: string): string {
  return `$esc.uriEncode("$!{input.${input}}")`;
}

/** A field of the credential as a value of a form. */
export function secretInForm(field: string): string {
  return `$esc.uriEncode("\${credentials.${field}}")`;
}

/** An input of type string as the operand of a condition in an encoded query. */
export function inQuery(input: string): string {
  return `$esc.uriEncode(${operand(input)})`;
}

/** The text, when nothing of the input is left as an operand. */
export function ifNoOperand(input: string, text: string): string {
  return `#if(${operand(input)} == "")${text}#end`;
}

/** The text, unless the input is empty or not given. */
export function ifGiven(input: string, text: string): string {
  return `#if("$!{input.${input}}" != "")${text}#end`;
}

/**
 * Percent escapes are gone when ServiceNow reads the query, so what has a meaning there is removed: `^` ends a condition,
 * and a value that begins with `javascript:`, in any spelling, is run as a script. Blanks at the ends go, too: a database
 * takes a blank text for an empty one.
 */
function operand(input: string): string {
  return `$input.${input}.replace("^", "").replace(":", "").trim()`;
}
