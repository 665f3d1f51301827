import { brokenChecks } from './broken-checks';
import { byHandChecks } from './by-hand';
import type { Check } from './check';
import { releaseChecks } from './releases';
import { runChecks } from './runs';
import { wholeChecks } from './whole';

/** Everything that Terraform and the sandbox are asked for together. */
export const checks: readonly Check[] = [
  ...wholeChecks,
  ...releaseChecks,
  ...byHandChecks,
  ...runChecks,
  ...brokenChecks,
];
