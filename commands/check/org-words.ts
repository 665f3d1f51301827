import { counted } from '../terminal/words';
import type { OrgCheck } from './check-result';

/** The line of a check about an org, part by part. @param folder of the golden files */
export function orgWords(org: OrgCheck, folder: string) {
  return {
    release: `release ${org.release}`,
    resources: counted(org.resources, 'resource'),
    flows: counted(org.flows, 'flow'),
    goldens: goldenWords(org, folder),
    scenarios: scenarioWords(org),
    schedules: scheduleWords(org),
  };
}

function goldenWords({ goldens }: OrgCheck, folder: string): string {
  if (goldens.length === 0) return `as in ${folder.replace(/\/.*$/, '')}`;
  return `${goldens.length} golden ${goldens.length === 1 ? 'file differs' : 'files differ'}`;
}

function scenarioWords({ scenarios, unexpected }: OrgCheck): string {
  return scenarios === 0
    ? 'no scenario fits'
    : `${scenarios - unexpected.length} of ${counted(scenarios, 'scenario')} as expected`;
}

function scheduleWords({ schedules, broken }: OrgCheck): string {
  const promises = broken.length === 0 ? 'every promise kept' : `${counted(broken.length, 'run')} BROKE A PROMISE`;
  return schedules === 0
    ? 'no schedules of faults'
    : `${schedules.toLocaleString('en-US')} schedules of faults, ${promises}`;
}
