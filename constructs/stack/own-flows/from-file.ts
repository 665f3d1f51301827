import { basename, relative, resolve, sep } from 'node:path';
import type { Substitutions } from '../../../input/substitutions';
import { readDrawnFlow } from '../../genesys';
import type { OrgConfig } from '../../org';
import { placedIn } from '../placed-in';
import { type FlowFromFile, usualLongestSeconds } from './own-flow';
import { refuseMistakes } from './own-flow-mistakes';

export interface FromFileOptions {
  /** Lower-case words joined by "-", by which releases list the flow. @default - the name of the file, without its ending */
  readonly name?: string;
  /**
   * What differs from org to org: values of marks such as `{{queue}}` in the file. They are readable in Terraform's state,
   * so no secrets. @default - the file has no marks
   */
  readonly substitutions?: (org: OrgConfig) => Substitutions;
  /**
   * File of the objects that the flow names and the stack does not declare, such as data tables, for the sandbox
   * (docs/simulate.md). @default - none
   */
  readonly objects?: string;
  /**
   * The longest time from the start of the flow to the end of its last data action, in seconds: an apply that destroys a
   * data action waits so long for calls in flight. @default 300
   */
  readonly longestSeconds?: number;
}

/**
 * Declares a flow that was drawn in Architect and exported, or written by hand. The file is read when an org ships it.
 *
 * @param path of the YAML, from the folder of the project
 * @throws UserError that lists the mistakes in its name and its times
 */
export function fromFile(path: string, options: FromFileOptions = {}): FlowFromFile {
  const { longestSeconds = usualLongestSeconds, substitutions = () => ({}) } = options;
  const absolute = resolve(path);
  const file = relative('', absolute).split(sep).join('/');
  const name = options.name ?? basename(path).replace(/\.ya?ml$/i, '');
  placedIn(fromFile, () => refuseMistakes({ name, longestSeconds }));
  const flow = (org: OrgConfig) => readDrawnFlow(absolute, substitutions(org), file);
  const { objects } = options;
  return Object.freeze({
    kind: 'fromFile',
    name,
    file,
    flow,
    longestSeconds,
    ...(objects !== undefined && { objects }),
  });
}
