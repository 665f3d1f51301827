import { describe, expect, it } from '@jest/globals';
import { evaluate, now, typeOf } from './evaluate';

const second = 1000;
const day = 86_400 * second;

describe('operators', () => {
  it.each<[string, unknown]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['2 * 3 % 4', 2],
    ['7 / 2', 3.5],
    ['2 * 3 ^ 2', 18],
    ['2 ^ 3 ^ 2', 64],
    ['1 + 0.5', 1.5],
    ['0.5 < 1', true],
    ['-2 ^ 2', 4],
    ['-(-3)', 3],
    ['!true == false', true],
    ['1 + 1 == 2 and 2 < 3', true],
    ['true or false and false', true],
    ['true AND False.x == 1', undefined],
    ['false Or true', true],
    ['6 & 3 | 8', 10],
    ['4 | 1 == 1', undefined],
    ['~5', -6],
    ['false ? 1 : true ? 2 : 3', 2],
    ['"a" + "b"', 'ab'],
    ['0.5 + 0.25', 0.75],
    ['ToInt(2 ^ 10)', 1024],
  ])('%s is %p', (source, expected) => {
    if (expected === undefined) expect(() => evaluate(source)).toThrow();
    else expect(evaluate(source)).toEqual(expected);
  });

  it('power and division of integers give decimals, other operators keep the type', () => {
    expect(['2 ^ 3', '6 / 3', '7 % 4', '7 - 4', '0.5 * 0.5', '2 * 0.5'].map(typeOf)).toEqual([
      'decimal',
      'decimal',
      'integer',
      'integer',
      'decimal',
      'decimal',
    ]);
  });

  it('dateTimes can be shifted by durations and compared', () => {
    expect(evaluate('Flow.moment + Flow.minute')).toBe(now + 60 * second);
    expect(evaluate('Flow.moment - Flow.minute < GetCurrentDateTimeUtc()')).toBe(true);
    expect(evaluate('GetCurrentDateTimeUtc() >= Flow.moment')).toBe(true);
    expect(evaluate('Flow.minute + Flow.minute == ToDuration("PT2M")')).toBe(true);
  });

  it.each([
    '"a" + 1',
    '1 + "a"',
    '1 == 1.0',
    'true and 1',
    '!1',
    '"a" < "b"',
    'Flow.moment - Flow.moment',
    'Flow.moment + 1',
    'NOT_SET and true',
    '!NOT_SET',
    'NOT_SET < 1',
    'NOT_SET + 1',
    'ToAudioTTS("a") == ToAudioTTS("a")',
  ])('refuse the operands of %s', (source) => {
    expect(() => typeOf(source)).toThrow(/^got .*; expected /);
  });
});

describe('values that are not set', () => {
  it('can be compared for equality and tested with IsSet', () => {
    expect(evaluate('Flow.noText == NOT_SET')).toBe(true);
    expect(evaluate('Flow.text != NOT_SET')).toBe(true);
    expect(evaluate('Flow.noText == "a"')).toBe(false);
    expect(evaluate('IsSet(Flow.noText)')).toBe(false);
    expect(evaluate('IsSet(NOT_SET)')).toBe(false);
    expect(evaluate('IsSet(Flow.emptyText)')).toBe(true);
    expect(evaluate('IsNotSetOrEmpty(Flow.emptyText)')).toBe(true);
    expect(evaluate('IsNotSetOrEmpty(Flow.noLetters) and IsNotSetOrEmpty(Flow.noText)')).toBe(true);
    expect(evaluate('IsNotSetOrEmpty(Flow.letters)')).toBe(false);
  });

  it.each([
    'Flow.noText + "a"',
    'Flow.noInteger + 1',
    'Flow.noInteger > 1',
    '!Flow.noBoolean',
    'Flow.noBoolean and true',
    'Flow.noBoolean or true',
    'AddSeconds(Flow.noMoment, 1)',
    'AddSeconds(Flow.moment, Flow.noInteger)',
    'Length(Flow.noText)',
    'Flow.noLetters[0]',
    'Count(Flow.noLetters)',
    'GetCurrentDateTimeUtc() >= Flow.noMoment',
  ])('%s fails the flow and names the value that is not set', (source) => {
    expect(() => evaluate(source)).toThrow(
      /^Flow\.no\w+ is not set, and .* does not take NOT_SET; guard it with IsSet$/,
    );
  });

  it('Append counts them as empty, and + refuses them', () => {
    expect(evaluate('Append("Bearer ", Flow.noText, NOT_SET, Flow.text)')).toBe('Bearer Ada');
  });

  it('conversions pass them on and give them a type', () => {
    expect(evaluate('ToString(Flow.noInteger)')).toBeUndefined();
    expect(typeOf('If(Flow.yes, Flow.moment, ToDateTime(NOT_SET))')).toBe('dateTime');
  });

  it('and, or and If do not evaluate operands that they do not need', () => {
    expect(evaluate('false and Flow.noInteger > 1')).toBe(false);
    expect(evaluate('true or Flow.noInteger > 1')).toBe(true);
    expect(evaluate('If(IsSet(Flow.noInteger), Flow.noInteger + 1, 0)')).toBe(0);
    expect(evaluate('IsSet(Flow.noMoment) ? AddSeconds(Flow.noMoment, 1) : Flow.moment')).toBe(now);
  });

  it('a condition of If that is not set counts as false', () => {
    expect(evaluate('If(Flow.noBoolean, 1, 2)')).toBe(2);
    expect(evaluate('Flow.noBoolean ? 1 : 2')).toBe(2);
  });
});

describe('functions', () => {
  it.each<[string, unknown]>([
    ['AddSeconds(Flow.moment, -1)', now - second],
    ['AddMinutes(Flow.moment, 2)', now + 120 * second],
    ['AddHours(Flow.moment, 1)', now + 3600 * second],
    ['AddDays(Flow.moment, 1)', now + day],
    ['ToString(AddMonths(ToDateTime("2026-01-31T09:00:00Z"), 1))', '2026-02-28T09:00:00Z'],
    ['ToString(AddYears(ToDateTime("2024-02-29T00:00:00Z"), 1))', '2025-02-28T00:00:00Z'],
    ['AddDuration(Flow.moment, Flow.minute)', now + 60 * second],
    ['ToInt(DateTimeDiff(AddSeconds(Flow.moment, 5), Flow.moment))', 5000],
    ['MakeDuration(1, 1, 1, 1)', day + 3661 * second],
    ['MakeDuration(0, 0, 0, ToInt(2 ^ Flow.three), 250)', 8250],
    ['MakeDateTime(2026, 1, 5, 9, 0, 0)', now],
    ['ToString(MakeDateTime(2026, 1, 5))', '2026-01-05T00:00:00Z'],
    ['ToDuration("PT30S")', 30_000],
    ['ToDuration("P1DT2H")', day + 7200 * second],
    ['ToDuration(1500)', 1500],
    ['ToString(ToDuration(90061500))', 'P1DT1H1M1.5S'],
    ['ToDateTime("2026-01-05T09:00:00Z")', now],
    ['ToDateTime("2026-02-30T09:00:00Z")', undefined],
    ['ToDateTime("2026-01-05 09:00")', undefined],
    ['ToDateTime(1767603600)', now],
    ['ToString(ToDateTime("2009-01-10T06:30:00.5Z"))', '2009-01-10T06:30:00Z'],
    ['ToString(12) + ToString(true) + ToString(0.5)', '12true0.5'],
    ['ToInt("42")', 42],
    ['ToInt(" -7 ")', -7],
    ['ToInt("4.2")', undefined],
    ['ToInt("abc")', undefined],
    ['ToInt("")', undefined],
    ['ToInt(2.9)', 2],
    ['ToInt(-2.9)', -2],
    ['ToInt(Flow.minute)', 60_000],
    ['ToDecimal("2.5")', 2.5],
    ['ToDecimal("x")', undefined],
    ['ToBool("TRUE")', true],
    ['ToBool("maybe")', undefined],
    ['ToDisplayString(3)', '3'],
    ['Append("a", "b", "c")', 'abc'],
    ['Substring("abcdef", 2, 3)', 'cde'],
    ['Substring("abc", 2, 9)', 'c'],
    ['Substring("abc", 9, 1)', ''],
    ['Replace("a.b.c", ".", "$&")', 'a$&b$&c'],
    ['Left("abc", 2)', 'ab'],
    ['Left("abc", 9)', 'abc'],
    ['right("abc", 2)', 'bc'],
    ['Right("abc", 0)', ''],
    ['Lower("AbC") + UPPER("x")', 'abcX'],
    ['Trim("  a ")', 'a'],
    ['Length("abc")', 3],
    ['Contains("abc", "bc")', true],
    ['Contains("abc", "BC")', false],
    ['FindString("abcb", "b")', 1],
    ['FindString("abc", "z")', -1],
    ['Split("a,b,,c", ",")', ['a', 'b', '', 'c']],
    ['Count(Flow.letters)', 4],
    ['GetAt(Flow.letters, 2)', 'c'],
    ['Flow.letters[0]', 'a'],
    ['FindFirst(Flow.letters, "b")', 1],
    ['FindFirst(Flow.letters, "z")', -1],
    ['Find(Flow.letters, "b")', [1, 3]],
    ['AddItem(Flow.counts, 6)', [4, 5, 6]],
    ['MakeList("x", "y")', ['x', 'y']],
    ['Count(MakeList())', 0],
    ['Sum(Flow.counts)', 9],
    ['Ceiling(1.2)', 2],
    ['Floor(-1.2)', -2],
    ['Round(2.5)', 3],
    ['Round(-2.5)', -3],
    ['Ceiling(3)', 3],
    ['Round(3.225, 2)', 3.23],
    ['Round(-3.614, 2)', -3.61],
    ['Round(1.5, 0)', 2],
    ['Sum(3, 5, -8)', 0],
    ['Sum(NOT_SET, 5)', 5],
    ['Sum(Flow.noInteger, Flow.noInteger)', 0],
    ['Sum(MakeList(3, ToInt(NOT_SET), 5))', 8],
    ['Sum(ToDuration("PT1M"), Flow.minute)', 120_000],
    ['Average(8, 0, -4, 14)', 4.5],
    ['Average(8.0, NOT_SET)', 8],
    ['Average(MakeList(ToInt(NOT_SET)))', 0],
    ['LTrim("  a ")', 'a '],
    ['RTrim("  a ")', '  a'],
    ['Trim(" \t\r\n\u00a0a")', '\u00a0a'],
    ['Reverse("Hello")', 'olleH'],
    ['Replace("Hello World", "Hello", NOT_SET)', ' World'],
    ['Contains("Hello", "he", true)', true],
    ['Contains("Hello", "he", false)', false],
    ['FindString("Hello", "he", true)', 0],
    ['FindString("Hello Hello", "l", 3)', 8],
    ['FindString("Hello Hello", "l", 5)', -1],
    ['FindString("Hello", "", 1)', 0],
    ['FindString("le Élever le Élever", "é", 2, true)', 13],
    ['Split("Hello World", "l")', ['He', '', 'o Wor', 'd']],
    ['Split("abc", "")', ['a', 'b', 'c']],
    ['Split("", "l")', ['']],
    ['AreEqual(100 + 5, 105, 110)', false],
    ['AreEqual("Hello", "Hel" + "lo")', true],
    ['AreEqual(true, "Hello", "hello")', true],
    ['AreEqual(false, "Hello", "hello")', false],
    ['AreEqual(true, false, ToBool(NOT_SET))', false],
    ['AreEqual(NOT_SET, NOT_SET)', true],
    ['AreEqual(MakeList(5, ToInt(NOT_SET)), MakeList(5, ToInt(NOT_SET)))', true],
    ['AreEqual(MakeList("a"), MakeEmptyList(ToString(NOT_SET)))', false],
    ['IsNotSetOrEmpty(Flow.noInteger)', true],
    ['IsNotSetOrEmpty(0)', false],
    ['IsNotSetOrEmpty(Flow.json.none)', true],
    ['Count(MakeList(NOT_SET, 1))', 2],
    ['Count(MakeEmptyList(1))', 0],
    ['FindFirst(MakeList("a", ToString(NOT_SET)), ToString(NOT_SET))', 1],
    ['ToString(MakeList(true, false))', 'true\nfalse'],
    ['ToString(MakeList(NOT_SET, -1), "|")', '|-1'],
    ['ToString(-1.0)', '-1.0'],
    ['ToString(2 ^ 3)', '8.0'],
    ['ToString(2000.506, 2)', '2000.51'],
    ['ToString(1.125, 2)', '1.13'],
    ['ToString(-1.0, 3)', '-1.000'],
    ['ToString(MakeList(2000.5, ToDecimal(NOT_SET), -1.0), "|", 2)', '2000.50||-1.00'],
    ['ToString(0.0000001)', '0.0000001'],
    ['ToBool("T")', true],
    ['ToBool("0")', false],
    ['ToBool(-10)', true],
    ['ToBool(0.0)', false],
    ['ToInt(true)', 1],
    ['ToDecimal(false)', 0],
    ['ToInt("  ")', undefined],
    ['ToDateTime("2009-01-10T06:30:00-07:00") == ToDateTime("2009-01-10T13:30:00Z")', true],
    ['ToDateTime("2009-01-10T06:30:00+02:00") == ToDateTime("2009-01-10T04:30:00Z")', true],
    ['Year(Flow.moment) + Month(Flow.moment) + Day(Flow.moment)', 2026 + 1 + 5],
    ['Hour(Flow.moment)', 9],
    ['Minute(MakeDateTime(2007, 2, 10, 12, 30, 45))', 30],
    ['Second(MakeDateTime(2007, 2, 10, 12, 30, 45))', 45],
    ['DayOfWeek(MakeDateTime(2009, 4, 5, 3, 0, 0))', 1],
    ['RoundUp(MakeDuration(0, 0, 2, 35)) == MakeDuration(0, 0, 5, 0)', true],
    ['RoundUp(MakeDuration(0, 0, 0, 37)) == MakeDuration(0, 0, 1, 0)', true],
    ['RoundUp(MakeDuration(0, 1, 22, 30)) == MakeDuration(0, 1, 25, 0)', true],
    ['RoundUp(MakeDuration(0, 0, 2, 35), MakeDuration(0, 0, 3, 0)) == MakeDuration(0, 0, 3, 0)', true],
    [
      'RoundUp(MakeDuration(0, 0, 22, 35), MakeDuration(0, 0, 5, 0), MakeList(MakeDuration(0, 0, 15, 0))) == MakeDuration(0, 0, 25, 0)',
      true,
    ],
    ['ToPhoneNumber("tel:+13178723000").e164', '+13178723000'],
    ['ToPhoneNumber("+1 (317) 872-3000").uri', 'tel:+13178723000'],
    ['ToPhoneNumber("13178723000").e164', undefined],
    ['ToString(ToPhoneNumber("sip:ada@example.com"))', 'sip:ada@example.com'],
    ['ToPhoneNumber("sip:ada@example.com").isSip', true],
    ['Flow.phone.isTel', true],
    ['ToPhoneNumber("anonymous")', undefined],
    ['Flow.queue.name', 'Desk'],
    ['Flow.queue.id', 'id of queue Desk'],
    ['FindQueue("Desk").ID', 'id of queue Desk'],
    ['ToString(FindQueueById("ID of queue desk"))', 'Desk'],
    ['FindQueue("id of queue Sales")', 'Sales'],
    ['FindQueue("Nowhere")', undefined],
    ['FindQueue(NOT_SET)', undefined],
    ['FindUser("ADA@example.com")', 'ada@example.com'],
    ['FindUserById("id of user ada@example.com").id', 'id of user ada@example.com'],
    ['FindSkill("Spanish")', 'Spanish'],
    ['FindLanguageSkill("French")', 'French'],
    ['FindEmergencyGroup("Storm")', 'Storm'],
    ['FindEmergencyGroup("Flood")', undefined],
    ['FindUserPrompt("Welcome")', 'Prompt.Welcome'],
    ['FindUserPrompt("prompt.Welcome")', 'Prompt.Welcome'],
    ['FindUserPrompt("Goodbye")', undefined],
    ['FindSystemPrompt("processing")', 'PromptSystem.processing'],
    [
      'MakeListAgentScorePair(MakeList(FindUser("ada@example.com")), MakeList(100))',
      [{ user: 'ada@example.com', score: 100 }],
    ],
    ['IsSet(ToUser(NOT_SET))', false],
    ['Flow.contact.firstName', 'Ada'],
    ['Flow.contact.FIRSTNAME', 'Ada'],
    ['Flow.contact.cellPhone.e164', '+15550101'],
    ['Flow.contact.workEmail', undefined],
    ['Flow.contact.surveyOptOut', true],
    ['ToString(Flow.contact)', 'x-1'],
    ['Flow.json.name == ToJson("Ada")', true],
    ['ToString(Flow.json."odd one")', '7'],
    ['ToString(Flow.json.tags[1])', 'y'],
    ['Flow.json.missing == NOT_SET', true],
    ['IsSet(Flow.json.none)', false],
    ['ToInt(GetJsonObjectProperty(JsonParse("{\\"n\\": 5}"), "n"))', 5],
    ['ToString(JsonParse("[1,2]"))', '[1,2]'],
    ['ToString(JsonParse("{\\"30\\": 1, \\"7\\": {}}"))', '{"30":1,"7":{}}'],
    ['JsonParse(" null ")', undefined],
    ['IsSet(Flow.json.constructor)', false],
    ['IsSet(Flow.json.__proto__)', false],
  ])('%s is %p', (source, expected) => {
    if (source.includes('__proto__')) expect(() => evaluate(source)).toThrow('unexpected "_"');
    else expect(evaluate(source)).toEqual(expected);
  });

  it('RandomInt stays in its range, both ends included, and repeats with the same seed', () => {
    const rolls = new Set(Array.from({ length: 20 }, () => evaluate('RandomInt(1, 2)')));
    expect(rolls.size).toBe(1);
    const spread = evaluate(`MakeList(${Array.from({ length: 60 }, () => 'RandomInt(1, 3)').join(', ')})`) as number[];
    expect([...new Set(spread)].sort()).toEqual([1, 2, 3]);
    expect(evaluate('Random() < 1.0')).toBe(true);
  });

  it.each<[string, readonly unknown[]]>([
    ['ToAudioTTS(Flow.noText)', []],
    ['ToAudioTTS("Hola", "es-us")', [{ text: 'Hola' }]],
    ['ToAudioNumber(-500)', [{ text: '-500' }]],
    ['ToAudioNumber(123.1, 2)', [{ text: '123.10' }]],
    ['ToAudioNumber(Flow.noInteger)', []],
    ['ToAudioBool(true)', [{ text: 'True' }]],
    ['ToAudioPercent(5)', [{ text: '5 percent' }]],
    ['ToAudioPhoneNumber("812.555.1234")', [{ text: '8125551234' }]],
    ['ToAudioPhoneNumber(ToPhoneNumber("sip:ada@example.com"))', []],
    ['ToAudioDuration(MakeDuration(0, 1, 30, 5, 700))', [{ text: 'PT1H30M5S' }]],
    ['ToAudioDate(Flow.moment)', [{ text: '2026-01-05' }]],
    ['ToAudioTime(Flow.moment)', [{ text: '09:00' }]],
    ['ToAudioDateTime(Flow.moment)', [{ text: '2026-01-05T09:00:00Z' }]],
    ['ToAudio(Prompt.Welcome)', [{ text: 'Prompt.Welcome' }]],
    ['Append(Prompt.Welcome, ToAudioTTS(Flow.noText))', [{ text: 'Prompt.Welcome' }]],
  ])('%s is heard as %p', (source, parts) => {
    expect(evaluate(source)).toEqual({ parts, flush: false });
  });

  it.each([
    ['Max(1, 2)', 'the sandbox does not run the function Max: its existence is not documented; write If(a > b, a, b)'],
    ['abs(-1)', 'write If(x < 0, -x, x)'],
    ['Compare("a", "b")', 'compare with == or AreEqual'],
    ['WeekNum(Flow.moment)', 'which day its weeks begin with is not documented'],
    ['MakeCurrency(1.5, "USD")', 'currencies are not modelled'],
    ['MakeCommunication("Hi")', 'only flows of bots have it'],
  ])('%s is refused by name, with the reason', (source, message) => {
    expect(() => typeOf(source)).toThrow(message);
  });

  it('audio has a type of its own', () => {
    const queued = evaluate('AudioPlaybackOptions(Append(ToAudioTTS(Flow.text), ToAudioBlank(500)), false, true)');
    expect(queued).toEqual({ parts: [{ text: 'Ada' }, { silentMs: 500 }], flush: true });
    const paused = evaluate('AudioPlaybackOptions(If(Flow.three == 3, ToAudioBlank(1000), ToAudioBlank(2000)), true)');
    expect(paused).toEqual({ parts: [{ silentMs: 1000 }], flush: false });
  });

  it.each([
    'Append("a", 1)',
    'Append(1)',
    'Append()',
    'If(true, 1, 1.5)',
    'If(true, Flow.text, NOT_SET)',
    'If(1, 2, 3)',
    'IsSet(Flow.letters)',
    'IsNotSetOrEmpty(ToAudioTTS("a"))',
    'Sum(1, 1.5)',
    'Sum(NOT_SET)',
    'AreEqual(1)',
    'AreEqual(1, "1")',
    'AreEqual(MakeList(1), MakeList(1), MakeList(1))',
    'MakeList(NOT_SET)',
    'FindQueue(1)',
    'Flow.noUser.email',
    'Flow.contact.email',
    'ToString(1, 2)',
    'ToString("a", "b")',
    'ToAudioNumber("1")',
    'ToAudioTTS("a", Flow.text)',
    'Append(Prompt.Welcome, "a")',
    'MakeDuration(0, 0, 0, 2 ^ 1)',
    'MakeDuration(0, 0, 1)',
    'MakeDuration(0, 0, 0, NOT_SET)',
    'AddSeconds(Flow.moment, 1.5)',
    'AddSeconds(NOT_SET, 1)',
    'MakeDateTime(2026, 1)',
    'ToInt(Flow.moment)',
    'ToDateTime(Flow.half)',
    'Count("abc")',
    'GetAt(Flow.letters, "1")',
    'AddItem(Flow.letters, 1)',
    'Sum(Flow.letters)',
    'ToAudioBlank("1")',
    'ToString(ToAudioTTS("a"))',
    'ToAudioBlank(Flow.three)',
    'ToAudioBlank(10001)',
    'AudioPlaybackOptions(ToAudioTTS("a"))',
    'AudioPlaybackOptions(ToAudioTTS("a"), Flow.yes)',
    'Append(AudioPlaybackOptions(ToAudioTTS("a"), true), ToAudioBlank(1))',
    'GetCurrentDateTimeUtc(1)',
    'Flow.text[0]',
    'Flow.text.length',
  ])('%s is refused', (source) => {
    expect(() => typeOf(source)).toThrow();
  });

  it('a refused call lists the arguments that it accepts', () => {
    expect(() => typeOf('MakeDuration(0, 0, 0, 2 ^ 1)')).toThrow(
      'got MakeDuration(integer, integer, integer, decimal); expected MakeDuration(integer, integer, integer, integer) or MakeDuration(integer, integer, integer, integer, integer)',
    );
  });
});

describe('failures of the flow', () => {
  it.each([
    ['1 / 0', '"/" by zero'],
    ['1 % 0', '"%" by zero'],
    ['Flow.letters[4]', 'index 4 is outside a collection of 4'],
    ['GetAt(Flow.letters, -1)', 'index -1 is outside a collection of 4'],
    ['999999999999999 + 1', 'a number is outside the range'],
    ['ToInt(10 ^ 20)', 'a number is outside the range'],
    ['AddYears(Flow.moment, 175)', 'a date is outside the years 1800 to 2200'],
    ['MakeDateTime(2026, 2, 30)', 'MakeDateTime needs a date that exists'],
    ['Left("abc", -1)', 'Left needs a position or a length of at least 0'],
    ['JsonParse("{")', 'JsonParse needs a JSON text'],
    [`JsonParse("${'['.repeat(501)}${']'.repeat(501)}")`, 'JsonParse needs a JSON text'],
    ['Flow.noUser.id', 'Flow.noUser is not set, and "id" of it does not take NOT_SET'],
    ['Round(1.5, 16)', 'Round needs 0 to 15 digits, not 16'],
    ['ToString(1.5, -1)', 'ToString needs 0 to 15 digits, not -1'],
    ['FindString("a", "a", 0)', 'FindString needs the number of an occurrence, from 1, not 0'],
    ['RoundUp(Flow.minute, ToDuration(0))', 'RoundUp needs an interval longer than nothing, not 0'],
    ['Sum(999999999999999, 1)', 'a number is outside the range'],
    ['999999999999999 | 562949953421311', 'a number is outside the range'],
    ['MakeListAgentScorePair(MakeList(FindUser("ada@example.com")), MakeList(1, 2))', 'as many scores as users'],
  ])('%s', (source, message) => {
    expect(() => evaluate(source)).toThrow(
      expect.objectContaining({ name: 'FlowFailure', message: expect.stringContaining(message) }),
    );
  });
});
