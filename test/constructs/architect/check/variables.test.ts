import { describe, expect, it } from '@jest/globals';
import { assign, type Expression, expr, nodes, type Variable, variable } from '../../../../constructs/architect';
import { callFlow, finish, hangUp, messageFlow, mistakesOf, vars, workflow } from '../support/flows';

const declaring = (...variables: Variable[]) => mistakesOf(callFlow([hangUp], { variables }));
const reading = (value: Expression<'string'>) => callFlow([nodes.updateData('Set', assign(vars.text, value)), hangUp]);

describe('a declared variable', () => {
  it('may start with a literal of its type', () => {
    expect(
      declaring(
        variable('Flow.text_1', 'string', { initial: '', description: 'anything' }),
        variable('Flow.count', 'integer', { initial: -5 }),
        variable('Flow.ratio', 'decimal', { initial: 0.5 }),
        variable('Flow.flag', 'boolean', { initial: false }),
        variable('Flow.names', 'stringCollection', { initial: ['a', 'b'] }),
        variable('Flow.moment', 'dateTime'),
        variable('Flow.delay', 'duration'),
      ),
    ).toEqual([]);
  });

  it.each<[string, Variable, string]>([
    [
      'a name of another scope',
      variable('Task.token', 'string'),
      ', name: got "Task.token"; expected "Flow." and then a letter with letters, digits and underscores, such as Flow.token',
    ],
    [
      'a name with a dash',
      variable('Flow.my-token', 'string'),
      ', name: got "Flow.my-token"; expected "Flow." and then a letter with letters, digits and underscores, such as Flow.mytoken',
    ],
    [
      'a name that begins with a digit',
      variable('Flow.1st', 'string'),
      ', name: got "Flow.1st"; expected "Flow." and then a letter with letters, digits and underscores, such as Flow.token',
    ],
    [
      'audio',
      variable('Flow.sound', 'audio'),
      ', type: got audio; expected a type of a variable; make audio where it is played',
    ],
    [
      'a fraction as an integer',
      variable('Flow.n', 'integer', { initial: 1.5 }),
      ', initial value: got 1.5; expected a whole number, -999999999999999 to 999999999999999',
    ],
    [
      'an integer beyond what Architect holds',
      variable('Flow.n', 'integer', { initial: 1_000_000_000_000_000 }),
      ', initial value: got 1000000000000000; expected a whole number, -999999999999999 to 999999999999999',
    ],
    [
      'a decimal that would be written with an exponent',
      variable('Flow.n', 'decimal', { initial: 1e-7 }),
      ', initial value: got 1e-7; expected a number that is written without an exponent',
    ],
    [
      'a text as a boolean',
      variable('Flow.b', 'boolean', { initial: 'yes' as never }),
      ', initial value: got "yes"; expected true or false',
    ],
    [
      'a number in a list of texts',
      variable('Flow.l', 'stringCollection', { initial: [1] as never }),
      ', initial value: got [1]; expected a list of texts',
    ],
    [
      'a moment to start with',
      variable('Flow.d', 'dateTime', { initial: '2026-01-01' as never }),
      ', initial value: got "2026-01-01"; leave it out and assign it in the flow',
    ],
    [
      'double braces in a list',
      variable('Flow.l', 'stringCollection', { initial: ['fine', '{{x}}'] }),
      ', initial value: got "{{x}}"; expected a text without "{{": publishing replaces what is between double braces',
    ],
    [
      'double braces in its description',
      variable('Flow.t', 'string', { description: '{{x}}' }),
      ', description: got "{{x}}"; expected a text without "{{": publishing replaces what is between double braces',
    ],
  ])('is refused with %s', (_what, declared, expected) => {
    expect(declaring(declared)).toEqual([`flow "Desk", variable ${JSON.stringify(declared.name)}${expected}`]);
  });

  it('is declared once, whatever the case of its letters', () => {
    expect(declaring(variable('Flow.token', 'string'), variable('Flow.Token', 'string'))).toEqual([
      'flow "Desk": got the variable "Flow.Token" twice; rename one',
    ]);
  });

  it('is an input or an output only where the flow type has such', () => {
    const input = variable('Flow.in', 'string', { isInput: true });
    const output = variable('Flow.out', 'string', { isOutput: true });
    const variables = [input, output];
    const noInputs = 'take no inputs; read a built-in variable or participant data';
    expect(mistakesOf(workflow([finish], { variables }))).toEqual([]);
    expect(mistakesOf(messageFlow([hangUp], { variables }))).toEqual([
      `flow "Desk", variable "Flow.in", isInput: inboundShortMessage flows ${noInputs}`,
    ]);
    expect(mistakesOf(callFlow([hangUp], { variables }))).toEqual([
      `flow "Desk", variable "Flow.in", isInput: inboundCall flows ${noInputs}`,
      'flow "Desk", variable "Flow.out", isOutput: inboundCall flows give no outputs; write participant data',
    ]);
  });
});

describe('a variable in use', () => {
  const place = 'flow "Desk", task "Main" > 1 "Set"';

  it('is declared, or one of those that the flow type has', () => {
    expect(mistakesOf(reading(vars.text))).toEqual([]);
    expect(mistakesOf(reading(expr.builtIn('Call.Ani', 'string')))).toEqual([]);
  });

  it('is refused when the flow does not declare it, with the nearest name that it declares', () => {
    expect(mistakesOf(reading(variable('Flow.texd', 'string')))).toEqual([
      `${place}: got the variable Flow.texd; expected a declared variable; add it to the variables of the flow; did you mean "Flow.text"?`,
    ]);
  });

  it('is refused when the flow only sets it and does not declare it', () => {
    const set = nodes.updateData('Set', assign(variable('Flow.somethingElse', 'integer'), expr.integer(1)));
    expect(mistakesOf(callFlow([set, hangUp]))).toEqual([
      `${place}: got the variable Flow.somethingElse; expected a declared variable; add it to the variables of the flow`,
    ]);
  });

  it('is refused when it is declared with another type', () => {
    expect(mistakesOf(reading(variable('Flow.count', 'string')))).toEqual([
      `${place}: got the variable Flow.count, used as string; expected the declared type, integer`,
    ]);
  });

  it.each(['Message.Body', 'Call', 'Call.Ani + Flow.text'])(
    'is refused when it is the built-in variable %s, which calls do not have',
    (name) => {
      expect(mistakesOf(reading(expr.builtIn(name, 'string')))).toEqual([
        `${place}: got the built-in variable "${name}"; expected one of inboundCall flows, which begin with Call. or Flow.`,
      ]);
    },
  );

  it('is not a built-in one when it is written', () => {
    const target = expr.builtIn('Call.Ani', 'string') as Variable<'string'>;
    expect(mistakesOf(callFlow([nodes.updateData('Set', assign(target, expr.text('x'))), hangUp]))).toEqual([
      `${place}, statement 1: got "Call.Ani"; expected a variable that the flow declares`,
    ]);
  });
});
