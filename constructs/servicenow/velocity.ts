/**
 * Velocity texts of ServiceNow requests. Velocity does not escape anything, so each helper escapes for the place that
 * it is named after. Values are read quietly (`$!`): null becomes an empty text, where `${...}` would send the
 * reference itself to ServiceNow. No letter may follow a conditional text: `#end` would swallow it.
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

/** The text, if the operand made of the input is empty. */
export function ifNoOperand(input: string, text: string): string {
  return `#if(${operand(input)} == "")${text}#end`;
}

/** The text, unless the input is empty or missing. */
export function ifGiven(input: string, text: string): string {
  return `#if("$!{input.${input}}" != "")${text}#end`;
}

/**
 * ServiceNow decodes percent escapes before it reads the query, so characters with a meaning there are removed: `^`
 * ends a condition, and ServiceNow runs a value that begins with `javascript:`, in any spelling, as a script. Outer
 * blanks are removed too: a database treats a blank text as an empty one.
 */
function operand(input: string): string {
  return `$input.${input}.replace("^", "").replace(":", "").trim()`;
}
