import { pageOf } from '../page';
import type { Route } from '../route';

/** The organization and the caller. */
export const organizationRoutes: readonly Route[] = [
  {
    endpoint: 'GET /organizations/me',
    answer: ({ org }) => ({ ...org.record.organization, defaultCountryCode: 'US', defaultLanguage: 'en-us' }),
  },
  {
    endpoint: 'GET /authorization/products',
    answer: () => ({ entities: [{ id: 'DATA_ACTIONS' }], total: 1, pageSize: 1, pageNumber: 1, pageCount: 1 }),
  },
  {
    endpoint: 'GET /authorization/subjects/me',
    answer: ({ client: { id, name, permissions = ['*:*:*'] }, org }) => ({
      id,
      name,
      grants: [
        { subjectId: id, division: org.record.divisions[0], role: { name, policies: permissions.map(policyOf) } },
      ],
      version: 1,
      selfUri: `/api/v2/authorization/subjects/${id}`,
    }),
  },
  {
    endpoint: 'GET /authorization/divisions',
    answer: (call) => {
      const name = call.request.query('name');
      const all = call.org.record.divisions.map((division, index) => ({
        ...division,
        homeDivision: index === 0,
        selfUri: `/api/v2/authorization/divisions/${division.id}`,
      }));
      return pageOf(call, name ? all.filter((division) => division.name === name) : all);
    },
  },
];

function policyOf(permission: string) {
  const [domain, entityName, action] = permission.split(':');
  return { domain, entityName, actions: [action] };
}
