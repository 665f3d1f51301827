import { type Mistake, within } from '../../../../input/mistake';
import { UserError } from '../../../../input/user-error';
import {
  ambiguousCondition,
  ambiguousSet,
  noComparison,
  templatePlace,
  tooLarge,
  unprintable,
  wrongArithmetic,
} from '../errors';
import { compileLoop, longestText, type Print, range } from './loop';
import { parseTemplate } from './parse';
import { type Evaluate, lookUp, type Scope } from './scope';
import { compileSteps } from './steps';
import type { BinaryOperator, Expression, Loop, Part, Reference, Refuse } from './syntax';
import { tools } from './tools';
import { both, type Doubt, either, negated, type Truth, truthOf } from './truth';
import {
  calculate,
  equal,
  isNumber,
  List,
  MapValue,
  TemplateFailure,
  textOf,
  type Value,
  type VelocityContext,
} from './values';

/**
 * Compiles a Velocity template, once, to a function that renders it.
 *
 * Supports the subset that Genesys documents for data actions: references (`${x}`, `$!x`, properties, methods of Java's
 * String, of lists and of maps), the tools `$esc`, `$encoding`, `$math`, `$successTemplateUtils` and `$urlTool`, `#if`,
 * `#set`, `#foreach` with `$foreach`, `#break`, lists, ranges, maps, comments. A null reference prints its own text, or nothing when written with `$!`. Nothing
 * is escaped automatically.
 *
 * @param where name of the template in messages, such as `data action "ServiceNow / Get incident", request body`
 * @throws UserError for an unknown syntax, directive, tool or method, and at rendering for behaviour that differs
 *   between versions of Velocity. Rendering throws TemplateFailure where the platform fails the action.
 */
export function compileVelocity(source: string, where: string): (context: VelocityContext) => string {
  const refuse: Refuse = (offset, mistake) => {
    throw new UserError([within(templatePlace(where, source, offset), mistake)]);
  };
  const print = bounded(refuse, () => new Compiler(refuse).parts(parseTemplate(source, refuse)));
  return (context) => bounded(refuse, () => print({ context, locals: new Map(), rounds: 0, leaving: false }));
}

/** JavaScript throws a RangeError for a full call stack and for a text that is too long. */
function bounded<T>(refuse: Refuse, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) refuse(0, tooLarge());
    throw error;
  }
}

class Compiler {
  constructor(private readonly refuse: Refuse) {}

  parts(parts: readonly Part[]): Print {
    const prints = parts.map((part) => this.part(part));
    if (prints.length === 1) return prints[0] as Print;
    return (scope) => {
      let text = '';
      for (const print of prints) {
        text += print(scope);
        if (scope.leaving) break;
      }
      return text;
    };
  }

  private part(part: Part): Print {
    switch (part.kind) {
      case 'text':
        return () => part.text;
      case 'reference':
        return this.printed(part);
      case 'set':
        return this.assignment(part);
      case 'if':
        return this.conditional(part);
      case 'foreach':
        return this.loop(part);
      case 'break':
        return (scope) => {
          scope.leaving = true;
          return '';
        };
    }
  }

  private printed(reference: Reference): Print {
    const evaluate = this.reference(reference);
    const absent = reference.quiet ? '' : reference.source;
    return (scope) => {
      const value = evaluate(scope);
      if (value === null) return absent;
      return textOf(value) ?? this.refuse(reference.offset, unprintable(reference.source));
    };
  }

  private assignment({ name, value, offset }: Extract<Part, { kind: 'set' }>): Print {
    this.checkName('#set', name, offset);
    const evaluate = this.expression(value, offset);
    return (scope) => {
      const result = evaluate(scope);
      if (result === null && lookUp(scope, name) !== null) this.refuse(offset, ambiguousSet(name));
      if (typeof result === 'string' && result.length > longestText) this.refuse(offset, tooLarge());
      scope.locals.set(name, result);
      return '';
    };
  }

  private checkName(directive: string, name: string, offset: number): void {
    if (tools.has(name) || name === 'foreach')
      this.refuse(offset, { problem: `${directive} cannot replace $${name}`, next: 'choose another name' });
  }

  private loop(loop: Loop): Print {
    this.checkName('#foreach', loop.name, loop.offset);
    const place = (mistake: Mistake) => this.refuse(loop.offset, mistake);
    return compileLoop(loop.name, this.expression(loop.list, loop.offset), this.parts(loop.body), place);
  }

  private conditional({ branches, otherwise }: Extract<Part, { kind: 'if' }>): Print {
    const compiled = branches.map(
      ({ offset, condition, body }) => [this.condition(condition, offset), this.parts(body)] as const,
    );
    const rest = this.parts(otherwise);
    return (scope) => {
      for (const [holds, print] of compiled) if (holds(scope)) return print(scope);
      return rest(scope);
    };
  }

  /** A condition is refused when the versions of Velocity decide the whole of it differently. */
  private condition(expression: Expression, offset: number): (scope: Scope) => boolean {
    const decide = this.truth(expression, offset);
    return (scope) => {
      const truth = decide(scope);
      return typeof truth === 'boolean' ? truth : this.refuse(offset, ambiguousCondition(truth.because));
    };
  }

  private truth(expression: Expression, offset: number): (scope: Scope) => Truth {
    if (expression.kind === 'not') {
      const operand = this.truth(expression.operand, offset);
      return (scope) => negated(operand(scope));
    }
    if (expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or')) {
      const [first, second] = [this.truth(expression.left, offset), this.truth(expression.right, offset)];
      const join = expression.operator === 'and' ? both : either;
      return (scope) => {
        const left = first(scope);
        return join(
          left,
          typeof left === 'boolean' ? () => second(scope) : () => this.inDoubt(left, second, scope, offset),
        );
      };
    }
    const evaluate = this.expression(expression, offset);
    return (scope) => truthOf(evaluate(scope));
  }

  /** Evaluates an operand that one version of Velocity does not evaluate, so that only the other one can fail. */
  private inDoubt(left: Doubt, right: (scope: Scope) => Truth, scope: Scope, offset: number): Truth {
    try {
      return right(scope);
    } catch (error) {
      if (error instanceof TemplateFailure) this.refuse(offset, ambiguousCondition(left.because));
      throw error;
    }
  }

  /** @param offset of the enclosing directive or reference, for messages */
  private expression(expression: Expression, offset: number): Evaluate {
    switch (expression.kind) {
      case 'literal':
        return () => expression.value;
      case 'interpolation':
        return new Compiler((_, mistake) => this.refuse(expression.offset, within('in this text', mistake))).parts(
          expression.parts,
        );
      case 'reference':
        return this.reference(expression);
      case 'list': {
        const items = expression.items.map((item) => this.expression(item, offset));
        return (scope) => new List(items.map((item) => item(scope)));
      }
      case 'range': {
        const [from, to] = [this.expression(expression.from, offset), this.expression(expression.to, offset)];
        return (scope) => range(from(scope), to(scope), (mistake) => this.refuse(offset, mistake));
      }
      case 'map': {
        const members = expression.members.map((pair) => pair.map((part) => this.expression(part, offset)));
        return (scope) =>
          new MapValue(new Map(members.map((pair) => pair.map((part) => part(scope)) as [Value, Value])));
      }
      case 'not':
        return this.condition(expression, offset);
      case 'binary':
        return this.binary(expression);
    }
  }

  private binary(expression: Extract<Expression, { kind: 'binary' }>): Evaluate {
    const { operator, left, right, offset } = expression;
    if (operator === 'or' || operator === 'and') return this.condition(expression, offset);
    const [first, second] = [this.expression(left, offset), this.expression(right, offset)];
    switch (operator) {
      case '==':
        return (scope) => equal(first(scope), second(scope));
      case '!=':
        return (scope) => !equal(first(scope), second(scope));
      case '<':
      case '<=':
      case '>':
      case '>=':
        return (scope) => this.compared(operator, first(scope), second(scope), offset);
      default:
        return (scope) => this.calculated(operator, first(scope), second(scope), offset);
    }
  }

  /** Velocity compares numbers only. A comparison with null is false. */
  private compared(operator: BinaryOperator, left: Value, right: Value, offset: number): boolean {
    if (left === null || right === null) return false;
    if (!isNumber(left) || !isNumber(right)) return this.refuse(offset, noComparison(operator));
    if (operator === '<') return left < right;
    if (operator === '<=') return left <= right;
    return operator === '>' ? left > right : left >= right;
  }

  private calculated(operator: '+' | '-' | '*' | '/' | '%', left: Value, right: Value, offset: number): Value {
    if (left === null || right === null) return null;
    if (isNumber(left) && isNumber(right)) return calculate(operator, left, right);
    const texts = [textOf(left), textOf(right)];
    const joins = operator === '+' && (typeof left === 'string' || typeof right === 'string');
    if (!joins || texts.includes(undefined)) return this.refuse(offset, wrongArithmetic(operator));
    return texts.join('');
  }

  private reference({ root, steps, offset, source }: Reference): Evaluate {
    return compileSteps(
      root,
      steps,
      (argument) => this.expression(argument, offset),
      (mistake) => this.refuse(offset, within(source, mistake)),
    );
  }
}
