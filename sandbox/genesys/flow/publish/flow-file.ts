import type { Mistake } from '../../../../input/mistake';
import { UserError } from '../../../../input/user-error';
import { parseYaml, type YamlDocument } from '../../../../input/yaml-document';
import { isFlowType } from '../flow-types';
import * as errors from './errors';
import { textIn } from './fields';

export interface FlowText {
  readonly text: string;
  readonly file: string;
}

/** The largest request that Architect accepts: about 6 MiB. */
const largestFile = 6 * 1024 * 1024;
/** No flow is this deep, and recursion is safe far beyond it. */
const deepest = 500;

/** Reads the YAML of a flow. @throws UserError with every mistake in the YAML itself */
export function readFlow({ text, file }: FlowText): YamlDocument {
  const size = Buffer.byteLength(text);
  if (size > largestFile) throw new UserError([{ file, ...errors.fileTooLarge(size) }]);
  const document = parseYaml(text, file, { expected: 'a flow', aliases: 'refused', deepest });
  if (document.findings.length > 0) throw new UserError(document.placed(document.findings));
  refuseMarks({ text, file });
  return document;
}

export function holdsFlow({ root }: YamlDocument): boolean {
  return root.kind === 'map' && [...root.entries.keys()].some(isFlowType);
}

export function isModule({ root }: YamlDocument): boolean {
  return root.kind === 'map' && root.entries.has('commonModule');
}

export function nameOf({ root }: YamlDocument): string {
  const [flow] = root.kind === 'map' ? [...root.entries.values()] : [];
  return textIn(flow?.value, 'name') ?? '';
}

/** Refuses marks that the provider should have replaced before it uploaded the file. */
function refuseMarks({ text, file }: FlowText): void {
  const mistakes = text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\{\{[^{}]*\}\}/g)].map(
        (mark): Mistake => ({ file, line: index + 1, column: mark.index + 1, ...errors.leftoverMark(mark[0]) }),
      ),
    );
  if (mistakes.length > 0) throw new UserError(mistakes);
}
