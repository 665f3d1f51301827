import {
  AnnotationMetadataEntryType,
  type App,
  DefaultTokenResolver,
  StringConcat,
  TerraformElement,
  TerraformStack,
  Tokenization,
} from 'cdktf';
import type { IConstruct } from 'constructs';
import { frameIn } from '../../input/declared-in';
import type { Mistake } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { runOwnCode } from '../stack/code-mistakes';

/**
 * Writes the files of an app.
 *
 * @throws UserError that lists what the validations of constructs find, the errors that are noted at constructs, and the
 *   constructs that hold what cannot be written, each with the path of its construct; other errors as `runOwnCode` does
 */
export function synthApp(app: App): void {
  try {
    runOwnCode(() => app.synth());
  } catch (error) {
    const all = app.node.findAll();
    const refused = all.flatMap(refusals);
    const mistakes = refused.length > 0 || error instanceof UserError ? refused : unwritable(all);
    throw mistakes.length === 0 ? error : new UserError(mistakes);
  }
}

function refusals({ node }: IConstruct): readonly Mistake[] {
  const noted = node.metadata.filter(({ type }) => type === AnnotationMetadataEntryType.ERROR);
  const problems = [...node.validate(), ...noted.map(({ data }) => String(data))];
  return problems.map((problem) => ({ path: `construct ${node.path}`, problem }));
}

/** A stack is named only where all that is in it can be written. */
function unwritable(all: readonly IConstruct[]): readonly Mistake[] {
  const inStacks = all.filter(TerraformElement.isTerraformElement).flatMap(failureOf);
  return inStacks.length > 0 ? inStacks : all.filter(TerraformStack.isStack).flatMap(failureOf);
}

/** Why cdktf refuses a value. An error from other code is a defect in a construct, and stays what it is. */
function failureOf(scope: TerraformElement | TerraformStack): readonly Mistake[] {
  try {
    const resolver = new DefaultTokenResolver(new StringConcat());
    Tokenization.resolve(scope.toTerraform(), { scope, resolver, preparing: false });
    return [];
  } catch (error) {
    const { message, stack = '' } = error as Error;
    const [thrower] = stack.split('\n').flatMap((text) => frameIn(text)?.path ?? []);
    if (!/[\\/]node_modules[\\/]cdkt[fn][\\/]/.test(thrower ?? '')) return [];
    const [problem] = message.split('\n');
    return [{ path: `construct ${scope.node.path}`, problem, next: 'correct what it is given' }];
  }
}
