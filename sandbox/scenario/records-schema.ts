import type { z } from 'zod';
import { listOf, mapOf, quoted } from './words';

/** Records by table; each from column to text. `record-mistakes.ts` knows tables and columns. */
export const recordsSchema = mapOf(
  listOf(mapOf(quoted(), 'expected a map from columns to texts')),
  'expected a map from tables of ServiceNow to lists of records',
);

export type ScenarioRecords = z.output<typeof recordsSchema>;
