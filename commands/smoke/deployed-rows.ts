import { plainLine, quoted } from '../../input/plain-line';
import type { FlowInOrg } from '../../platform/org-objects';
import type { DeclaredObjects } from '../preflight/declared-objects';
import { flowName } from '../preflight/existing-rows';
import { namedRows } from '../preflight/look-up-rows';
import type { OrgReading } from '../preflight/org-reading';
import { publishedText } from '../preflight/published-text';
import { failed, ok, type Row } from '../preflight/row';

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

/** Whether the flows of the stack are published, by whom and when, which numbers reach them, and the queues are there. */
export function flowRows({ made }: DeclaredObjects, reading: OrgReading): readonly Row[] {
  const { flows, queues } = reading;
  const found: readonly FlowInOrg[] = 'found' in flows ? flows.found : [];
  return [
    ...('refused' in flows ? [failed(`flows: ${flows.refused}`)] : made.flows.map((flow) => flowRow(flow, found))),
    ...made.numbers.map((number) => numberRow(number, reading)),
    ...('refused' in queues ? [failed(`queues: ${queues.refused}`)] : namedRows('queue', queues, 'make it')),
  ];
}

function flowRow({ type, name }: DeclaredObjects['made']['flows'][number], found: readonly FlowInOrg[]): Row {
  const named = `flow ${flowName({ type, name })}`;
  const known = found.find((flow) => flow.type === type && flow.name.toLowerCase() === name.toLowerCase());
  if (known === undefined) return failed(`${named} is not there`);
  if (known.published === undefined) return failed(`${named} was never published`);
  return ok(`${named}: ${publishedText(known.published)}`);
}

function numberRow(number: string, { callRoutes, flows }: OrgReading): Row {
  const named = `number ${number}`;
  if ('refused' in callRoutes) return failed(`${named}: ${callRoutes.refused}`);
  const route = callRoutes.found.find(({ numbers }) => numbers.includes(number));
  if (route === undefined) return failed(`${named} is in no call route`);
  const flow = 'found' in flows ? flows.found.find(({ id }) => id === route.flow) : undefined;
  return flow === undefined
    ? failed(`${named} reaches no flow of the stack`)
    : ok(`${named} reaches flow ${quoted(flow.name)}`);
}
