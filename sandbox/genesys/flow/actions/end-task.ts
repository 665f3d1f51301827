import type { ActionContext } from '../publish/action-context';
import { implicitPath, pathNamed } from '../publish/sequences';
import { type Behaviour, finalBlock } from '../run/action';
import * as errors from './errors';

/** Ends a called task through one of its output paths. */
export function endTask({ fields, position, reporter }: ActionContext): Behaviour {
  const { kind, outputPaths } = position.sequence;
  if (kind !== 'task') reporter.report(fields.node, errors.outsideTask());
  const path = fields.map(fields.optional('outputPath'), 'outputPath', (keys) => {
    keys.required('name');
    return pathNamed(keys.text('name'));
  });
  if (path !== undefined && !outputPaths.includes(path))
    reporter.report(fields.node, errors.unknownOutputPath(path, outputPaths));
  const exit = path ?? implicitPath;
  return { exits: { [exit]: finalBlock }, perform: () => ({ kind: 'endTask', exit }) };
}
