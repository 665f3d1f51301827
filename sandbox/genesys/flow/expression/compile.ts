import type { Ast } from './ast';
import { type Compiled, constantValue, needed } from './compiled';
import {
  formatUsed,
  notIndexable,
  outermostOnly,
  secureRead,
  unknownPrompt,
  unknownVariable,
  wrongArguments,
} from './errors';
import { changing, functionNamed } from './functions';
import { itemAt, itemsOf } from './functions/collections';
import { choose } from './functions/logic';
import { binary, unary } from './operators';
import { isPrompt, type OrgNames } from './org-names';
import { parseExpression } from './parser';
import { propertyOf } from './properties';
import { type ExpressionType, itemType, type Value } from './types';

/** The variables that an expression may read. */
export interface Names {
  /** The variable of a full name. Case does not matter. */
  find(name: string): { readonly slot: number; readonly type: ExpressionType; readonly secure?: boolean } | undefined;
  /** Whether the expression may read secure variables. @default false */
  readonly readsSecure?: boolean;
  /** Every full name, for suggestions. */
  readonly all: readonly string[];
  /** The objects that functions can find in the org. */
  readonly org: OrgNames;
}

/** Parses an expression, checks its types and prepares it to run. Throws ExpressionMistake. */
export function compileExpression(source: string, names: Names): Compiled {
  const compile = (ast: Ast): Compiled => {
    const text = source.slice(ast.at, ast.end);
    switch (ast.kind) {
      case 'literal':
        return { type: ast.type, evaluate: () => ast.value, text, constant: true, literal: true, outermost: false };
      case 'name':
        return named(ast, text);
      case 'property':
        return property(compile(ast.of), ast.name, ast.at, text);
      case 'item':
        return item(compile(ast.of), compile(ast.index), ast.at, text);
      case 'call':
        return call(ast, text);
      case 'unary': {
        const operand = compile(ast.operand);
        const result = { ...computed(unary(ast.operator, operand, ast.at), [operand], text) };
        return ast.operator === '-' && operand.literal ? folded(result) : result;
      }
      case 'binary': {
        const [left, right] = [compile(ast.left), compile(ast.right)];
        return computed(binary(ast.operator, left, right, ast.at), [left, right], text);
      }
      case 'conditional': {
        const [condition, whenTrue, whenFalse] = [
          compile(ast.condition),
          compile(ast.whenTrue),
          compile(ast.whenFalse),
        ];
        if (condition.type !== 'boolean') {
          throw wrongArguments('? :', [condition.type], ['a boolean before "?"'], ast.condition.at);
        }
        noOptions([whenTrue, whenFalse], ast.at);
        return computed(choose(condition, whenTrue, whenFalse, ast.at), [condition, whenTrue, whenFalse], text);
      }
    }
  };

  const named = ({ parts, at }: Extract<Ast, { kind: 'name' }>, text: string): Compiled => {
    for (let length = parts.length; length > 0; length--) {
      const variable = names.find(parts.slice(0, length).join('.'));
      if (variable === undefined) continue;
      const { slot, type, secure = false } = variable;
      if (secure && names.readsSecure !== true) throw secureRead(parts.slice(0, length).join('.'), at);
      const read: Compiled = {
        type,
        evaluate: (scope) => scope.values[slot],
        text: parts.slice(0, length).join('.'),
        constant: false,
        literal: false,
        outermost: false,
      };
      return parts.slice(length).reduce((of, name) => property(of, name, at, text), read);
    }
    const name = parts.join('.');
    if (/^Prompt(System)?\./i.test(name)) {
      if (!isPrompt(name, names.org)) throw unknownPrompt(name, at);
      return { type: 'prompt', evaluate: () => name, text, constant: true, literal: false, outermost: false };
    }
    if (/^(Format|Language)\./.test(name)) throw formatUsed(name, at);
    throw unknownVariable(name, names.all, at);
  };

  const call = (ast: Extract<Ast, { kind: 'call' }>, text: string): Compiled => {
    const { name, define } = functionNamed(ast.name, ast.at);
    const args = ast.args.map(compile);
    noOptions(args, ast.at);
    const result = computed(define(args, { name, at: ast.at, org: names.org }), args, text);
    return {
      ...result,
      constant: result.constant && !changing.has(name),
      outermost: name === 'AudioPlaybackOptions',
    };
  };

  return compile(parseExpression(source));
}

function computed(result: Pick<Compiled, 'type' | 'evaluate'>, operands: readonly Compiled[], text: string): Compiled {
  return { ...result, text, constant: operands.every(({ constant }) => constant), literal: false, outermost: false };
}

function folded(compiled: Compiled): Compiled {
  const value = constantValue(compiled);
  return { ...compiled, evaluate: () => value, literal: true };
}

function noOptions(args: readonly Compiled[], at: number): void {
  if (args.some(({ outermost }) => outermost)) throw outermostOnly(at);
}

function property(of: Compiled, name: string, at: number, text: string): Compiled {
  const { type, read } = propertyOf(of.type, name, at);
  const value = needed(of, `"${name}" of it`);
  return computed({ type, evaluate: (scope) => read(value(scope), scope) }, [of], text);
}

function item(of: Compiled, index: Compiled, at: number, text: string): Compiled {
  const type = of.type === 'json' ? 'json' : itemType(of.type);
  if (type === undefined || index.type !== 'integer') throw notIndexable(of.type, at);
  const items = itemsOf(of, { name: '[]' });
  const list = of.type === 'json' ? (scope: Parameters<typeof items>[0]) => asList(items(scope)) : items;
  return computed({ type, evaluate: itemAt(list, needed(index, '[]')) }, [of, index], text);
}

function asList(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
