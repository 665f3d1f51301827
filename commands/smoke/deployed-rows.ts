import { plainLine, quoted } from '../../input/plain-line';
import type { FlowInOrg } from '../../platform/org-objects';
import type { DeclaredObjects } from '../preflight/declared-objects';
import { flowName } from '../preflight/existing-rows';
import { namedRows } from '../preflight/look-up-rows';
import type { OrgReading } from '../preflight/org-reading';
import { publishedText } from '../preflight/published-text';
import { failed, notLookedAt, ok, type Row } from '../preflight/row';

/** Whether the integrations of the stack run. */
export function integrationRows({ made }: DeclaredObjects, { integrations }: OrgReading): readonly Row[] {
  if ('refused' in integrations) return [failed(`integrations: ${integrations.refused}`)];
  return made.integrations.map((name) => {
    const [known, other] = integrations.found.filter((one) => one.name === name);
    if (known === undefined) return failed(`integration ${quoted(name)} is not there`);
    if (other !== undefined) return failed(`several integrations have the name ${quoted(name)}`);
    const states = [known.intendedState, known.reportedState].map(plainLine);
    const text = `integration ${quoted(name)} is ${states.join(', ')}`;
    return states.join() === 'ENABLED,ACTIVE' ? ok(text) : failed(`${text}; expected ENABLED, ACTIVE`);
  });
}

/** Whether the flows of the stack are published, by whom and when, and the queues are there. */
export function flowRows({ made }: DeclaredObjects, { flows, queues }: OrgReading): readonly Row[] {
  const found: readonly FlowInOrg[] = 'found' in flows ? flows.found : [];
  return [
    ...('refused' in flows ? [failed(`flows: ${flows.refused}`)] : made.flows.map((flow) => flowRow(flow, found))),
    ...('refused' in queues ? [notLookedAt(`queues: ${queues.refused}`)] : namedRows('queue', queues, 'make it')),
  ];
}

function flowRow({ type, name }: DeclaredObjects['made']['flows'][number], found: readonly FlowInOrg[]): Row {
  const named = `flow ${flowName({ type, name })}`;
  const known = found.find((flow) => flow.type === type && flow.name.toLowerCase() === name.toLowerCase());
  if (known === undefined) return failed(`${named} is not there`);
  if (known.published === undefined) return failed(`${named} was never published`);
  return ok(`${named}: ${publishedText(known.published)}`);
}
