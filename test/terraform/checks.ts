import { brokenChecks } from './broken-checks';
import { byHandChecks } from './by-hand';
import { cdktfChecks } from './cdktf-deploys';
import type { Check } from './check';
import { adoptChecks } from './deploys/adopt-checks';
import { expectChecks } from './deploys/expect-checks';
import { outageChecks } from './deploys/outage-checks';
import { troubleChecks } from './deploys/trouble-checks';
import { explainChecks, otherExplainChecks } from './explained';
import { explainByGitChecks } from './explained-by-git';
import { loadChecks } from './load/load-checks';
import { requestChecks } from './own-provider/stand-in/requests';
import { standInChecks } from './own-provider/stand-in/stand-in-checks';
import { permissionChecks } from './permissions';
import { otherReleaseChecks, releaseChecks } from './releases';
import { runChecks } from './runs';
import { slowChecks } from './slow-provider';
import { wayChecks } from './way-to-prod/way-checks';
import { wholeChecks } from './whole';

/** Everything that Terraform and the sandbox are asked for together. */
export const checks: readonly Check[] = [
  ...slowChecks,
  ...wayChecks,
  ...cdktfChecks,
  ...requestChecks,
  ...standInChecks,
  ...wholeChecks,
  ...releaseChecks,
  ...explainChecks,
  ...explainByGitChecks,
  ...byHandChecks,
  ...permissionChecks,
  ...runChecks,
  ...brokenChecks,
  ...expectChecks,
  ...adoptChecks,
  ...troubleChecks,
  ...outageChecks,
];

/** What takes longer than every push can wait for. */
export const nightlyChecks: readonly Check[] = [...otherReleaseChecks, ...otherExplainChecks, ...loadChecks];
