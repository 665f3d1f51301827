import type { Org } from '../../constructs/project/project';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { OwnState } from '../org/own-state';
import { counted } from '../terminal/words';

/**
 * Says where a state and the org that is served do not belong together, and what a deploy would then do.
 *
 * @param published what the stack declares
 */
export function stateWarnings(
  org: Pick<Org, 'name'>,
  { file, known }: OwnState,
  record: OrgRecord,
  published: PublishedOrg,
): readonly string[] {
  const served = new Set(idsOf(record));
  const lost = known.filter((id) => !served.has(id));
  const second = inTheWay(record, published).filter(({ id }) => !known.includes(id));
  return [
    ...(lost.length === 0
      ? []
      : [
          `before cdktf deploy: ${file} knows ${counted(lost.length, 'object')} that this org does not have; a deploy makes new ones, and the file forgets the old; move the file away if they are in a real org`,
        ]),
    ...(second.length === 0
      ? []
      : [
          `before cdktf deploy: this org has ${counted(second.length, 'object')} that ${file} does not know, such as ${second[0]?.text}; a deploy makes data actions and integrations a second time, and publishes over flows; begin with --empty, or run: npm run apply -- ${org.name} --sandbox`,
        ]),
  ];
}

function idsOf(record: OrgRecord): readonly string[] {
  const { credentials, integrations, actions, customAuthActions, flows, callRoutes } = record;
  return [credentials, integrations, actions, customAuthActions, flows, callRoutes].flatMap((list) =>
    list.map(({ id }) => id),
  );
}

/** The objects whose name a deploy of the stack would take. */
function inTheWay({ integrations, actions, flows }: OrgRecord, { org, flows: published }: PublishedOrg) {
  const declared = new Set([
    ...org.dataActions.map(actionText),
    ...org.integrations.map(({ name }) => integrationText(name)),
    ...published.map(flowText),
  ]);
  return [
    ...actions.map((action) => ({ id: action.id, text: actionText(action) })),
    ...integrations.map(({ id, config }) => ({ id, text: integrationText(config.name) })),
    ...flows.map((flow) => ({ id: flow.id, text: flowText(flow) })),
  ].filter(({ text }) => declared.has(text));
}

const actionText = ({ category, name }: { readonly category: string; readonly name: string }) =>
  `data action ${category} / ${name}`;
const integrationText = (name: string) => `integration ${name}`;
const flowText = ({ type, name }: { readonly type: string; readonly name: string }) => `flow ${type} / ${name}`;
