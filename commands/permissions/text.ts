import { nounOf } from '../../release/nouns';
import type { DataSourceType } from '../../sandbox/terraform/data-sources';
import { table } from '../terminal/table';
import { counted } from '../terminal/words';
import type { Needed, Purpose } from './needed';

/** The permissions as people read them: each with what it is for and the calls that ask for it. */
export function neededText(org: string, purpose: Purpose, needed: readonly Needed[]): string {
  return [
    `${org}: ${counted(needed.length, 'permission')} for ${purpose}`,
    table(needed.flatMap(linesOf)),
    '',
    ...(needed.length === 0
      ? []
      : ['Calls are below /api/v2. What they ask for: documentation of the JavaScript SDK 259.0.0, per method.']),
    ...(purpose === 'plan' || purpose === 'deploy' ? ['What each type needs: documentation of provider 1.84.1.'] : []),
    ...Object.entries(remarks)
      .filter(([evidence]) => needed.some((one) => one.evidence === evidence))
      .map(([evidence, remark]) => `"${evidence}": ${remark}.`),
    `As a role, for POST /api/v2/authorization/roles: npm run -s permissions -- ${org} --for ${purpose} --json`,
  ].join('\n');
}

const remarks: Readonly<Record<Exclude<Needed['evidence'], 'called'>, string>> = {
  preflight: 'only preflight calls it, and goes on without it',
  listed: 'the provider lists it; none of its known calls asks for it',
  open: 'not documented. Publishing a flow probably asks for it; add more if its messages name them',
};

function linesOf({ permission, types, endpoints, evidence }: Needed): readonly (readonly string[])[] {
  const reasons = [...endpoints, ...(evidence === 'called' ? [] : [evidence])];
  const uses = types.map(wordOf).join(', ');
  return reasons.map((reason, index) => (index === 0 ? [permission, uses, reason] : ['', '', reason]));
}

const lookedUp: Readonly<Record<DataSourceType, string>> = {
  genesyscloud_auth_division: 'look-up of a division',
  genesyscloud_routing_queue: 'look-up of a queue',
  genesyscloud_integration_credential: 'look-up of a credential',
  genesyscloud_organizations_me: 'look-up of the organization',
};

function wordOf(type: string): string {
  const [, data] = /^data\.(.*)$/.exec(type) ?? [];
  return data === undefined ? nounOf(type, 2) : lookedUp[data as DataSourceType];
}
