import { z } from 'zod';
import { list, mapOf, oneOf, pattern, quoted, section, someOf, text, whole } from '../../input/schema-words';
import type { OrgRecord } from '../genesys/org/org-record';
import { permissions } from '../permissions-schema';

const id = () => text(200);
const name = () => text(1000);
const version = () => whole(1, 1_000_000_000);
const texts = () => mapOf(quoted(), 'a map of texts');
const anything = () => mapOf(z.unknown(), 'a map');
const date = () => pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/, 'a moment such as 2026-11-30T09:00:00Z');
const named = () => section({ id: id(), name: name() });

const request = () =>
  section({
    type: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    urlTemplate: quoted(),
    headers: texts(),
    template: quoted(),
  });

const response = () => section({ translationMap: texts(), translationMapDefaults: texts(), successTemplate: quoted() });

const boundAction = () => ({
  id: id(),
  name: name(),
  category: name(),
  secure: z.boolean({ error: 'true or false' }),
  inputSchema: anything(),
  successSchema: anything(),
});

const boundText = () => ({ text: quoted(), actions: list(section(boundAction())) });

/** A written org, which people edit by hand. */
export const orgFileSchema = section({
  organization: named(),
  clients: someOf(
    section({
      id: text(100),
      name: text(100),
      secret: text(100),
      token: text(100).optional(),
      permissions: permissions().optional(),
    }),
  ).optional(),
  divisions: someOf(named()),
  queues: list(named()),
  credentials: list(
    section({ id: id(), name: name(), type: oneOf(['userDefined', 'userDefinedOAuth', 'basicAuth']), fields: texts() }),
  ),
  integrations: list(
    section({
      id: id(),
      type: text(100),
      state: oneOf(['ENABLED', 'DISABLED']),
      config: section({
        name: name(),
        notes: quoted(),
        properties: anything(),
        advanced: anything(),
        credentials: texts(),
      }),
      version: version(),
    }),
  ),
  actions: list(
    section({
      ...boundAction(),
      integrationId: id(),
      request: request(),
      response: response(),
      timeoutSeconds: whole(1, 60).optional(),
      version: version(),
    }),
  ),
  customAuthActions: list(
    section({
      id: id(),
      integrationId: id(),
      name: name(),
      request: request(),
      response: response(),
      version: version(),
    }),
  ),
  flows: list(
    section({
      id: id(),
      name: name(),
      type: text(100),
      ...boundText(),
      modules: list(section(boundText())),
      version: version(),
      publications: list(
        section({ version: version(), client: named().optional(), user: named().optional(), at: date() }),
      ).optional(),
      draft: section({
        text: quoted(),
        user: named(),
        savedAt: date(),
        checkedInAt: date().optional(),
      }).optional(),
      lockedBy: named().optional(),
    }),
  ),
  callRoutes: list(
    section({
      id: id(),
      name: name(),
      description: quoted().optional(),
      divisionId: id(),
      numbers: list(text(100)),
      openHoursFlow: id().optional(),
      closedHoursFlow: id().optional(),
      holidayHoursFlow: id().optional(),
      scheduleGroup: id().optional(),
    }),
  ),
  // A command takes these from its project.
  dataTables: z.custom<OrgRecord['dataTables']>(),
  objects: z.custom<OrgRecord['objects']>(),
}) satisfies z.ZodType<OrgRecord>;
