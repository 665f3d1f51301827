import { defineLookup } from '../lookup';

export const findCaseByCorrelationId = defineLookup({
  name: 'find-case-by-correlation-id',
  title: 'Find case by correlation id',
  description: 'Finds the customer service case that was created under a correlation id.',
  table: 'sn_customerservice_case',
});
