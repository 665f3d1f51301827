import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { App } from 'cdktf';
import { declaredStacks } from '../../constructs/project/declared-stacks';
import type { Org } from '../../constructs/project/project';
import { checkContracts, contractsFile, recordedContracts } from '../../constructs/project/recorded-contracts';
import { writeBeside } from '../../input/write-beside';

/** The names of data actions that orgs ship and the file does not hold yet. @throws UserError if a contract changed */
export function newContracts(orgs: readonly Org[], file = contractsFile): readonly string[] {
  const recorded = recordedContracts(file);
  return [...shippedContracts(orgs, file).keys()].filter((action) => !Object.hasOwn(recorded, action)).sort();
}

/**
 * Adds the contracts that orgs ship to the file. What the file holds already stays: a name that was ever shipped keeps its
 * contract.
 *
 * @returns the names that it added
 * @throws UserError if a contract changed, and when the file cannot be written
 */
export function writeContracts(orgs: readonly Org[], file = contractsFile): readonly string[] {
  const added = newContracts(orgs, file);
  if (added.length === 0) return added;
  const all = { ...Object.fromEntries(shippedContracts(orgs, file)), ...recordedContracts(file) };
  const entries = Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1));
  mkdirSync(dirname(file), { recursive: true });
  const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
  writeBeside(file, text);
  return added;
}

function shippedContracts(orgs: readonly Org[], file: string): ReadonlyMap<string, string> {
  const app = new App();
  const stacks = declaredStacks(app, orgs);
  checkContracts(stacks, file);
  return new Map(stacks.flatMap(({ contracts }) => contracts.map(({ action, fingerprint }) => [action, fingerprint])));
}
