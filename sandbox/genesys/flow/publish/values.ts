import type { YamlNode } from '../../../../input/yaml-node';
import { castTo, exactly } from '../expression/cast';
import { compileExpression } from '../expression/compile';
import { type Compiled, constantValue, type Evaluate } from '../expression/compiled';
import { wrongType } from '../expression/errors';
import { ExpressionMistake } from '../expression/expression-mistake';
import { asAudio } from '../expression/functions/audio';
import {
  type Audio,
  type ExpressionType,
  isObjectType,
  itemType,
  type ScalarType,
  type Value,
  type ValueType,
} from '../expression/types';
import * as errors from './errors';
import { Fields } from './fields';
import { readLiteral } from './literals';
import type { Reporter } from './reporter';
import type { FlowVariable, Variables } from './variables';

const noValue: Evaluate = () => undefined;

function unlessAudio(compiled: Compiled): Evaluate {
  if (compiled.type === 'audio') throw wrongType(compiled.type, 'string');
  return compiled.evaluate;
}

/** Whether secure variables may be read. */
type Reads = 'plain' | 'secure';

/** A value in a flow: `{ exp }`, `{ lit }` or `{ noValue: true }`. */
export interface GivenValue {
  readonly evaluate: Evaluate;
  readonly form: 'exp' | 'lit' | 'noValue';
  /** Whether it is the same in every run. */
  readonly constant: boolean;
  /** The expression or the literal as it is written. @default - no value, or a literal of several parts */
  readonly text?: string | undefined;
}

export const nothingGiven: GivenValue = { form: 'noValue', evaluate: noValue, constant: true };

/**
 * Reads values, expressions and variables from the keys of an action, and reports mistakes. A value with a mistake is
 * NOT_SET.
 */
export class Values {
  constructor(
    private readonly reporter: Reporter,
    private readonly variables: Variables,
  ) {}

  /**
   * `{ exp }`, `{ lit }` or `{ noValue: true }` of a type. An absent node is no value. Exports repeat the name of an
   * object of the org beside its literal.
   */
  value(node: YamlNode | undefined, type: ValueType, what: string, reads: Reads = 'plain'): GivenValue {
    const read = Fields.read(node, this.reporter, what, (fields): GivenValue => {
      const [exp, lit] = [fields.optional('exp'), fields.optional('lit')];
      const none = fields.flag('noValue');
      const named = isObjectType(type) && fields.optional('name') !== undefined ? 1 : 0;
      if (fields.node.entries.size !== 1 + named || (!exp && !lit && !none))
        this.reporter.report(fields.node, errors.oneFormNeeded(what));
      if (exp !== undefined) return this.fromExpression(exp, (compiled) => castTo(type, compiled), reads);
      if (lit === undefined) return nothingGiven;
      const item = itemType(type);
      if (item !== undefined) return this.list(lit, item, reads);
      const value = readLiteral(lit, type as ScalarType, this.reporter);
      return { form: 'lit', evaluate: () => value, constant: true, text: textOf(lit) };
    });
    return read ?? nothingGiven;
  }

  /**
   * Like `value`, for a key whose type the sandbox does not know: an expression of any type but audio, or a literal
   * text, number or boolean.
   */
  anyValue(node: YamlNode | undefined, what: string): Evaluate {
    const read = Fields.read(node, this.reporter, what, (fields): Evaluate => {
      const [exp, lit] = [fields.optional('exp'), fields.optional('lit')];
      const none = fields.flag('noValue');
      if (fields.node.entries.size !== 1 || (!exp && !lit && !none))
        this.reporter.report(fields.node, errors.oneFormNeeded(what));
      if (exp !== undefined) return this.fromExpression(exp, unlessAudio, 'plain').evaluate;
      const value = lit?.kind === 'scalar' ? (lit.value ?? undefined) : undefined;
      if (lit !== undefined && value === undefined)
        this.reporter.report(lit, errors.notOfKind('lit', 'a text, a number, true or false', lit));
      return () => value;
    });
    return read ?? noValue;
  }

  /** The variable of `{ var }`, of any type. A variable that is declared by its use here is a string. */
  anyTarget(node: YamlNode | undefined, what: string): FlowVariable | undefined {
    return Fields.read(node, this.reporter, what, (fields) => {
      const name = fields.text('var');
      const none = fields.flag('noValue');
      if (fields.node.entries.size !== 1 || (name === undefined && !none))
        this.reporter.report(fields.node, errors.variableNeeded(what));
      const known = name === undefined ? undefined : this.variables.find(name);
      return name === undefined ? undefined : this.variable(name, known?.type ?? 'string', fields.node);
    });
  }

  /**
   * Like `value`, for a value that must be the same in every run; undefined for no value. An expression is reported.
   */
  constant(node: YamlNode | undefined, type: ValueType, what: string): Value {
    const { form, evaluate } = this.value(node, type, what);
    if (form !== 'exp') return constantValue({ evaluate });
    if (node !== undefined) this.reporter.report(node, errors.literalNeeded(what));
    return undefined;
  }

  /** `{ exp }` of exactly this type, without a cast. */
  expression(node: YamlNode | undefined, type: ExpressionType, what: string): GivenValue {
    const read = Fields.read(node, this.reporter, what, (fields) => {
      const exp = fields.required('exp');
      return exp && this.fromExpression(exp, (compiled) => exactly(type, compiled), 'plain');
    });
    return read ?? nothingGiven;
  }

  /** `{ tts }`, `{ exp }`, `{ prompt }` or `{ noValue: true }`; undefined for no audio. */
  audio(node: YamlNode | undefined, what: string): Evaluate | undefined {
    return Fields.read(node, this.reporter, what, (fields): Evaluate | undefined => {
      const [tts, prompt, exp] = [fields.text('tts'), fields.text('prompt'), fields.optional('exp')];
      const none = fields.flag('noValue');
      if (fields.node.entries.size !== 1 || (tts ?? prompt ?? exp ?? (none || undefined)) === undefined) {
        this.reporter.report(fields.node, errors.oneAudioNeeded(what));
      }
      if (exp !== undefined)
        return this.fromExpression(exp, (compiled) => exactly('audio', asAudio(compiled)), 'secure').evaluate;
      const text = tts ?? prompt;
      if (text === undefined) return undefined;
      const audio: Audio = { parts: [{ text }], flush: false };
      return () => audio;
    });
  }

  /** The variable of `{ var }`, which must have exactly this type; undefined for `{ noValue: true }`. */
  target(node: YamlNode | undefined, type: ValueType, what: string): FlowVariable | undefined {
    return Fields.read(node, this.reporter, what, (fields) => {
      const name = fields.text('var');
      const none = fields.flag('noValue');
      if (fields.node.entries.size !== 1 || (name === undefined && !none)) {
        this.reporter.report(fields.node, errors.variableNeeded(what));
      }
      return name === undefined ? undefined : this.variable(name, type, fields.node);
    });
  }

  /** The variable of a name, which must have exactly this type. */
  variable(name: string, type: ExpressionType, at: YamlNode): FlowVariable | undefined {
    const variable = this.variables.target(name, type);
    if (variable === undefined) {
      this.reporter.report(at, errors.unknownVariable(name, this.variables.all));
    } else if (variable.readOnly) {
      this.reporter.report(at, errors.builtInWritten(variable.name));
    } else if (variable.type !== type) {
      this.reporter.report(at, errors.wrongVariableType(variable.name, variable.type, type));
    } else return variable;
    return undefined;
  }

  /** A collection literal: a list whose items are literals or expressions. */
  private list(node: YamlNode, type: ScalarType, reads: Reads): GivenValue {
    if (node.kind !== 'list') {
      this.reporter.report(node, errors.notOfKind('lit', `a list of ${type} literals`, node));
      return { form: 'lit', evaluate: noValue, constant: true };
    }
    const items = node.items.map((item) => this.value(item, type, 'an item of a collection', reads));
    return {
      form: 'lit',
      evaluate: (scope) => items.map(({ evaluate }) => evaluate(scope)),
      constant: items.every(({ constant }) => constant),
    };
  }

  private fromExpression(node: YamlNode, typed: (compiled: Compiled) => Evaluate, reads: Reads): GivenValue {
    if (node.kind !== 'scalar') {
      this.reporter.report(node, errors.notOfKind('exp', 'an expression', node));
      return { form: 'exp', evaluate: noValue, constant: false };
    }
    try {
      const names = reads === 'secure' ? this.variables.withSecure : this.variables;
      const compiled = compileExpression(node.text, names);
      return { form: 'exp', evaluate: typed(compiled), constant: compiled.constant, text: node.text };
    } catch (error) {
      if (!(error instanceof ExpressionMistake)) throw error;
      this.reporter.report(node, errors.badExpression(node.text, error));
      return { form: 'exp', evaluate: noValue, constant: false };
    }
  }
}

function textOf(node: YamlNode): string | undefined {
  return node.kind === 'scalar' ? node.text : undefined;
}
