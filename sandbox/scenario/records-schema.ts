import type { z } from 'zod';
import { list, mapOf, quoted } from '../../input/schema-words';

/** Records by table; each from column to text. `record-mistakes.ts` knows tables and columns. */
export const recordsSchema = mapOf(
  list(mapOf(quoted(), 'a map from columns to texts')),
  'a map from tables of ServiceNow to lists of records',
);

export type ScenarioRecords = z.output<typeof recordsSchema>;
