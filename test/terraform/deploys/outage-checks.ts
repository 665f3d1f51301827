import { isApplied } from '../../../commands/deploy/apply-org';
import { applyOrgText } from '../../../commands/deploy/apply-text';
import { org } from '../../releases/rows';
import { type Check, lacks } from '../check';
import { refusal, type SandboxOrgs } from '../sandbox-orgs';
import { type DeployedOrg, onlyServed } from './deployed-org';
import { type Asked, frontOf } from './front';
import { planRead, read } from './plan-read';

type Answer = (asked: Asked) => Response | undefined;

const broken = () => Response.json({ message: 'out of order' }, { status: 503 });

/** What plan and apply do when the platform API holds requests back, ends a login, or breaks. */
export const outageChecks: readonly Check[] = [
  {
    name: 'apply while each login ends at once and requests are held back: it ends as well',
    onlyServed,
    run: (orgs) =>
      behind(orgs, async (deployed, through) => {
        const seen = new Set<string>();
        const held = ['GET /api/v2/routing/queues', 'GET /api/v2/integrations'];
        const environment = await through(({ line, isOfSdk }) => {
          if (!isOfSdk || seen.has(line) || line === 'POST /oauth/token') return undefined;
          seen.add(line);
          return held.includes(line)
            ? Response.json({}, { status: 429, headers: { 'retry-after': '1' } })
            : Response.json({}, { status: 401 });
        });
        const result = await deployed.apply(read, { environment });
        return [
          ...(isApplied(result) ? [] : [applyOrgText(result)]),
          ...(seen.size > 10 ? [] : [`only these requests were answered so: ${[...seen].join(', ')}`]),
        ];
      }),
  },
  {
    name: 'a platform API that breaks: plan and apply change nothing before it works; after the apply it is told',
    onlyServed,
    run: (orgs) =>
      behind(orgs, async (deployed, through) => {
        let breaks: (asked: Asked) => boolean = ({ isOfSdk, line }) => !isOfSdk && line.includes('/flows');
        const environment = await through((asked) => (breaks(asked) ? broken() : undefined));
        const before = deployed.snapshot(org);
        const unplanned = await refusal(() => deployed.plan(read, { environment }));
        breaks = ({ isOfSdk, line }) => isOfSdk && line.includes('/credentials');
        const unasked = await refusal(() => deployed.apply(read, { environment }));
        const isUnchanged = deployed.snapshot(org) === before;
        let publishes = false;
        breaks = ({ isOfSdk, line }) => {
          publishes ||= line === 'POST /api/v2/flows/jobs';
          return publishes && isOfSdk && line.startsWith('GET /api/v2/integrations');
        };
        const result = await deployed.apply(read, { environment });
        return [
          ...lacks(unplanned, /out of order/),
          ...lacks(unasked, /GET \/api\/v2\/integrations\/credentials\/listing: answered 503: out of order/),
          ...(isUnchanged ? [] : ['something was changed']),
          ...lacks(
            applyOrgText(result),
            /^Applied to "Acme Dev": 1 created, \d updated\. A second plan is empty\.$/m,
            /answered 503: out of order; run the command again later$/m,
            /^It was applied, and could not be looked at; /m,
          ),
          ...(isApplied(result) ? ['the exit code would be 0'] : []),
        ];
      }),
  },
];

/** @param work gets what gives an environment in which something answers in place of the API */
async function behind(
  orgs: SandboxOrgs,
  work: (deployed: DeployedOrg, through: (answer: Answer) => Promise<NodeJS.ProcessEnv>) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const deployed = await (await planRead(orgs)).base.copy(org);
  const fronts: { close(): Promise<void> }[] = [deployed];
  try {
    return await work(deployed, async (answer) => {
      const { environment } = deployed;
      const front = await frontOf(`http://127.0.0.1:${environment['GENESYSCLOUD_GATEWAY_PORT']}`, answer);
      fronts.unshift(front);
      return { ...environment, GENESYSCLOUD_GATEWAY_PORT: new URL(front.url).port };
    });
  } finally {
    for (const front of fronts) await front.close();
  }
}
