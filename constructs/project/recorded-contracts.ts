import { existsSync } from 'node:fs';
import type { Message, Mistake } from '../../input/mistake';
import { readTextFile } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import type { ActionContract } from '../servicenow';
import type { ShippedStack } from '../stack/shipped-stack';

/** Where a project keeps the contracts of all data actions that it ever shipped. */
export const contractsFile = '__snapshots__/contracts.json';

/** Data action, as in `ActionContract`, to fingerprint. */
export type RecordedContracts = Readonly<Record<string, string>>;

type ShippedContracts = Pick<ShippedStack, 'contracts' | 'longestCallSeconds'>;

/**
 * Checks that each name of a data action still has the contract that was recorded for it, and one contract in all orgs.
 * Without a file nothing is recorded yet.
 *
 * @throws UserError with every operation whose contract changed under its name
 */
export function checkContracts(shipped: readonly ShippedContracts[], file = contractsFile): void {
  const known = new Map(Object.entries(recordedContracts(file)));
  const mistakes = new Map<string, Mistake>();
  for (const { contracts, longestCallSeconds } of shipped) {
    for (const { action, fingerprint, operation } of contracts) {
      const recorded = known.get(action) ?? fingerprint;
      known.set(action, recorded);
      if (recorded === fingerprint) continue;
      mistakes.set(action, { path: operation?.name ?? action, ...contractChanged(operation, longestCallSeconds) });
    }
  }
  if (mistakes.size > 0) throw new UserError([...mistakes.values()]);
}

/** @throws UserError when the file cannot be read or holds something else */
export function recordedContracts(file = contractsFile): RecordedContracts {
  if (!existsSync(file)) return {};
  const value = jsonOf(readTextFile(file, file));
  if (isRecorded(value)) return value;
  const next = 'restore the file from the repository; it must never lose a line by hand';
  throw new UserError([{ file, problem: 'not a JSON object of fingerprints', next }]);
}

function contractChanged(operation: ActionContract['operation'], longestCallSeconds: number): Message {
  if (operation === undefined) {
    return { problem: 'the contract changed', next: `give the action another name, ${reason}` };
  }
  const { version, isPrevious } = operation;
  if (isPrevious) {
    return {
      problem: `the contract of its previous version ${version} changed`,
      next: 'restore it: executions in flight call that data action',
    };
  }
  return {
    problem: 'the contract changed',
    next: [
      `raise its version to ${version + 1}, ${reason}`,
      'keep the definition before as "previous", and remove it in a later release, once the calls that began before ' +
        `this release (at most ${longestCallSeconds} s) and the workflows (as long as each runs) are over`,
      'apply an org once without this change if its last apply was made by a version without create_before_destroy ' +
        '(docs/deploy.md)',
    ].join('; '),
  };
}

const reason = 'so that no live flow calls an action that is being replaced';

function isRecorded(value: unknown): value is RecordedContracts {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((fingerprint) => typeof fingerprint === 'string')
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
