import { describe, expect, it } from '@jest/globals';
import { assign, type Expression, expr, nodes } from '../../../../constructs/architect';
import { callFlow, hangUp, mistakesOf, vars } from '../support/flows';

const playing = (audio: Expression<'audio'>) => mistakesOf(callFlow([nodes.playAudio({ name: 'Do', audio }), hangUp]));
const setting = (value: Expression<'string'>) =>
  mistakesOf(callFlow([nodes.updateData('Do', assign(vars.text, value)), hangUp]));
const at = (mistake: string) => [`flow "Desk", task "Main" > 1 "Do"${mistake}`];

describe('an expression in a flow', () => {
  it('has up to 32,000 characters, quotes included', () => {
    expect(setting(expr.text('x'.repeat(31_998)))).toEqual([]);
    expect(setting(expr.text('x'.repeat(31_999)))).toEqual(
      at(', statement 1: got 32001 characters; expected at most 32000'),
    );
  });

  it('nests up to 60 deep', () => {
    const nested = (depth: number) => {
      let value: Expression<'string'> = expr.text('x');
      while (value.depth < depth) value = expr.append(value);
      return value;
    };
    expect(setting(nested(60))).toEqual([]);
    expect(setting(nested(61))).toEqual(
      at(', statement 1: got 61 levels of nesting; expected at most 60; split it with updateData'),
    );
  });

  it('is reported as nested too deep, without a stack overflow, when it is absurdly deep', () => {
    let value: Expression<'boolean'> = expr.boolean(true);
    for (let round = 0; round < 2_000; round++) value = expr.or(value, expr.boolean(false));
    const mistakes = mistakesOf(callFlow([nodes.updateData('Do', assign(vars.flag, value)), hangUp]));
    expect(mistakes).toEqual(
      at(', statement 1: got 2001 levels of nesting; expected at most 60; split it with updateData'),
    );
  });

  it('has no double braces in any of its texts', () => {
    expect(setting(expr.append(expr.text('{ {'), expr.text('}}')))).toEqual([]);
    expect(setting(expr.append(expr.text('a'), expr.text('{{b}}')))).toEqual(
      at(', statement 1: got "{{b}}"; expected a text without "{{": publishing replaces what is between double braces'),
    );
  });

  it('has no NUL in any of its texts', () => {
    expect(setting(expr.text('a\0'))).toEqual(
      at(', statement 1: got "a\\u0000"; expected a text without NUL and without half of a surrogate pair'),
    );
  });

  it('has whole numbers that Architect can hold', () => {
    expect(setting(expr.asText(expr.integer(-999_999_999_999_999)))).toEqual([]);
    expect(setting(expr.asText(expr.integer(0.5)))).toEqual(
      at(': got 0.5; expected a whole number, -999999999999999 to 999999999999999'),
    );
  });

  it('compares, adds and chooses between values of one type', () => {
    const given = (value: Expression) => value as Expression<never>;
    expect(setting(expr.ifElse(expr.equal(vars.count, expr.integer(1)), expr.text('a'), vars.text))).toEqual([]);
    expect(setting(expr.asText(expr.equal<'integer'>(vars.count, given(vars.text))))).toEqual(
      at(', ==: got integer and string; expected operands of one type'),
    );
    expect(setting(expr.ifElse(expr.boolean(true), expr.text('a'), given(expr.integer(1))))).toEqual(
      at(', If: got string and integer; expected operands of one type'),
    );
    expect(setting(expr.asText(expr.plus<'integer'>(expr.integer(1), given(vars.ratio))))).toEqual(
      at(', +: got integer and decimal; expected operands of one type'),
    );
  });

  it('combines and chooses by conditions', () => {
    const given = (value: Expression) => value as Expression<never>;
    const needs = (operation: string) =>
      at(`, ${operation}: got string "Flow.text"; expected a condition; compare it with something`);
    expect(setting(expr.asText(expr.and(vars.flag, expr.not(expr.or(vars.flag, expr.boolean(false))))))).toEqual([]);
    expect(setting(expr.asText(expr.and(vars.flag, given(vars.text))))).toEqual(needs('and'));
    expect(setting(expr.asText(expr.or(given(vars.text), vars.flag)))).toEqual(needs('or'));
    expect(setting(expr.asText(expr.not(given(vars.text))))).toEqual(needs('!'));
    expect(setting(expr.ifElse(given(vars.text), expr.text('a'), expr.text('b')))).toEqual(needs('If'));
  });

  it('has an empty list only where it is assigned', () => {
    expect(mistakesOf(callFlow([nodes.updateData('Do', assign(vars.list, expr.noStrings())), hangUp]))).toEqual([]);
    expect(setting(expr.asText(expr.count(expr.noStrings())))).toEqual(
      at(': got an empty list inside an expression; assign it, which is the only use of it'),
    );
  });
});

describe('audio', () => {
  it('may be speech, silence or a choice, with its options outermost', () => {
    const choice = expr.ifElse(expr.equal(vars.count, expr.integer(0)), expr.silence(1_000), expr.silence(2_000));
    expect(playing(expr.speech(expr.text('Hello')))).toEqual([]);
    expect(playing(expr.uninterrupted(choice))).toEqual([]);
  });

  it('has no options inside another function', () => {
    const misplaced =
      ': AudioPlaybackOptions is inside another function and must be outermost; wrap the whole audio with uninterrupted';
    expect(playing(expr.ifElse(vars.flag, expr.uninterrupted(expr.silence(1)), expr.silence(2)))).toEqual(
      at(misplaced),
    );
  });

  it('has silences of 0 to 10,000 literal milliseconds', () => {
    expect(playing(expr.silence(0))).toEqual([]);
    expect(playing(expr.silence(10_000))).toEqual([]);
    expect(playing(expr.silence(10_001))).toEqual(
      at(', ToAudioBlank: got 10001; expected a literal of 0 to 10000 milliseconds; use several in a row for more'),
    );
    expect(playing({ ...expr.silence(1), operands: [vars.count] })).toEqual(
      at(
        ', ToAudioBlank: got Flow.count; expected a literal of 0 to 10000 milliseconds; use several in a row for more',
      ),
    );
  });

  it('is not taken for a text that only looks like a function', () => {
    expect(playing(expr.speech(expr.text('ToAudioBlank(99999) AudioPlaybackOptions(x)')))).toEqual([]);
  });

  it('is for playAudio alone', () => {
    const sound = expr.silence(1) as Expression as Expression<'string'>;
    expect(setting(sound)).toEqual(
      at(', statement 1: got audio "ToAudioBlank(1)"; expected string; convert it with asText'),
    );
    expect(setting(expr.asText(sound))).toEqual(
      at(', ToString: got audio; expected another type: only playAudio takes audio'),
    );
  });
});
