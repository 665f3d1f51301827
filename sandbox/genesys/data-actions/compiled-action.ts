import type { HttpRequest } from '../../http';
import type { DataAction } from '../org/entities';
import type { VelocityContext } from '../template/velocity';
import { processingFailure } from './action-failure';
import { collectMistakes } from './collect-mistakes';
import { actionPlace } from './errors';
import { flatten } from './flatten';
import { compileRequest } from './request-template';
import { checkOutputs, compileResponse } from './response-template';
import { compileSchema } from './schema';
import { fractionForInteger } from './whole-numbers';

/** A data action with its templates, paths and schemas compiled. */
export interface CompiledAction {
  /** The given inputs without null and undefined. Throws ActionFailure for inputs that break the contract. */
  readonly inputs: (given: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  readonly request: (context: VelocityContext) => HttpRequest;
  /** A result that satisfies the success contract, not yet flattened. Throws ActionFailure or TemplateFailure. */
  readonly result: (reply: unknown, text: string) => unknown;
  /** A result as Architect receives it. */
  readonly flattened: (result: unknown) => Readonly<Record<string, unknown>>;
}

const compiled = new WeakMap<DataAction, CompiledAction>();

/**
 * The compiled form of an action. All engines share one.
 *
 * @throws UserError that lists every unreadable template and path
 */
export function compiledAction(action: DataAction): CompiledAction {
  const known = compiled.get(action) ?? compile(action);
  compiled.set(action, known);
  return known;
}

function compile(action: DataAction): CompiledAction {
  const where = actionPlace(action);
  const inputProblem = compileSchema(action.inputSchema);
  const outputProblem = compileSchema(action.successSchema);
  const { request, translate } = collectMistakes((attempt) => ({
    request: attempt(() => compileRequest(action.request, where)),
    translate: attempt(() => compileResponse(action.response, where)),
    checked: attempt(() => checkOutputs(action.response, action.successSchema, where)),
  }));
  return {
    inputs: (given) => {
      const inputs = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
      );
      const problem = inputProblem(inputs);
      if (problem !== undefined) throw processingFailure(`the inputs do not match the input schema: ${problem}`);
      return inputs;
    },
    request,
    result: (reply, text) => {
      const result = translate(reply, text);
      const problem = outputProblem(result.value) ?? fractionForInteger(result.text, action.successSchema);
      if (problem !== undefined) throw processingFailure(`the result does not match the success schema: ${problem}`);
      return result.value;
    },
    flattened: (result) => flatten(result, action.successSchema),
  };
}
