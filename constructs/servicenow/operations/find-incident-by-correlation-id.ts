import { defineLookup } from '../lookup';

export const findIncidentByCorrelationId = defineLookup({
  name: 'find-incident-by-correlation-id',
  title: 'Find incident by correlation id',
  description: 'Finds the incident that was created under a correlation id.',
  table: 'incident',
});
