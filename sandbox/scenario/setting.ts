import type { z } from 'zod';

/** A setting that a scenario may leave out. */
export const setting = <S extends z.ZodType>(schema: S, purpose: string) => schema.exactOptional().describe(purpose);
