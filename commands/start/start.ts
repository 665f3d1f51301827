import { allOrgs, chooseOrg } from '../org/choose-org';
import { publishedStack } from '../org/published-stack';
import { type SynthesisedOrg, synthesise } from '../org/synthesise';
import { flowsOf, plainScenarios, startedBy, usualFlows } from '../play/chosen-flows';
import { filesText, intro, notPlayedText, story, summary, synthesisedOrg } from '../play/play-text';
import { runScenarios } from '../play/run-scenarios';
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
  const published = publishedStack(folder, org);
  const hasFlows = published.flows.length > 0;
  const next = hasFlows
    ? `Playing the shipped files of ${org.name} against an embedded Genesys Cloud and ServiceNow (virtual time):`
    : `${nothingToPlay(org.name)}\n\n${filesText(folder, published.notRun.length > 0)}`;
  if (!json) console.log([intro(synthesised), next].join('\n'));

  const own = flowsOf(org, published.flows).filter(({ isOwn }) => isOwn);
  const plain = plainScenarios(own.map(({ flow }) => flow));
  const { played, leftOut } = await runScenarios(org, published, {
    scenarios: [...scenarios, ...plain],
    flowsFor: (scenario) =>
      plain.includes(scenario) ? startedBy(scenario, own) : usualFlows(org, published, scenario),
    seed: 1,
    onPlayed: (one, index) => (json ? undefined : console.log(story(one, index))),
  });
  const result = {
    org: org.name,
    folder,
    orgs: synthesised.map(synthesisedOrg),
    played,
    leftOut,
    notPlayed: published.notRun,
  };
  if (json) console.log(JSON.stringify(result, null, 2));
  else if (hasFlows) console.log(`${summary(played, leftOut, folder)}${notPlayedText(published.notRun)}`);
  return played.every(({ asExpected }) => asExpected);
}
