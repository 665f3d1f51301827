/** One and several resources of a type, in words. */
const nouns: Readonly<Record<string, readonly [string, string]>> = {
  genesyscloud_integration_credential: ['credential', 'credentials'],
  genesyscloud_integration: ['integration', 'integrations'],
  genesyscloud_integration_custom_auth_action: ['custom auth action', 'custom auth actions'],
  genesyscloud_integration_action: ['data action', 'data actions'],
  genesyscloud_flow: ['flow', 'flows'],
  genesyscloud_architect_ivr: ['call route', 'call routes'],
  terraform_data: ['wait for calls in flight', 'waits for calls in flight'],
};

/** The types of resources, in the order in which they are summed up. */
export const types = Object.keys(nouns);

/** A type of resource in words. */
export function nounOf(type: string, count: number): string {
  return nouns[type]?.[count === 1 ? 0 : 1] ?? type;
}
