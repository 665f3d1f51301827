import { defineTable } from 'genesys-servicenow-cdktf';

/** A table of a plugin that the sandbox does not know. */
export const hrCase = defineTable({
  name: 'sn_hr_core_case',
  extends: 'task',
  columns: { subject_person: { type: 'reference', table: 'sys_user' }, hr_service: { type: 'string', maxLength: 40 } },
});
