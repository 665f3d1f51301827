import { withArticle } from '../../input/with-article';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { SynthesisedOrg } from '../org/synthesise';
import { table } from '../terminal/table';
import { capital, counted, shortList } from '../terminal/words';
import type { Played } from './play';
import type { Line } from './timeline';

/** An org that was synthesised, for programs. */
export function synthesisedOrg({ org, folder, flows }: SynthesisedOrg) {
  const { name, file, release, genesys, servicenow } = org;
  return {
    name,
    file,
    folder,
    region: genesys.region,
    instance: servicenow.instance,
    auth: release.auth,
    operations: release.operations,
    flows: flows.map(({ type, name }) => ({ type, name })),
  };
}

/** The orgs that were synthesised. */
export function intro(orgs: readonly SynthesisedOrg[]): string {
  const rows = orgs
    .map(synthesisedOrg)
    .map(({ file, folder, region, instance, auth, operations, flows }) => [
      file,
      folder,
      region,
      instance.replace('https://', ''),
      `${auth} token`,
      `${counted(operations.length, 'operation')}, ${counted(flows.length, 'flow')}`,
    ]);
  return [`Synthesised ${counted(orgs.length, 'org')}:`, table(rows), ''].join('\n');
}

/** One scenario, step by step. */
export function story(played: Played, index: number): string {
  const rows = shortened(played.timeline).map(({ seconds, step, what }) => [`+${seconds.toFixed(1)} s`, step, what]);
  return [
    '',
    `${index}. ${capital(played.from)}, flow "${played.flow}": ${played.title}`,
    table(rows),
    `   => ${played.end}; ${recordsText(played)} in ServiceNow${played.outcome === 'none' ? '' : `; outcome ${played.outcome}`}`,
    ...played.differences.map((difference) => `   NOT AS EXPECTED: ${difference}`),
    ...played.notes.map((note) => `   note: ${note}`),
  ].join('\n');
}

/**
 * All scenarios in a table.
 *
 * @param leftOut names of the scenarios that can start none of the flows
 * @param folder of the files that were written. @default - none were
 */
export function summary(played: readonly Played[], leftOut: readonly string[], folder?: string): string {
  const head = ['scenario', 'from', 'outcome', 'record', 'attempts', 'token calls', 'took', 'ended in', 'as expected'];
  const rows = played.map((one) => [
    one.scenario,
    one.from,
    one.outcome === 'none' ? '-' : one.outcome,
    recordCell(one),
    one.outcome === 'none' ? '-' : String(one.attempts),
    String(one.tokenRequests),
    `${one.seconds.toFixed(1)} s`,
    one.end,
    verdict(one),
  ]);
  const files = folder === undefined ? [] : ['', filesText(folder)];
  const notes = played.flatMap((one) => one.notes.map((note) => `   note: ${one.scenario}: ${note}`));
  const others =
    leftOut.length === 0 ? [] : ['', `Left out, since they start flows of other types: ${leftOut.join(', ')}`];
  return ['', 'Summary', table([head, ...rows]), ...notes, ...others, ...files].join('\n');
}

/** The flows that nothing was played through; an empty text if there are none. */
export function notPlayedText(notRun: PublishedOrg['notRun']): string {
  return notRun
    .map(({ name, type }) => `\nNot played: ${name}, since the sandbox does not run ${withArticle(type)}`)
    .join('');
}

/** Where the files of an org were written. @param hasFlows whether flows are among them. @default true */
export function filesText(folder: string, hasFlows = true): string {
  return `Files: ${folder} (cdk.tf.json${hasFlows ? ', flows/*.yaml' : ''})`;
}

function recordsText({ records, recordFound, recordsBefore }: Played): string {
  if (records.length > 0) return `record ${shortList(records)}`;
  if (recordFound !== '') return `no new record besides ${recordFound} from an earlier run`;
  return recordsBefore === 0 ? 'no record' : 'no new record';
}

/** Numbers of the records that a run made, or of the one from an earlier run that it found. */
export function recordCell({ records, recordFound }: Pick<Played, 'records' | 'recordFound'>): string {
  if (records.length > 0) return shortList(records);
  return recordFound === '' ? 'none' : `${recordFound} from an earlier run`;
}

function verdict({ asExpected, judged }: Played): string {
  if (!asExpected) return 'NO';
  return judged ? 'yes' : 'not checked';
}

const mostLines = 200;

/** Leaves out the middle of a long timeline; --json has all of it. */
function shortened(lines: readonly Line[]): readonly Line[] {
  const middle = lines[mostLines - 50];
  if (middle === undefined || lines.length <= mostLines) return lines;
  const left = lines.length - mostLines;
  return [
    ...lines.slice(0, mostLines - 50),
    { seconds: middle.seconds, step: '...', what: `${left} more lines; --json has them` },
    ...lines.slice(-50),
  ];
}
