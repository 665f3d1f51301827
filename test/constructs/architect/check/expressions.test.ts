import { describe, expect, it } from '@jest/globals';
import {
  and,
  append,
  assign,
  asText,
  boolean,
  count,
  type Expression,
  equal,
  ifElse,
  integer,
  noStrings,
  not,
  or,
  playAudio,
  plus,
  silence,
  speech,
  text,
  uninterrupted,
  updateData,
} from '../../../../constructs/architect';
import { callFlow, hangUp, mistakesOf, vars } from '../support/flows';

const playing = (audio: Expression<'audio'>) => mistakesOf(callFlow([playAudio({ name: 'Do', audio }), hangUp]));
const setting = (value: Expression<'string'>) =>
  mistakesOf(callFlow([updateData('Do', assign(vars.text, value)), hangUp]));
const at = (mistake: string) => [`flow "Desk", task "Main" > 1 "Do": ${mistake}`];

describe('an expression in a flow', () => {
  it('has up to 32,000 characters, quotes included', () => {
    expect(setting(text('x'.repeat(31_998)))).toEqual([]);
    expect(setting(text('x'.repeat(31_999)))).toEqual(
      at('statement 1 has 32001 characters; at most 32000 are accepted'),
    );
  });

  it('nests up to 60 deep', () => {
    const nested = (depth: number) => {
      let value: Expression<'string'> = text('x');
      while (value.depth < depth) value = append(value);
      return value;
    };
    expect(setting(nested(60))).toEqual([]);
    expect(setting(nested(61))).toEqual(
      at('statement 1 nests 61 deep; at most 60 is accepted, so split it with updateData'),
    );
  });

  it('nests too deep rather than overflowing when it is absurdly deep', () => {
    let value: Expression<'boolean'> = boolean(true);
    for (let round = 0; round < 2_000; round++) value = or(value, boolean(false));
    const mistakes = mistakesOf(callFlow([updateData('Do', assign(vars.flag, value)), hangUp]));
    expect(mistakes).toEqual(at('statement 1 nests 2001 deep; at most 60 is accepted, so split it with updateData'));
  });

  it('has no double braces in any of its texts', () => {
    expect(setting(append(text('{ {'), text('}}')))).toEqual([]);
    expect(setting(append(text('a'), text('{{b}}')))).toEqual(
      at(
        'statement 1 contains "{{", got "{{b}}"; publishing replaces what stands in double braces, so write it without them',
      ),
    );
  });

  it('has no NUL in any of its texts', () => {
    expect(setting(text('a\0'))).toEqual(
      at('statement 1 holds a NUL or half of a surrogate pair, got "a\\u0000"; remove it'),
    );
  });

  it('has whole numbers that Architect can hold', () => {
    expect(setting(asText(integer(-999_999_999_999_999)))).toEqual([]);
    expect(setting(asText(integer(0.5)))).toEqual(
      at('0.5 is not accepted; expected a whole number within 999999999999999 either side of 0'),
    );
  });

  it('compares, adds and chooses between values of one type', () => {
    const given = (value: Expression) => value as Expression<never>;
    expect(setting(ifElse(equal(vars.count, integer(1)), text('a'), vars.text))).toEqual([]);
    expect(setting(asText(equal<'integer'>(vars.count, given(vars.text))))).toEqual(
      at('== is given integer and string; both must have one type'),
    );
    expect(setting(ifElse(boolean(true), text('a'), given(integer(1))))).toEqual(
      at('If is given string and integer; both must have one type'),
    );
    expect(setting(asText(plus<'integer'>(integer(1), given(vars.ratio))))).toEqual(
      at('+ is given integer and decimal; both must have one type'),
    );
  });

  it('combines and chooses by conditions', () => {
    const given = (value: Expression) => value as Expression<never>;
    const needs = (operation: string) =>
      at(`${operation} needs a condition, got string "Flow.text"; compare it with something`);
    expect(setting(asText(and(vars.flag, not(or(vars.flag, boolean(false))))))).toEqual([]);
    expect(setting(asText(and(vars.flag, given(vars.text))))).toEqual(needs('and'));
    expect(setting(asText(or(given(vars.text), vars.flag)))).toEqual(needs('or'));
    expect(setting(asText(not(given(vars.text))))).toEqual(needs('!'));
    expect(setting(ifElse(given(vars.text), text('a'), text('b')))).toEqual(needs('If'));
  });

  it('has an empty list only where it is assigned', () => {
    expect(mistakesOf(callFlow([updateData('Do', assign(vars.list, noStrings())), hangUp]))).toEqual([]);
    expect(setting(asText(count(noStrings())))).toEqual(
      at('an empty list stands inside an expression; it can only be assigned'),
    );
  });
});

describe('audio', () => {
  it('may be speech, silence or a choice, with its options outermost', () => {
    const choice = ifElse(equal(vars.count, integer(0)), silence(1_000), silence(2_000));
    expect(playing(speech(text('Hello')))).toEqual([]);
    expect(playing(uninterrupted(choice))).toEqual([]);
  });

  it('has no options inside another function', () => {
    const misplaced =
      'AudioPlaybackOptions stands inside another function; it must be outermost, so wrap the whole audio with uninterrupted';
    expect(playing(ifElse(vars.flag, uninterrupted(silence(1)), silence(2)))).toEqual(at(misplaced));
  });

  it('has silences of 0 to 10,000 literal milliseconds', () => {
    expect(playing(silence(0))).toEqual([]);
    expect(playing(silence(10_000))).toEqual([]);
    expect(playing(silence(10_001))).toEqual(
      at('ToAudioBlank takes a literal of 0 to 10000 milliseconds, got 10001; use several in a row for more'),
    );
    expect(playing({ ...silence(1), operands: [vars.count] })).toEqual(
      at('ToAudioBlank takes a literal of 0 to 10000 milliseconds, got Flow.count; use several in a row for more'),
    );
  });

  it('is not taken for a text that only looks like a function', () => {
    expect(playing(speech(text('ToAudioBlank(99999) AudioPlaybackOptions(x)')))).toEqual([]);
  });

  it('is for playAudio alone', () => {
    const sound = silence(1) as Expression as Expression<'string'>;
    expect(setting(sound)).toEqual(at('statement 1 takes string, got audio "ToAudioBlank(1)"; convert it with asText'));
    expect(setting(asText(sound))).toEqual(at('ToString takes no audio; audio is only for playAudio'));
  });
});
