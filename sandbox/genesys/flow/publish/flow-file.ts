import type { Mistake } from '../../../../input/mistake';
import { UserError } from '../../../../input/user-error';
import { isFlowType } from '../flow-types';
import * as errors from './errors';
import { readYaml, type YamlFile } from './yaml';

export interface FlowText {
  readonly text: string;
  readonly file: string;
}

export interface FlowFile extends YamlFile {
  readonly file: string;
}

export function readFlow(source: FlowText): FlowFile {
  const read = readYaml(source.text, source.file);
  refuseMarks(source);
  return { ...read, file: source.file };
}

export function holdsFlow({ root }: FlowFile): boolean {
  return root.kind === 'map' && [...root.entries.keys()].some(isFlowType);
}

export function isModule({ root }: FlowFile): boolean {
  return root.kind === 'map' && root.entries.has('commonModule');
}

export function nameOf({ root }: FlowFile): string {
  const [flow] = root.kind === 'map' ? [...root.entries.values()] : [];
  const name = flow?.value.kind === 'map' ? flow.value.entries.get('name')?.value : undefined;
  return name?.kind === 'scalar' ? name.text : '';
}

/** Marks that the provider was to replace before it uploads the file; one that is left stops the publishing. */
function refuseMarks({ text, file }: FlowText): void {
  const mistakes = text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\{\{[^{}]*\}\}/g)].map(
        (mark): Mistake => ({ file, line: index + 1, column: mark.index + 1, problem: errors.leftoverMark(mark[0]) }),
      ),
    );
  if (mistakes.length > 0) throw new UserError(mistakes);
}
