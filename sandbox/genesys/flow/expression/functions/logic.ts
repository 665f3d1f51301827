import { type Compiled, needed } from '../compiled';
import { mixedBranches } from '../errors';
import { isCollection } from '../types';
import { type Call, type FunctionDefinition, type Result, refused } from './function-definition';

/** Functions that choose between values, and functions that test whether a value is set. */
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
    if (args.length !== 1 || !value || value.type === 'audio') throw refused(call, args, ['any value']);
    const { evaluate } = value;
    return { type: 'boolean', evaluate: (scope) => isEmpty(evaluate(scope)) };
  },
  AreEqual(args, call) {
    const [first, second] = args;
    // A boolean before strings says whether case matters, unless all arguments are boolean.
    const anyCase = first?.type === 'boolean' && second !== undefined && second.type.startsWith('string') && first;
    const compared = anyCase ? args.slice(1) : args;
    const type = compared.find((arg) => arg.type !== 'notSet')?.type ?? 'notSet';
    const mixed = compared.some((arg) => arg.type !== type && arg.type !== 'notSet');
    if (args.length < 2 || mixed || type === 'audio' || (isCollection(type) && compared.length !== 2))
      throw refused(call, args, ['values of one type, ...', 'boolean, strings, ...', 'two collections of one type']);
    const ignoresCase = anyCase ? needed(anyCase, call.name) : () => false;
    return {
      type: 'boolean',
      evaluate: (scope) => {
        const texts = compared.map(({ evaluate }) => comparable(evaluate(scope), ignoresCase(scope) === true));
        return texts.every((text) => text === texts[0]);
      },
    };
  },
};

/** A text that is the same for equal values. */
function comparable(value: unknown, ignoresCase: boolean): string {
  const text = JSON.stringify(value, (_, part) => (part === undefined ? { notSet: true } : part)) ?? 'not set';
  return ignoresCase ? text.toLowerCase() : text;
}

/** Evaluates only the chosen branch. A condition that is not set counts as false. Throws ExpressionMistake. */
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

function isEmpty(value: unknown): boolean {
  return value === undefined || ((typeof value === 'string' || Array.isArray(value)) && value.length === 0);
}
