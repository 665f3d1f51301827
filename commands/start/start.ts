import { setImmediate } from 'node:timers/promises';
import { publishedOrg } from '../../sandbox/published-org';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { setUpOf } from '../org/instance-setup';
import { type SynthesisedOrg, synthesise } from '../org/synthesise';
import { type Played, play } from '../play/play';
import { filesText, intro, story, summary, synthesisedOrg } from '../play/play-text';
import { mainScenarios, scenariosNamed } from '../play/scenarios';
import { nothingToPlay } from '../terminal/words';

export interface StartOptions {
  /** Name of the org whose flows are played. */
  readonly org?: string;
  /** Prints one JSON document instead of text. */
  readonly json?: boolean;
}

const outdir = 'cdktf.out';

/**
 * Synthesises Terraform and flow YAML from every org file, and plays the files of one org in the sandbox.
 *
 * @returns whether every scenario ended as expected
 * @throws UserError for mistakes in options, org files and scenario files, and for broken artefacts
 */
export async function start({ org: name, json }: StartOptions): Promise<boolean> {
  const orgs = allOrgs();
  const chosen = chooseOrg(name, orgs);
  const scenarios = scenariosNamed(mainScenarios, chosen.project.operations);
  const synthesised = synthesise(orgs, outdir);
  const { org, folder } = synthesised[orgs.indexOf(chosen)] as SynthesisedOrg;
  const published = publishedOrg(folder, { setUp: setUpOf(org) });
  const hasFlows = published.flows.length > 0;
  const next = hasFlows
    ? `Playing the shipped files of ${org.name} against an embedded Genesys Cloud and ServiceNow (virtual time):`
    : `${nothingToPlay(org.name)}\n\n${filesText(folder)}`;
  if (!json) console.log([intro(synthesised), next].join('\n'));

  const played: Played[] = [];
  const leftOut: string[] = [];
  for (const scenario of scenarios) {
    await setImmediate();
    const result = play(published, scenario, { fallbackQueue: org.queues.fallback, release: org.release });
    if (result === undefined) leftOut.push(scenario.name);
    else {
      played.push(result);
      if (!json) console.log(story(result, played.length));
    }
  }
  const result = { org: org.name, folder, orgs: synthesised.map(synthesisedOrg), played, leftOut };
  if (json) console.log(JSON.stringify(result, null, 2));
  else if (hasFlows) console.log(summary(played, leftOut, folder));
  return played.every(({ asExpected }) => asExpected);
}
