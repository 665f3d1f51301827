import type { Mistake } from '../../input/mistake';
import type { NotExplored } from '../explore/not-explored';
import type { Played } from '../play/play';
import type { GoldenDifference } from './goldens';

/** The findings of a check about one org. */
export interface OrgCheck {
  readonly org: string;
  /** Name of the release that it runs. */
  readonly release: string;
  /** Number of resources in its stack. */
  readonly resources: number;
  /** Number of its flows. */
  readonly flows: number;
  /** Golden files that are not what it ships. */
  readonly goldens: readonly GoldenDifference[];
  /** How often a scenario was played through a flow. */
  readonly scenarios: number;
  /** The plays that did not end as expected. */
  readonly unexpected: readonly Pick<Played, 'scenario' | 'from' | 'flow' | 'differences'>[];
  /** The scenarios of the project's own that were played, each with the name of its flow. */
  readonly ownScenarios: readonly Pick<Played, 'scenario' | 'flow'>[];
  /** Number of schedules of faults. */
  readonly schedules: number;
  /** Promises that the flows broke under them, a line for each run. */
  readonly broken: readonly string[];
  /** Flows that do not come with this project, of which only the promises of any flow are checked. */
  readonly ownFlows: readonly string[];
  /** Flows that were not played under any schedule. */
  readonly notExplored: readonly NotExplored[];
}

export interface ScenarioNotPlayed {
  readonly file: string;
  readonly why: string;
}

export interface CheckResult {
  /** Folder of the golden files. */
  readonly folder: string;
  readonly orgs: readonly OrgCheck[];
  /** Golden files of orgs that are gone. */
  readonly leftOver: readonly GoldenDifference[];
  /** Golden files with Windows line ends, which are right otherwise. */
  readonly windowsLineEnds: readonly string[];
  /** Files of scenarios of the project's own that were played in no org. */
  readonly notPlayed: readonly ScenarioNotPlayed[];
  /** Names of data actions whose contracts are not recorded. */
  readonly contracts: readonly string[];
  /** Releases that may not change and did. */
  readonly frozen: readonly Mistake[];
  /** The number of first requests that had any number of faults. */
  readonly first: number;
  /** The most faults of a schedule, at any requests. */
  readonly most: number;
  readonly seconds: number;
}

/** Whether nothing is wrong. */
export function isClean({ orgs, leftOver, contracts, frozen }: CheckResult): boolean {
  return (
    leftOver.length === 0 &&
    contracts.length === 0 &&
    frozen.length === 0 &&
    orgs.every(({ goldens, unexpected, broken }) => goldens.length + unexpected.length + broken.length === 0)
  );
}
