import { type Compiled, needed } from '../compiled';
import { mixedBranches } from '../errors';
import { isCollection } from '../types';
import { type Call, type FunctionDefinition, type Result, refused } from './function-definition';

/** Functions that choose, and that ask whether a value is there. */
export const logicFunctions: Readonly<Record<string, FunctionDefinition>> = {
  If(args, call) {
    const [condition, whenTrue, whenFalse] = args;
    if (args.length !== 3 || condition?.type !== 'boolean' || !whenTrue || !whenFalse) {
      throw refused(call, args, ['boolean, a value, a value of the same type']);
    }
    return choose(condition, whenTrue, whenFalse, call.at);
  },
  IsSet(args, call) {
    const [value] = args;
    if (args.length !== 1 || !value || isCollection(value.type) || value.type === 'audio') {
      throw refused(call, args, ['any value but a collection; IsNotSetOrEmpty takes collections']);
    }
    const { evaluate } = value;
    return { type: 'boolean', evaluate: (scope) => evaluate(scope) !== undefined };
  },
  IsNotSetOrEmpty(args, call) {
    const [value] = args;
    const accepted = value && (value.type === 'string' || value.type === 'notSet' || isCollection(value.type));
    if (args.length !== 1 || !accepted) throw refused(call, args, ['string', 'a collection']);
    const { evaluate } = value;
    return { type: 'boolean', evaluate: (scope) => isEmpty(evaluate(scope) as string | unknown[] | undefined) };
  },
};

/** Evaluates only the branch that it chooses; a condition that is not set counts as false. Throws ExpressionMistake. */
export function choose(condition: Compiled, whenTrue: Compiled, whenFalse: Compiled, at: Call['at']): Result {
  if (whenTrue.type !== whenFalse.type || whenTrue.type === 'notSet')
    throw mixedBranches(whenTrue.type, whenFalse.type, at);
  const test = condition.evaluate;
  const first = branch(whenTrue);
  const second = branch(whenFalse);
  return { type: whenTrue.type, evaluate: (scope) => (test(scope) === true ? first(scope) : second(scope)) };
}

function branch(value: Compiled) {
  return value.type === 'audio' ? needed(value, 'If') : value.evaluate;
}

function isEmpty(value: string | readonly unknown[] | undefined): boolean {
  return value === undefined || value.length === 0;
}
