import type { OfferedOrg } from '../../constructs/stack/offered';
import { mistakeText } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { Scenario } from '../../sandbox/scenario';
import { isPath } from '../terminal/options';
import { nothingToPlay } from '../terminal/words';
import { type ChosenFlow, chosenFlows, flowsOf, plainScenarios, startedBy, usualFlows } from './chosen-flows';
import { notPlayedText, story, summary } from './play-text';
import { publishFiles } from './publish-files';
import { runScenarios, type ScenariosRun } from './run-scenarios';
import { scenariosNamed } from './scenarios';

export interface PlayScenariosOptions {
  /** Types, names or files of the flows that scenarios are played through. @default - those that the org ships */
  readonly flow?: readonly string[];
  /** File of more objects that the org has, for flows from files. */
  readonly objects?: string;
  /** Names or files. @default - all that come with this project */
  readonly scenario?: readonly string[];
  readonly seed: number;
  /** Prints nothing, so that the caller can print one JSON document. */
  readonly json?: boolean;
}

export interface ScenariosPlayed extends ScenariosRun {
  /** Oddities of flows from files. */
  readonly warnings: readonly string[];
  /** Flows that the org ships and the sandbox does not run. */
  readonly notPlayed: PublishedOrg['notRun'];
}

/**
 * Plays scenarios through the flows of an org or through flows from files, and prints how each went.
 *
 * @param shipped the org as its stack declares it
 * @throws UserError for mistakes in options, scenario files and flow files
 */
export async function playScenarios(
  org: OfferedOrg,
  shipped: PublishedOrg,
  options: PlayScenariosOptions,
): Promise<ScenariosPlayed> {
  const files = filesOf(options);
  if (files.length === 0 && options.objects !== undefined)
    throw new UserError([
      { path: '--objects', problem: 'only flows from files use it', next: 'name one with --flow, or leave it out' },
    ]);
  const published = files.length === 0 ? shipped : publishFiles(org, shipped, files, options.objects);
  const named = options.flow && chosenFlows([...new Set(options.flow)], org, published.flows);
  const own = (named ?? flowsOf(org, published.flows)).filter(({ isOwn }) => isOwn);
  const plain = options.scenario ? [] : plainScenarios(own.map(({ flow }) => flow));
  const scenarios = [...plain, ...scenariosNamed(options.scenario, org.project.operations)];
  const warnings = published.flows
    .filter(({ file }) => files.includes(file))
    .flatMap((flow) => flow.warnings.map(mistakeText));

  const print = (text: string) => (options.json ? undefined : console.log(text));
  if (published.flows.length === 0) {
    print(nothingToPlay(org.name));
    return { played: [], leftOut: scenarios.map(({ name }) => name), warnings, notPlayed: shipped.notRun };
  }
  const head = [
    `Playing the ${flowsText(org, options)} against an embedded Genesys Cloud and ServiceNow (virtual time):`,
    ...warnings.map((warning) => `   warning: ${warning}`),
  ].join('\n');
  const run = await runScenarios(org, published, {
    scenarios,
    flowsFor: (scenario) => {
      if (plain.includes(scenario)) return startedBy(scenario, own);
      return named ? startedBy(scenario, named) : usualFlows(org, published, scenario);
    },
    seed: options.seed,
    // The first interaction may not suit its flow, which is a mistake.
    onPlayed: (one, index) => print(index === 1 ? `${head}\n${story(one, index)}` : story(one, index)),
  });
  if (run.played.length === 0) throw nothingStarts(org, scenarios, published, named);
  print(`${summary(run.played, run.leftOut)}${notPlayedText(shipped.notRun)}`);
  return { ...run, warnings, notPlayed: shipped.notRun };
}

/** Whose flows are played, as a part of a sentence. */
export function flowsText({ name }: OfferedOrg, options: Pick<PlayScenariosOptions, 'flow'>): string {
  const files = filesOf(options);
  return files.length === 0 ? `flows of ${name}` : `flows of ${files.join(', ')}, published to ${name},`;
}

function nothingStarts(
  { name }: OfferedOrg,
  scenarios: readonly Scenario[],
  published: PublishedOrg,
  named: readonly ChosenFlow[] | undefined,
): UserError {
  const given = [...new Set(scenarios.map(({ interaction }) => interaction.type))].join(', ');
  const flows = named?.map(({ flow }) => flow) ?? published.flows;
  const types = [...new Set(flows.map(({ type }) => type))].join(', ');
  const whose = named === undefined ? `the flows of ${name} are` : '--flow is';
  return new UserError([
    {
      problem: `no scenario can start any of the flows: the interactions are ${given}, and ${whose} ${types}`,
      next: 'choose others',
    },
  ]);
}

function filesOf({ flow }: Pick<PlayScenariosOptions, 'flow'>): readonly string[] {
  return [...new Set(flow?.filter(isPath))];
}
