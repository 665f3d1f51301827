import { AnnotationMetadataEntryType, type App } from 'cdktf';
import type { Mistake } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { runOwnCode } from './code-mistakes';

/**
 * Writes the files of an app.
 *
 * @throws UserError that lists what the validations of constructs find, and the errors that are noted at constructs, each
 *   with the path of its construct; other errors as `runOwnCode` does
 */
export function synthApp(app: App): void {
  try {
    runOwnCode(() => app.synth());
  } catch (error) {
    const mistakes = mistakesAt(app);
    throw mistakes.length === 0 ? error : new UserError(mistakes);
  }
}

function mistakesAt(app: App): readonly Mistake[] {
  return app.node.findAll().flatMap(({ node }) => {
    const noted = node.metadata.filter(({ type }) => type === AnnotationMetadataEntryType.ERROR);
    const problems = [...node.validate(), ...noted.map(({ data }) => String(data))];
    return problems.map((problem) => ({ path: `construct ${node.path}`, problem }));
  });
}
