/** With the longest id of a conversation it stays below the 100 characters that ServiceNow keeps of a correlation id. */
const longest = 30;

/** What the shipped flows append to the id of a conversation, so that each operation has correlation ids of its own. */
export function correlationWord(operation: string): string {
  return operation.slice(0, longest);
}
