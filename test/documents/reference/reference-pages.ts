import { orgJsonSchema, releaseJsonSchema } from '../../../constructs/org/json-schema';
import { defineProject } from '../../../constructs/project/define-project';
import { releaseNames } from '../../../constructs/project/release-names';
import type { JsonSchema } from '../../../input/json-schema';
import { objectsJsonSchema, scenarioJsonSchema } from '../../../sandbox/scenario';
import { code, page, table } from './markdown';
import { operationsPage } from './operations-page';
import { formsOf, keysOf, propertiesOf, sectionsOf } from './schema-sections';

/** Keys of a scenario that are settings. */
const settingsKeys = ['serviceNow', 'engine', 'runner', 'platformApi'];

/** The pages of `docs/reference/` by the names of their files: made from the schemas and the catalogue. */
export function referencePages(): ReadonlyMap<string, string> {
  const project = defineProject();
  const scenario = scenarioJsonSchema() as JsonSchema;
  return new Map([
    [
      'org.md',
      page(
        'Org files',
        'Every key of `orgs/<org>.yaml`. `npm run schema` writes the JSON Schema by which editors complete and check it.',
        sectionsOf(orgJsonSchema() as JsonSchema),
      ),
    ],
    [
      'release.md',
      page(
        'Release files',
        'Every key of `releases/<release>.yaml`.',
        sectionsOf(releaseJsonSchema(releaseNames(project)) as JsonSchema),
      ),
    ],
    [
      'scenario.md',
      page(
        'Scenario files',
        'Every key of a scenario; [simulate.md](../simulate.md) shows how to play one.',
        sectionsOf(scenario, {
          elsewhere: {
            faults: 'faults.md',
            ...Object.fromEntries(settingsKeys.map((key) => [key, 'settings.md'])),
          },
        }),
      ),
    ],
    [
      'objects.md',
      page(
        'Objects files',
        'Every key of a file of objects, which `--objects` names: what an org has besides what its stack declares.',
        sectionsOf(objectsJsonSchema() as JsonSchema),
      ),
    ],
    ['operations.md', operationsPage(project.operations)],
    ['faults.md', faultsPage((propertiesOf(scenario)['faults'] as JsonSchema)['items'] as JsonSchema)],
    ['settings.md', settingsPage(propertiesOf(scenario))],
  ]);
}

function faultsPage(fault: JsonSchema): string {
  const kinds = formsOf(fault).map(({ schema }) => {
    const { kind, ...keys } = propertiesOf(schema);
    return { kind: String(kind?.['const']), about: String(schema['description']), keys: Object.keys(keys), schema };
  });
  const shared = (kinds[0]?.keys ?? []).filter((key) => kinds.every(({ keys }) => keys.includes(key)));
  const [{ schema: first } = { schema: {} }] = kinds;
  const own = Object.keys(propertiesOf(first)).filter((key) => !shared.includes(key));
  return page(
    'Faults',
    'What can go wrong with a request to ServiceNow: `faults` of a [scenario](scenario.md). The first fault of the list that is due applies. [exploration.md](../exploration.md) says in which forms explorations play them.',
    table(
      ['Kind', 'What happens'],
      kinds.map(({ kind, about }) => [code(kind), about]),
    ),
    '## Keys of every fault',
    keysOf(first, own),
    ...kinds.flatMap(({ kind, schema }) => {
      const more = keysOf(schema, [...shared, 'kind']);
      return more === '' ? [] : [`## More keys of ${kind}`, more];
    }),
  );
}

function settingsPage(properties: Readonly<Record<string, JsonSchema>>): string {
  const parts = settingsKeys.flatMap((key) => {
    const schema = properties[key] ?? {};
    return [`## ${code(key)}`, String(schema['description']), sectionsOf(schema, { level: 3 })];
  });
  return page(
    'Settings of the sandbox',
    'Behaviour that the platforms do not document, or that an org or an instance can change: keys of a [scenario](scenario.md). [platform-facts.md](../platform-facts.md) says what is known.',
    ...parts,
  );
}
